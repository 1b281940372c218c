from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest


class MemoryView:
    """A view of an in-memory store, with no more than analysis may ask of one."""

    def __init__(self, trig: str) -> None:
        self._store = ox.Store()
        self._store.load(trig.encode(), ox.RdfFormat.TRIG)

    def select(self, sparql: str, /) -> Iterator[ox.QuerySolution]:
        solutions = self._store.query(sparql)
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions


@pytest.fixture(scope="session")
def world() -> MemoryView:
    return MemoryView((Path(__file__).parent / "network.trig").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def nothing() -> MemoryView:
    return MemoryView("")
