"""Thirty different faults planted in the built graph of the shipped documents: each is found, and nothing else is."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest

from biokg import foreign, pipeline, terms
from biokg.checks.layers import check_layers
from biokg.checks.report import Finding
from biokg.checks.shapes import check_shapes, with_ontology
from biokg.store.view import open_view, view_of

XSD = foreign.XSD


def at(node: object) -> str:
    return str(getattr(node, "value", ""))


class Planting:
    """A built graph, of which each plant spoils another part."""

    def __init__(self, quads: list[ox.Quad]) -> None:
        self.quads = set(quads)
        self.used: set[str] = set()
        self.wrong: dict[str, set[str]] = {}

    def pick(self, class_: str, *having: str) -> str:
        """Return a node of a class with some properties that no other plant has touched."""
        of_class = {
            at(q.subject) for q in self.quads if (q.predicate.value, at(q.object)) == (foreign.RDF_TYPE, class_)
        }
        for name in having:
            of_class &= {at(quad.subject) for quad in self.quads if quad.predicate.value == name}
        node = min(of_class - self.used)
        self.used.add(node)
        return node

    def value(self, node: str, property_: str) -> ox.Quad:
        return next(q for q in sorted(self.quads, key=str) if (at(q.subject), q.predicate.value) == (node, property_))

    def change(self, node: str, property_: str, *values: ox.NamedNode | ox.Literal) -> str:
        """Replace the values of a property; without values it is gone."""
        graph = self.value(node, property_).graph_name
        self.quads = {q for q in self.quads if (at(q.subject), q.predicate.value) != (node, property_)}
        for value in values:
            self.quads.add(ox.Quad(ox.NamedNode(node), ox.NamedNode(property_), value, graph))
        return node

    def add(self, node: str, property_: str, value: ox.NamedNode | ox.Literal, graph: str | None = None) -> str:
        where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        self.quads.add(ox.Quad(ox.NamedNode(node), ox.NamedNode(property_), value, where))
        return node


def text(value: str, language: str | None = None) -> ox.Literal:
    return ox.Literal(value, language=language)


def number(value: str, type_: str = "integer") -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + type_))


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(name if "/" in name else terms.bkg(name))


B = terms.bkg
Plant = Callable[[Planting], str]
PLANTS: dict[str, tuple[Plant, str]] = {
    "a park without a name": (
        lambda g: g.change(g.pick(B("Park")), foreign.PREF_LABEL),
        "at least one preferred name",
    ),
    "a name in no language": (
        lambda g: g.add(g.pick(B("Enterprise")), foreign.PREF_LABEL, text("Nameless")),
        "at least one preferred name",
    ),
    "two names in one language": (
        lambda g: g.add(g.pick(B("Region")), foreign.PREF_LABEL, text("另一个名称", "zh")),
        "at least one preferred name",
    ),
    "a thing of an unknown class": (
        lambda g: g.add(g.pick(B("Enterprise")), foreign.RDF_TYPE, ox.NamedNode(terms.ONTOLOGY + "Zoo")),
        "one that the ontology declares",
    ),
    "a person that is a place": (
        lambda g: g.add(g.pick(B("Person")), foreign.RDF_TYPE, iri("Park")),
        "a place is no",
    ),
    "an edge backwards": (
        lambda g: g.add(g.pick(B("Park")), B("develops"), ox.NamedNode(g.pick(B("Enterprise")))),
        "the subject of develops",
    ),
    "an edge without a fact": (
        lambda g: g.add(g.pick(B("Enterprise")), B("presentIn"), ox.NamedNode(g.pick(B("Park")))),
        "rests on a fact",
    ),
    "a place in itself": (
        lambda g: g.add(place := g.pick(B("Region")), B("locatedIn"), ox.NamedNode(place)),
        "does not lie in itself",
    ),
    "a wrong division code": (
        lambda g: g.change(g.pick(B("Region"), B("placeCode")), B("placeCode"), text("31")),
        "six digits",
    ),
    "a wrong count of firms": (
        lambda g: g.change(g.pick(B("Cluster"), B("firmCount")), B("firmCount"), number("77")),
        "number of firms present",
    ),
    "a wrong count of clusters": (
        lambda g: g.change(g.pick(B("Enterprise"), B("clusterCount")), B("clusterCount"), number("9")),
        "number of clusters",
    ),
    "an observation without a unit": (lambda g: g.change(g.pick(B("Observation")), B("unit")), "exactly one unit"),
    "a unit that does not fit": (
        lambda g: g.change(g.pick(B("Observation")), B("unit"), text("kg")),
        "the unit fits the metric",
    ),
    "a value in words": (lambda g: g.change(g.pick(B("Observation")), B("value"), text("many")), "one decimal value"),
    "a bound of no list": (lambda g: g.change(g.pick(B("Observation")), B("bound"), text("roughly")), "a bound is"),
    "an unknown metric": (
        lambda g: g.change(g.pick(B("Observation")), B("metric"), ox.NamedNode(terms.ONTOLOGY + "mood")),
        "one metric of the ontology",
    ),
    "an unknown modality": (
        lambda g: g.change(g.pick(B("Observation")), B("modality"), text("rumour")),
        "one modality",
    ),
    "a thirteenth month": (
        lambda g: g.change(g.pick(B("Observation"), B("time")), B("time"), text("2019-13")),
        "one ISO 8601",
    ),
    "a year that is not the time's": (
        lambda g: g.change(g.pick(B("Observation"), B("time"), B("year")), B("year"), number("1949")),
        "the one in which the time ends",
    ),
    "a fact of too many documents": (
        lambda g: g.change(g.pick(B("Relation")), B("documentCount"), number("12")),
        "number of documents whose claims state it",
    ),
    "a fact of tier B": (lambda g: g.change(g.pick(B("Relation")), B("tier"), text("B")), "only tier A"),
    "a relation to nobody": (
        lambda g: g.change(g.pick(B("Relation")), B("object"), ox.NamedNode(terms.thing("nobody"))),
        "leads to exactly one known thing",
    ),
    "a predicate that is no edge": (
        lambda g: g.change(g.pick(B("Relation")), B("predicate"), iri("states")),
        "an edge of the ontology",
    ),
    "a claim without evidence": (lambda g: g.change(g.pick(B("Claim")), B("hasEvidence")), "a claim has evidence"),
    "a claim of two documents": (
        lambda g: g.add(
            claim := g.pick(B("Claim")), foreign.DERIVED_FROM, iri(g.pick(B("Document"))), _graph(g, claim)
        ),
        "of exactly one document",
    ),
    "a claim that says other than its fact": (
        lambda g: g.change(g.pick(B("Claim"), B("states"), B("value")), B("value"), number("123456.5", "decimal")),
        "says the same as its fact",
    ),
    "a tier of no list": (lambda g: g.change(g.pick(B("Claim")), B("tier"), text("D")), "one tier: A, B or C"),
    "a number that its quote has not": (
        lambda g: g.change(g.pick(B("Claim"), B("printed")), B("printed"), text("999 billion")),
        "stands in its quote",
    ),
    "a quote one letter off": (
        lambda g: g.change(g.pick(foreign.QUOTE_SELECTOR), foreign.EXACT, text("Not what stands there.")),
        "letter by letter",
    ),
    "a quote that ends before it starts": (
        lambda g: g.change(g.pick(foreign.QUOTE_SELECTOR), foreign.END, number("0")),
        "before its end",
    ),
    "a document in French": (
        lambda g: g.change(g.pick(B("Document")), foreign.LANGUAGE, text("fr")),
        "English or Chinese",
    ),
    "an altered text": (
        lambda g: g.change(g.pick(B("Document"), B("text")), B("textHash"), text("0" * 64)),
        "the SHA-256 that it is said to have",
    ),
    "a wrong count of facts": (
        lambda g: g.change(g.pick(B("Document")), B("factCount"), number("400")),
        "number of its claims",
    ),
    "a property on what may not bear it": (
        lambda g: g.add(g.pick(B("Person")), B("firmCount"), number("3")),
        "what has firmCount is",
    ),
    "a claim outside its document's graph": (
        lambda g: g.add(terms.thing("claim/stray"), foreign.RDF_TYPE, iri("Claim")),
        "is of a document, but of no graph of one",
    ),
}


def _graph(planting: Planting, node: str) -> str:
    return at(planting.value(node, foreign.DERIVED_FROM).graph_name)


def check(quads: list[ox.Quad]) -> list[Finding]:
    data = with_ontology(quads)
    return [*check_shapes(data, view_of([data.encode()]).select), *check_layers(quads)]


@cache
def built() -> list[ox.Quad]:
    with TemporaryDirectory() as folder:
        pipeline.build([], Path(folder) / "store")
        stored = open_view(Path(folder) / "store").quads()
        return [quad for quad in stored if str(quad.graph_name) != f"<{terms.ONTOLOGY_GRAPH}>"]


@cache
def planted() -> tuple[dict[str, str], set[str], list[Finding]]:
    """Plant everything at once, each in a place of its own."""
    planting = Planting(built())
    nodes = {name: plant(planting) for name, (plant, _) in PLANTS.items()}
    return nodes, {*nodes.values(), *planting.used}, check(list(planting.quads))


def test_the_built_graph_of_the_shipped_documents_has_no_violation() -> None:
    assert check(built()) == []


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found_where_it_is(name: str) -> None:
    nodes, _, findings = planted()
    message = PLANTS[name][1]
    assert [one for one in findings if one.where == nodes[name] and message in one.message], nodes[name]


def test_every_violation_of_a_planted_graph_goes_back_to_a_plant() -> None:
    """A fault shows at the node that was spoilt or at one beside it; anything farther off would be a false alarm."""
    _, touched, findings = planted()
    related = {
        at(quad.subject) if side == "subject" else at(quad.object)
        for quad in built()
        for side in ("subject", "object")
        if {at(quad.subject), at(quad.object)} & touched
    }
    assert {finding.where for finding in findings} <= touched | related
