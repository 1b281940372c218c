"""The store as RDF: all of it where the format has graphs, else the default graph (what is known, without claims)."""

from typing import BinaryIO

from pyoxigraph import DefaultGraph, RdfFormat, serialize

from biokg import terms
from biokg.store.view import View


def write_rdf(view: View, output: BinaryIO, format_: RdfFormat) -> dict[str, int]:
    """Write `view` to `output`, sorted, and return how many statements that were.

    N-Quads and TriG hold every graph, the ontology's and the documents' too; the others hold the default graph.
    """
    prefixes = dict(terms.PREFIXES)
    # JSON-LD could hold graphs too, but its readers mostly look at the default one.
    if format_ in {RdfFormat.N_QUADS, RdfFormat.TRIG}:
        quads = sorted(view.quads(), key=str)
        if format_ == RdfFormat.TRIG:
            quads.sort(key=lambda quad: str(quad.graph_name))
        serialize(quads, output, format_, prefixes=prefixes)
        return {"quads": len(quads)}
    triples = sorted((quad.triple for quad in view.quads() if quad.graph_name == DefaultGraph()), key=str)
    serialize(triples, output, format_, prefixes=prefixes)
    return {"triples": len(triples)}
