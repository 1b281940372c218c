"""One file that holds a whole store: gzipped N-Quads, with their number and hash in a comment at the end.

Any RDF tool reads it, and any version of biokg that knows the form can make a store of it again, whatever the
database of the time lays on disk. The same graph gives the same bytes.
"""

import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from gzip import GzipFile
from io import BufferedWriter, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from biokg.errors import NotWritten, StoreError, UsageError
from biokg.store import pointer
from biokg.store.build import write_store
from biokg.store.view import open_store

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_BUFFER = 1 << 18
_LAST = re.compile(rb"# biokg backup, format 1: (\d+) quads, sha256 ([0-9a-f]{64})\n")
# Twice as quick as the usual level, for a file that is a tenth larger.
_LEVEL = 4


def backup(store: Path, file: Path, *, force: bool = False) -> int:
    """Write the store at `store` to `file` and return the number of quads; the file appears when it is whole.

    Raises `UsageError` when `file` exists and `force` is not given, `StoreError` when reading or writing fails.
    """
    if not force:
        _require_free(file, file)
    opened = open_store(store)
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("wb") as raw:
            # Neither name nor time: they would make two backups of one graph differ.
            with GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed:
                counting = _Counting(packed)
                with BufferedWriter(counting, _BUFFER) as output:
                    opened.dump(output, RdfFormat.N_QUADS)
                    output.flush()
                    counting.finish()
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
    except (OSError, RuntimeError) as error:
        with suppress(OSError):
            part.unlink()
        raise NotWritten(str(file), error) from error
    return counting.quads


def restore(file: Path, store: Path, *, force: bool = False) -> int:
    """Make a store at `store` of a backup and return the number of quads; what stood there stays until it is whole.

    Raises `UsageError` when there is a store and `force` is not given, `StoreError` when the backup is not whole.
    """
    if not force:
        _require_free(store, store / pointer.POINTER)
    return write_store(_verified(file), store)


def _require_free(path: Path, taken_by: Path) -> None:
    if taken_by.exists():
        raise UsageError(
            f"{path} exists: give another, or --force to replace it.", f"{path} 已存在：请另选，或用 --force 替换。"
        )


def _verified(file: Path) -> Iterator[bytes]:
    """Yield the lines of a backup; raise `StoreError` at its end when they are not what was written."""
    digest, quads, last = hashlib.sha256(), 0, None
    try:
        with GzipFile(file, "rb") as packed:
            for line in packed:
                if line.startswith(b"#"):
                    last = _LAST.fullmatch(line)
                else:
                    digest.update(line)
                    quads += 1
                    yield line
    except (OSError, EOFError, zlib.error) as error:
        raise _not_whole(file, str(error)) from error
    if last is None:
        raise _not_whole(file, "its last line is missing")
    if (int(last[1]), last[2].decode()) != (quads, digest.hexdigest()):
        raise _not_whole(file, f"its {quads} quads are not the {int(last[1])} that were written")


def _not_whole(file: Path, why: str) -> StoreError:
    return StoreError(f"{file} is no whole backup: {why}", f"{file} 不是完整的备份：{why}")


class _Counting(RawIOBase):
    """Passes lines on, counting and hashing them; keeps back those that may name blank nodes.

    A store gives blank nodes new names whenever it is written. They come last, under canonical names (RDFC-1.0);
    what has none comes in the order of the store, which follows from the terms alone.
    """

    def __init__(self, to: GzipFile) -> None:
        super().__init__()
        self._to = to
        self._digest = hashlib.sha256()
        self._begun = b""
        self._kept_back: list[bytes] = []
        self.quads = 0

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer") -> int:
        size = len(memoryview(data))
        *lines, self._begun = (self._begun + bytes(data)).split(b"\n")
        self._kept_back.extend(line for line in lines if b"_:" in line)
        self._pass_on([line for line in lines if b"_:" not in line])
        return size

    def finish(self) -> None:
        """Pass on what was kept back, and a last line with number and hash."""
        nodes = Dataset(parse(b"\n".join(self._kept_back), format=RdfFormat.N_QUADS))
        nodes.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        self._pass_on(sorted(f"{quad} .".encode() for quad in nodes))
        last = f"# biokg backup, format 1: {self.quads} quads, sha256 {self._digest.hexdigest()}\n"
        self._to.write(last.encode())

    def _pass_on(self, lines: list[bytes]) -> None:
        data = b"".join(line + b"\n" for line in lines)
        self._digest.update(data)
        self.quads += len(lines)
        self._to.write(data)
