"""Where the answers come from: a store in a folder, whose free queries run in a worker, or a graph on a server."""

from pathlib import Path
from typing import Final, Protocol

from biokg.store.endpoint import Place
from biokg.store.view import Rows, View, open_view
from biokg.terms import PREFIXES, THINGS
from biokg.views.web.held import Held
from biokg.views.web.limited.pool import Pool
from biokg.views.web.settings import Limits
from biokg.views.web.sparql import jobs

# One agent asks one thing at a time; a query of its own making gets ten seconds.
_LIMITS: Final = Limits(workers=1, long_jobs=1, query_seconds=10.0)


class Source(Protocol):
    """What tools ask."""

    def view(self) -> View:
        """Return the graph in use."""
        ...

    def first(self, sparql: str, most: int) -> Rows | bool:
        """Return the first `most` rows of a query that only reads."""
        ...

    def close(self) -> None:
        """End what runs beside."""
        ...


class InFolder:
    """A store in a folder, exchanged when a build has swapped in the next."""

    def __init__(self, store: Path) -> None:
        self._held = Held(store)
        self._pool = Pool(self._held, _LIMITS)

    def view(self) -> View:
        """Return the view of the generation in use."""
        return self._held.view()

    def first(self, sparql: str, most: int) -> Rows | bool:
        """Run a query in a worker, the only way to stop one; raises `TooCostly` after its ten seconds."""
        return self._pool.call(jobs.begun, jobs.Wanted(sparql, None, THINGS), most)

    def close(self) -> None:
        """End the worker."""
        self._pool.close()


class OnServer:
    """A graph on a server, which has limits of its own."""

    def __init__(self, place: Place) -> None:
        self._view = open_view(place).with_prefixes(PREFIXES)

    def view(self) -> View:
        """Return the view of it."""
        return self._view

    def first(self, sparql: str, most: int) -> Rows | bool:
        """Have the server run a query."""
        return self._view.first(sparql, most)

    def close(self) -> None:
        """Nothing runs here."""


def source(place: Place) -> Source:
    """Open a store; raises `StoreError`."""
    return InFolder(place) if isinstance(place, Path) else OnServer(place)
