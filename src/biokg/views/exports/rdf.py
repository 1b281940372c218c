"""The store as RDF: all of it where the format has graphs, else the default graph (what is known, without claims)."""

from collections.abc import Callable, Iterable, Iterator
from io import BufferedWriter, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Triple, serialize

from biokg import terms
from biokg.store.view import View
from biokg.views.exports.jsonld import jsonld, owners
from biokg.views.exports.quads import read_back, sorted_quads
from biokg.views.exports.xml_text import sound

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Counts = dict[str, int]


def nquads(view: View, output: BinaryIO) -> Counts:
    """Write every graph as sorted N-Quads: the very bytes that ``biokg build --nquads`` writes."""
    lines = _Counted(sorted_quads(view))
    output.writelines(lines)
    return {"quads": lines.count}


def trig(view: View, output: BinaryIO) -> Counts:
    """Write every graph as TriG, one after the other."""
    lines = _Counted(sorted_quads(view, by=_graph))
    serialize(read_back(lines), output, RdfFormat.TRIG, prefixes=dict(terms.PREFIXES))
    return {"quads": lines.count}


def ntriples(view: View, output: BinaryIO) -> Counts:
    """Write what is known as sorted N-Triples."""
    lines = _Counted(sorted_quads(view, default_only=True))
    output.writelines(lines)
    return {"triples": lines.count}


def turtle(view: View, output: BinaryIO) -> Counts:
    """Write what is known as Turtle."""
    lines = _Counted(sorted_quads(view, default_only=True))
    serialize(_triples(lines), output, RdfFormat.TURTLE, prefixes=dict(terms.PREFIXES))
    return {"triples": lines.count}


def rdfxml(view: View, output: BinaryIO) -> Counts:
    """Write what is known as RDF/XML; a character that XML cannot hold becomes U+FFFD."""
    lines = _Counted(sorted_quads(view, default_only=True))
    triples = (Triple(s, p, _sound(o) if isinstance(o, Literal) else o) for s, p, o in _triples(lines))
    with BufferedWriter(_Returns(output)) as escaping:
        serialize(triples, escaping, RdfFormat.RDF_XML, prefixes=dict(terms.PREFIXES))
    return {"triples": lines.count}


def framed(view: View, output: BinaryIO) -> Counts:
    """Write what is known as JSON-LD, each fact within the thing that it is about."""
    owner = owners(view)
    lines = _Counted(sorted_quads(view, default_only=True, by=lambda quad: owner(quad.subject)))
    output.writelines(part.encode() for part in jsonld(read_back(lines), owner))
    return {"triples": lines.count}


RDF: Final[dict[str, Callable[[View, BinaryIO], Counts]]] = {
    ".ttl": turtle,
    ".nt": ntriples,
    ".jsonld": framed,
    ".rdf": rdfxml,
    ".nq": nquads,
    ".trig": trig,
}
"""The writers by suffix."""


class _Counted(Iterator[bytes]):
    """Lines that are counted while they pass."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self.count = 0

    def __next__(self) -> bytes:
        line = next(self._lines)
        self.count += 1
        return line


class _Returns(RawIOBase):
    """Takes XML and writes carriage returns as references; as they are, a reader would make line ends of them."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, part: "ReadableBuffer") -> int:
        data = bytes(part)
        self._output.write(data.replace(b"\r", b"&#13;"))
        return len(data)


def _graph(quad: Quad) -> str:
    """Return what graphs are sorted by: the default graph, which has no name, comes first."""
    return "" if quad.graph_name == DefaultGraph() else str(quad.graph_name)


def _triples(lines: Iterable[bytes]) -> Iterator[Triple]:
    return (quad.triple for quad in read_back(lines))


def _sound(literal: Literal) -> Literal:
    kept = sound(literal.value)
    if kept == literal.value:
        return literal
    return Literal(kept, language=literal.language) if literal.language else Literal(kept, datatype=literal.datatype)
