"""Whether every statement stands where it belongs: claims in the graph of their document, knowledge in the default."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, Finding

CHECK = "layers/graphs"

_TYPE = ox.NamedNode(foreign.RDF_TYPE)
_DERIVED = ox.NamedNode(foreign.DERIVED_FROM)
_OF_A_DOCUMENT = frozenset(terms.bkg(name) for name in ("Claim", "Evidence"))
_MADE = frozenset((terms.ONTOLOGY_GRAPH, terms.INFERRED_GRAPH, terms.RESTATED_GRAPH))


def check_layers(quads: Iterable[ox.Quad]) -> list[Finding]:
    """Return what stands in a graph where it does not belong, sorted.

    To replace a document is to drop its graph; that holds only while nothing of it stands anywhere else.
    """
    return sorted({finding for quad in quads for finding in _misplaced(quad)})


def _misplaced(quad: ox.Quad) -> Iterator[Finding]:
    graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
    value = quad.object.value if isinstance(quad.object, ox.NamedNode) else ""
    where = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)
    if graph in _MADE:
        return
    if graph and not graph.startswith(terms.DOCUMENTS):
        yield Finding(
            VIOLATION,
            CHECK,
            where,
            f"stands in the graph {graph}, which is no document's",
            zh=f"位于非文档图 {graph} 中",
        )
    elif quad.predicate == _TYPE and bool(graph) != (value in _OF_A_DOCUMENT) and value.startswith(terms.ONTOLOGY):
        en = (
            "is knowledge and stands in the graph of a document"
            if graph
            else "is of a document, but of no graph of one"
        )
        zh = "属于知识，却位于文档的图中" if graph else "属于文档，却不在任何文档的图中"
        yield Finding(VIOLATION, CHECK, where, en, zh=zh)
    elif quad.predicate == _DERIVED and graph and value != graph:
        yield Finding(
            VIOLATION,
            CHECK,
            where,
            f"is of {value}, but stands in the graph of {graph}",
            zh=f"出自 {value}，却位于 {graph} 的图中",
        )
