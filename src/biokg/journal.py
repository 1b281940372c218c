"""Logs of decisions: text files that grow by one line a decision, each on disk before the call returns."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from biokg.errors import DataError, remedy


def append(path: Path, line: str, head: str = "") -> None:
    """Append one line to a log, whole or not at all, and on disk before it returns; a new log begins with `head`.

    Two programs that write one log wait for each other. Raises `DataError` for a line that holds a line break, or a
    log that cannot be written.
    """
    if "\n" in line or "\r" in line:
        raise DataError(f"{path}: a decision is one line; this one holds a line break: {line[:60]!r}.")
    with _held(path) as log:
        size = os.fstat(log).st_size
        # A writer that was killed in the middle of a line must not spoil the next one.
        torn = size > 0 and os.pread(log, 1, size - 1) != b"\n"
        text = "\n" * torn + (head if not size else "") + line + "\n"
        try:
            _write(log, text.encode("utf-8", "surrogatepass"))
        except OSError:
            os.ftruncate(log, size)  # half a line may have gone onto a full disk
            raise


def is_begun(path: Path) -> bool:
    """Say whether a log holds anything: a writer that was killed or found the disk full may leave an empty one."""
    return path.exists() and path.stat().st_size > 0


def take_back(path: Path, line: str) -> None:
    """Take the last line of a log away again, which must be `line`: what was decided a moment ago.

    Raises `DataError` when something else was written since.
    """
    with _held(path) as log:
        last = (line + "\n").encode("utf-8", "surrogatepass")
        size = os.fstat(log).st_size
        if size < len(last) or os.pread(log, len(last), size - len(last)) != last:
            raise DataError(f"{path}: its last line is another one by now; decide again instead of undoing.")
        os.ftruncate(log, size - len(last))
        os.fsync(log)


def _write(log: int, data: bytes) -> None:
    while data:
        data = data[os.write(log, data) :]
    os.fsync(log)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """Open a log for this program alone; its folder is made where there is none."""
    try:
        new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        log = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(log, fcntl.LOCK_EX)
            yield log
        finally:
            os.close(log)
        if new:
            _sync(path.parent)
    except OSError as error:
        said, zh = remedy(error)
        raise DataError(
            f"{path}: cannot be written ({error.strerror}){said}; see --decisions.",
            f"无法写入 {path}（{error.strerror}）{zh}；参见 --decisions。",
        ) from error


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
