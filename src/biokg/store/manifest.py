"""What a generation consists of: each of its files with size and hash, and the number of its quads."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from biokg.errors import StoreError
from biokg.store import pointer

QUADS = "quads"
"""The folder inside a generation that Oxigraph's database lies in."""

NAME = "manifest"
"""The file that says so."""
_HEAD = "biokg generation"
# Oxigraph's own journal, and a lock without content: neither holds data, and the first may grow.
_PASSING = ("LOG", "LOCK")


class File(NamedTuple):
    """A file of a generation: its path within it, its bytes and their SHA-256."""

    name: str
    size: int
    digest: str


class Manifest(NamedTuple):
    """How many quads a generation holds and in which files."""

    quads: int
    files: tuple[File, ...]


def write(generation: Path, quads: int, old: Path | None = None) -> None:
    """Write down what the generation consists of, and have it and its files on disk.

    Files that it shares with a sound `old` generation are known from there.
    """
    known = {} if old is None else {(old / file.name).stat().st_ino: file for file in read(old).files}
    paths = [path for path in sorted((generation / QUADS).iterdir()) if _lasts(path)]
    files = [_described(generation, path, known.get(path.stat().st_ino)) for path in paths]
    lines = [f"{file.name} {file.size} {file.digest}" for file in files]
    _write_durably(generation / NAME, "\n".join([_HEAD, f"quads {quads}", *lines, ""]))
    _write_durably(generation / pointer.SEEN, pointer.stamps(str(generation), [file.name for file in files]))


def read(generation: Path) -> Manifest:
    """Return what a build wrote down of a generation; raises `StoreError` when that is missing or malformed."""
    try:
        head, quads, *lines = (generation / NAME).read_text(encoding="utf-8").splitlines()
        files = tuple(File(name, int(size), digest) for name, size, digest in map(str.split, lines))
        found = Manifest(int(quads.removeprefix("quads ")), files)
    except (OSError, ValueError) as error:
        raise _damaged(generation, [f"{NAME}: {error}"]) from error
    if head != _HEAD or not files:
        raise _damaged(generation, [f"{NAME} begins with {head[:40]!r}"])
    return found


def faults(generation: Path) -> Iterator[str]:
    """Yield what differs in the files of a generation from what the build wrote."""
    for file in read(generation).files:
        path = generation / file.name
        try:
            size = path.stat().st_size
            if size != file.size:
                yield f"{file.name} has {size} bytes, {file.size} were written"
            elif _digest(path) != file.digest:
                yield f"{file.name} was altered: its SHA-256 is not the one that was written"
        except OSError as error:
            yield f"{file.name} cannot be read: {error.strerror}"


def require_sound(generation: Path) -> None:
    """Refuse a generation whose files are not those that were written.

    Sizes and times are compared; the content only where a time differs (a copied store), and that just once where
    the folder can be written. Raises `StoreError`.
    """
    if pointer.is_as_seen(str(generation)):
        return
    if found := list(faults(generation)):
        raise _damaged(generation, found)
    names = [file.name for file in read(generation).files]
    try:
        (generation / pointer.SEEN).write_text(pointer.stamps(str(generation), names), encoding="utf-8")
    except OSError:
        return  # A folder that cannot be written is checked anew each time.


def _damaged(generation: Path, found: list[str]) -> StoreError:
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    zh = f"等 {len(found)} 处" if len(found) > 1 else ""
    store = generation.parent
    return StoreError(
        f"store at {store} is damaged ({found[0]}{more}): run `biokg build`, or `biokg restore FILE --force`",
        f"图谱库 {store} 已损坏（{found[0]}{zh}）：请运行 `biokg build`，或 `biokg restore FILE --force`",
    )


def _lasts(path: Path) -> bool:
    return not path.name.startswith(_PASSING)


def _described(generation: Path, path: Path, known: File | None) -> File:
    if known is not None:
        return known
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return File(path.relative_to(generation).as_posix(), path.stat().st_size, _digest(path))


def _digest(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
