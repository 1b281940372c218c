"""Gives a file, or a folder of files, its name only when it is whole and on disk."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from biokg.errors import NotWritten, UsageError

_Result = TypeVar("_Result")
Write = Callable[[BinaryIO], _Result]


def publish(path: Path, write: Write[_Result]) -> _Result:
    """Have `write` fill a file beside `path`, then give it that name; whatever stops it, an older file stays.

    Raise `UsageError` when there is no folder for it or `path` is one, `BiokgError` when the disk refuses.
    """
    reachable(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file.")
    with _beside(path) as beside:
        result = _filled(beside, write)
        beside.replace(path)
    return result


def publish_folder(path: Path, files: Mapping[str, Write[object]]) -> None:
    """Have a folder filled beside `path`, then give it that name; an older one is replaced if it holds no other files.

    Raise `UsageError` when `path` is a file or holds other files, `BiokgError` when the disk refuses.
    """
    reachable(path)
    if path.exists() and (not path.is_dir() or {file.name for file in path.iterdir()} - files.keys()):
        raise UsageError(f"{path} holds something else than such an export; name another folder.")
    with _beside(path) as beside:
        beside.mkdir()
        for name, write in files.items():
            _filled(beside / name, write)
        if path.exists():
            shutil.rmtree(path)
        beside.rename(path)


def reachable(path: Path) -> None:
    """Raise `UsageError` when there is no folder to put `path` into."""
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first.")


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield beside
    except OSError as error:
        raise NotWritten(str(path), error) from error
    finally:
        if beside.is_dir():
            shutil.rmtree(beside, ignore_errors=True)
        else:
            with suppress(OSError):  # a folder that cannot be written refuses even this
                beside.unlink()


def _filled(path: Path, write: Write[_Result]) -> _Result:
    with path.open("wb") as output:
        result = write(output)
        output.flush()
        os.fsync(output.fileno())
    return result
