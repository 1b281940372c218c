"""Change a store a little: a new generation that shares the old one's files, with some quads gone and some come."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from biokg.errors import StoreError
from biokg.store import layout, manifest
from biokg.store.build import only_writer, swapped_in


@dataclass(frozen=True, slots=True)
class Change:
    """What goes from a store, and what comes to it afterwards."""

    nodes: tuple[str, ...]
    """IRIs whose graphs go, with what the default graph says of them."""
    gone: Iterable[bytes]
    """Lines of N-Quads, each in the store."""
    come: Iterable[bytes]


def identity(target: Path) -> str:
    """Return a hash of all that the store at `target` consists of, empty where there is no sound one."""
    try:
        generation = layout.current(target)
        manifest.require_sound(generation)
        return hashlib.sha256((generation / manifest.NAME).read_bytes()).hexdigest()
    except (StoreError, OSError):
        return ""


def quads_in(target: Path) -> int:
    """Return the number of quads of the store at `target`; raise `StoreError` where there is none."""
    return manifest.read(layout.current(target)).quads


def amend_store(target: Path, changes: Iterable[Change]) -> int:
    """Give the store at `target` a new generation with changes, one after the other; return the number of its quads.

    Costs what the changes cost: the unchanged files are shared with the old generation, which stays whole and
    readable. Raises `StoreError` as `biokg.store.build.write_store` does.
    """
    with only_writer(target):
        old = layout.current(target)
        manifest.require_sound(old)
        with swapped_in(target) as building:
            Store.read_only(str(old / manifest.QUADS)).backup(str(building / manifest.QUADS))
            count = manifest.read(old).quads + _changed(building / manifest.QUADS, changes)
            manifest.write(building, count, old)
        return count


def _changed(folder: Path, changes: Iterable[Change]) -> int:
    """Apply changes; return by how many quads the store grew."""
    store = Store(folder)
    more = sum(_apply(store, change) for change in changes)
    store.flush()
    del store  # closes the database, which only then is complete on disk
    return more


def _apply(store: Store, change: Change) -> int:
    gone = {*_own(store, change.nodes), *_parsed(change.gone)}
    come = set(_parsed(change.come))
    leaving = [quad for quad in gone - come if quad in store]
    coming = [quad for quad in come if quad not in store]
    for quad in leaving:
        store.remove(quad)
    store.extend(coming)
    return len(coming) - len(leaving)


def _own(store: Store, nodes: Iterable[str]) -> Iterable[Quad]:
    for node in map(NamedNode, nodes):
        yield from store.quads_for_pattern(None, None, None, node)
        yield from store.quads_for_pattern(node, None, None, DefaultGraph())


def _parsed(lines: Iterable[bytes]) -> Iterable[Quad]:
    return parse(b"".join(lines), format=RdfFormat.N_QUADS)
