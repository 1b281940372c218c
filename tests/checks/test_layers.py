import pyoxigraph as ox
import pytest

from biokg import foreign, terms
from biokg.checks.layers import check_layers

DOC, OTHER = terms.document("news"), terms.document("other")
CLAIM, FACT = terms.thing("claim/1"), terms.thing("fact/1")


def quad(subject: str, predicate: str, value: str, graph: str | None) -> ox.Quad:
    where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value), where)


def said(*quads: ox.Quad) -> str:
    return "\n".join(finding.message for finding in check_layers(quads))


GOOD = (
    quad(CLAIM, foreign.RDF_TYPE, terms.bkg("Claim"), DOC),
    quad(CLAIM, foreign.DERIVED_FROM, DOC, DOC),
    quad(FACT, foreign.RDF_TYPE, terms.bkg("Relation"), None),
    quad(FACT, foreign.RDF_TYPE, terms.bkg("Inference"), terms.INFERRED_GRAPH),
)


def test_claims_with_their_document_and_knowledge_in_the_default_graph_pass() -> None:
    assert said(*GOOD) == ""


@pytest.mark.parametrize(
    ("misplaced", "message"),
    [
        (quad(CLAIM, foreign.RDF_TYPE, terms.bkg("Claim"), None), "of no graph of one"),
        (quad(FACT, foreign.RDF_TYPE, terms.bkg("Relation"), DOC), "stands in the graph of a document"),
        (quad(CLAIM, foreign.DERIVED_FROM, OTHER, DOC), f"is of {OTHER}, but stands in the graph of {DOC}"),
        (quad(FACT, terms.bkg("subject"), FACT, "https://example.org/g"), "which is no document's"),
    ],
)
def test_what_stands_in_the_wrong_graph_is_found(misplaced: ox.Quad, message: str) -> None:
    assert message in said(*GOOD, misplaced)
