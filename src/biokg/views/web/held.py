"""The store in use: read-only, and exchanged for the next one as soon as a build has swapped it in."""

import logging
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from pyoxigraph import Literal

from biokg import foreign, terms
from biokg.errors import StoreError
from biokg.store import layout, manifest
from biokg.store.view import View, open_generation

_LOG: Final = logging.getLogger("biokg.web")


class AsOf(NamedTuple):
    """When the data is from: the latest date that a document bears, and which build of the store holds it."""

    published: str
    build: str


class _Open(NamedTuple):
    generation: Path
    stamp: tuple[int, int]
    view: View
    as_of: AsOf


class Held:
    """Holds the generation in use; a request that began with one generation may end with it.

    Raises `StoreError` when there is no store to begin with.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()
        self._open = self._opened(layout.current(store))

    def view(self) -> View:
        """Return the view of the generation in use, with the prefixes of the project declared."""
        return self._now().view

    @property
    def generation(self) -> Path:
        """The folder of the generation in use."""
        return self._now().generation

    @property
    def identity(self) -> tuple[Path, tuple[int, int]]:
        """What tells the generation in use from any other, also one of the same name."""
        return self._now()[:2]

    @property
    def as_of(self) -> AsOf:
        """When the data of the generation in use is from."""
        return self._now().as_of

    def _now(self) -> _Open:
        # One small file is read per request: no watcher to start, and no request sees an old store for long.
        try:
            generation = layout.current(self._store)
            if (generation, _stamp(generation)) != self._open[:2]:
                self._exchange(generation)
        except StoreError as error:
            _LOG.warning("the store in use is kept: %s", error)
        return self._open

    def _exchange(self, generation: Path) -> None:
        with self._lock:
            if (generation, _stamp(generation)) != self._open[:2]:
                self._open = self._opened(generation)
                _LOG.info("store exchanged: %s", generation.name)

    def _opened(self, generation: Path) -> _Open:
        stamp = _stamp(generation)
        view = open_generation(generation).with_prefixes(terms.PREFIXES)
        objects = (quad.object for quad in view.quads(predicate=foreign.ISSUED, default_only=True))
        issued = (date.value for date in objects if isinstance(date, Literal))
        return _Open(generation, stamp, view, AsOf(max(issued, default=""), generation.name))


def _stamp(generation: Path) -> tuple[int, int]:
    # A store that is made anew counts its generations from one again: the name alone does not tell them apart.
    try:
        stat = (generation / manifest.NAME).stat()
    except OSError as error:
        raise StoreError(f"store at {generation.parent} is damaged: run `biokg build` ({error})") from error
    return stat.st_ino, stat.st_mtime_ns
