"""The statements of a store as sorted lines of N-Quads, the same bytes every time, however many they are."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from biokg.store.view import View
from biokg.views.exports.sorting import sorted_lines

_BATCH: Final = 10_000
_KEY_ENDS: Final = "\x00"
"""Sorts before all that a line can hold, for there it is escaped."""


def sorted_quads(view: View, *, default_only: bool = False, by: Callable[[Quad], str] | None = None) -> Iterator[bytes]:
    """Yield the lines of every graph, or of the default graph, sorted by the key `by` and then as they stand.

    Blank nodes, which a store names anew with every load, bear the names that RDFC-1.0 gives them.
    """
    lines = (_line(quad, by) for quad in _named(view.quads(default_only=default_only)))
    if by is None:
        return sorted_lines(lines)
    return (line.partition(_KEY_ENDS.encode())[2] for line in sorted_lines(lines))


def read_back(lines: Iterable[bytes]) -> Iterator[Quad]:
    """Yield the quads that lines of N-Quads hold."""
    waiting = iter(lines)
    while batch := b"".join(islice(waiting, _BATCH)):
        yield from parse(batch, RdfFormat.N_QUADS)


def _line(quad: Quad, by: Callable[[Quad], str] | None) -> bytes:
    key = by(quad) + _KEY_ENDS if by else ""
    return f"{key}{quad} .\n".encode()


def _named(quads: Iterable[Quad]) -> Iterator[Quad]:
    # What a blank node is called follows from the statements that name one: the others need not wait in memory.
    blank = Dataset()
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            blank.add(quad)
        else:
            yield quad
    blank.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    yield from blank
