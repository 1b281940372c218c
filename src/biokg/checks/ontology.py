"""The ontology as one graph, with its Chinese labels, and the checks that keep it, its table and `terms` in step."""

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from biokg import terms
from biokg.checks.labels import LabelRow, check_rows, read_rows
from biokg.checks.report import Finding
from biokg.errors import DataError
from biokg.resources import shipped

if TYPE_CHECKING:
    from rdflib import Graph

_RDFS_LABEL = ox.NamedNode(terms.RDFS + "label")
_PREF_LABEL = ox.NamedNode(terms.PREF_LABEL)
_STORED_IN = ox.NamedNode(terms.ONTOLOGY_GRAPH)
_DEFINITION = ox.NamedNode(terms.SKOS + "definition")


def check_ontology() -> list[Finding]:
    """Return all that is wrong with the shipped ontology, sorted: labels, freshness, terms, style, foreign terms."""
    from biokg.checks.agreement import check_terms
    from biokg.checks.shacl import run_shapes
    from biokg.checks.style import check_style

    graph = ontology_graph()
    findings = [
        *run_shapes(graph, shipped("ontology", "shapes", "ontology.ttl")),
        *check_rows(_rows(), _english()),
        *check_terms(graph),
        *check_style(graph),
    ]
    return sorted(findings)


@cache
def load_ontology_nquads() -> bytes:
    """Return the ontology with its Chinese labels as sorted N-Quads of the default graph, the same bytes every time."""
    dataset = ox.Dataset(_modules())
    for row in _rows():
        for quad in _chinese(row, dataset):
            dataset.add(quad)
    # SKOS says that a preferred label is a label; said outright, so that any tool shows the name of a concept.
    for quad in list(dataset.quads_for_predicate(_PREF_LABEL)):
        dataset.add(ox.Quad(quad.subject, _RDFS_LABEL, quad.object))
    # The name of a blank node depends on its graph too: here it is the one in which the ontology is stored.
    stored = ox.Dataset(ox.Quad(quad.subject, quad.predicate, quad.object, _STORED_IN) for quad in dataset)
    stored.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad.triple} .\n" for quad in stored)).encode()


def ontology_graph() -> "Graph":
    """Return the ontology with its Chinese labels as a fresh rdflib graph."""
    from rdflib import Graph

    return Graph().parse(data=load_ontology_nquads(), format="nt")


def _modules() -> list[ox.Quad]:
    quads: list[ox.Quad] = []
    for path in [shipped("ontology", "biokg.ttl"), *sorted(shipped("ontology", "modules").glob("*.ttl"))]:
        try:
            quads.extend(ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except SyntaxError as error:
            raise DataError(f"{path.name}: {error}") from error
    return quads


def _rows() -> tuple[LabelRow, ...]:
    return read_rows(shipped("ontology", "labels", "zh.tsv"))


def _chinese(row: LabelRow, dataset: ox.Dataset) -> list[ox.Quad]:
    term = ox.NamedNode(row.term)
    concept = any(quad.predicate == _PREF_LABEL for quad in dataset.quads_for_subject(term))
    return [
        ox.Quad(term, _PREF_LABEL if concept else _RDFS_LABEL, ox.Literal(row.label, language="zh")),
        ox.Quad(term, _DEFINITION, ox.Literal(row.definition, language="zh")),
    ]


def _english() -> dict[str, tuple[str, str]]:
    """Return the English label and definition of every term that a module labels or defines."""
    labels: dict[str, str] = {}
    definitions: dict[str, str] = {}
    for quad in _modules():
        if (
            isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and quad.object.language == "en"
        ):
            if quad.predicate in (_RDFS_LABEL, _PREF_LABEL):
                labels[quad.subject.value] = quad.object.value
            elif quad.predicate == _DEFINITION:
                definitions[quad.subject.value] = quad.object.value
    return {term: (labels.get(term, ""), definitions.get(term, "")) for term in labels.keys() | definitions.keys()}
