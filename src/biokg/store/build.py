"""Write a store: a new generation beside the old one, swapped in when it is whole and on disk."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from biokg.errors import NotWritten, StoreError
from biokg.store import layout, manifest
from biokg.store.endpoint import Place

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 16
_COMPACTED_AT_ONCE = 250_000
"""Quads up to which a store is compacted before it can be read: that takes a seventh of the time of loading."""


def write(quads: Iterable[bytes], place: Place) -> int:
    """Replace what is at `place`, a folder or a server, by `quads` (lines of N-Quads), and return their number.

    Raises `StoreError`, and `UsageError` for a server without an address for updates.
    """
    if isinstance(place, Path):
        return write_store(quads, place)
    from biokg.store.loading import load

    return load(quads, place)


def write_store(quads: Iterable[bytes] | Path, target: Path) -> int:
    """Replace the store at `target` by `quads` (lines of N-Quads, or the path of an N-Quads file); return their number.

    The old store stays whole and readable until the new one is complete; a build that is killed leaves it as it
    was. Raises `StoreError` when another build is writing, the folder is not a store, the N-Quads are malformed
    or the disk refuses.
    """
    with only_writer(target):
        with swapped_in(target) as building:
            count = _load(quads, building / manifest.QUADS)
            manifest.write(building, count)
        if count > _COMPACTED_AT_ONCE:
            _compact(target, count)
    return count


@contextmanager
def only_writer(target: Path) -> Iterator[None]:
    """Keep other builds from the store at `target`; raise `StoreError` for one that runs, and for what goes wrong."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        with (target / "lock").open("w", encoding="utf-8") as lock:
            layout.take(lock.fileno(), target)
            layout.require_ours(target)
            yield
    except SyntaxError as error:
        raise StoreError(f"the quads to store are malformed: {error.msg}") from error
    except (OSError, RuntimeError) as error:
        raise NotWritten(f"store at {target}", error, f"图谱库 {target}") from error


@contextmanager
def swapped_in(target: Path) -> Iterator[Path]:
    """Give the folder of a new generation, which is the one to read when all went well."""
    layout.sweep(target)
    generation = layout.next_generation(target)
    building = target / generation.replace("generation", "building")
    building.mkdir()
    try:
        yield building
        for folder in (building / manifest.QUADS, building):
            layout.sync_folder(folder)
        building.rename(target / generation)
        layout.point_to(target, generation)
    finally:
        # What was begun may fill the disk (what is done bears another name by now). A build that is killed has no
        # time for this; the next one sweeps.
        shutil.rmtree(building, ignore_errors=True)


def _load(quads: Iterable[bytes] | Path, folder: Path) -> int:
    store = Store(folder)
    if isinstance(quads, Path):
        store.bulk_load(path=quads, format=RdfFormat.N_QUADS)
    else:
        store.bulk_load(BufferedReader(_Lines(quads), _BUFFER), format=RdfFormat.N_QUADS)
    count = len(store)
    if count <= _COMPACTED_AT_ONCE:
        store.optimize()
    store.flush()
    del store  # closes the database, which only then is complete on disk
    return count


def _compact(target: Path, count: int) -> None:
    """Give a large store, which is whole and can be read by now, a generation in which questions are quicker.

    Where there is no room for both, it stays as it is.
    """
    old = layout.current(target) / manifest.QUADS
    with suppress(OSError, RuntimeError), swapped_in(target) as building:
        Store.read_only(str(old)).backup(str(building / manifest.QUADS))
        store = Store(building / manifest.QUADS)
        store.optimize()
        store.flush()
        del store
        manifest.write(building, count)


class _Lines(RawIOBase):
    """Lines as a binary file, so that they are loaded while they are made."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        parts, size = [self._rest], len(self._rest)
        while size < len(view) and (line := next(self._lines, None)) is not None:
            parts.append(line)
            size += len(line)
        data = b"".join(parts)
        count = min(len(view), size)
        view[:count] = data[:count]
        self._rest = data[count:]
        return count
