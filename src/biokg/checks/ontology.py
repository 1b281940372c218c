"""The ontology as one graph in two languages, and the checks that keep it, its table and `terms` in step."""

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from biokg import foreign, terms
from biokg.checks.labels import LABEL, check_rows
from biokg.checks.modules import chinese, english, modules, translations
from biokg.checks.report import Finding

if TYPE_CHECKING:
    from rdflib import Graph

_HEADER = ox.NamedNode(terms.ONTOLOGY_GRAPH)
_IMPORTS = ox.NamedNode(foreign.OWL + "imports")
_TYPE = ox.NamedNode(foreign.RDF_TYPE)
_RDFS_LABEL = ox.NamedNode(LABEL)
_PREF_LABEL = ox.NamedNode(foreign.PREF_LABEL)
_DEFINED_BY = ox.NamedNode(foreign.RDFS + "isDefinedBy")


def check_ontology() -> list[Finding]:
    """Return all that is wrong with the shipped ontology, sorted: freshness, terms, style, foreign terms.

    Its shapes (`biokg.checks.shapes.ONTOLOGY`) are a check of their own.
    """
    from biokg.checks.agreement import check_terms
    from biokg.checks.foreign import check_foreign
    from biokg.checks.hygiene import check_hygiene
    from biokg.checks.style import check_style

    graph = ontology_graph()
    findings = [
        *check_rows(translations(), english()),
        *check_terms(graph),
        *check_style(graph),
        *check_hygiene(graph),
        *check_foreign(),
    ]
    return sorted(findings)


@cache
def load_ontology_nquads() -> bytes:
    """Return the ontology with its Chinese as sorted N-Quads of the default graph, the same bytes every time.

    It is whole: one header, nothing left to import, every term of ours with the ontology that defines it.
    """
    dataset = ox.Dataset(quad for quads in modules().values() for quad in quads if not _of_a_part(quad))
    for row in translations():
        if (quad := chinese(row, dataset)) and not _of_a_part(quad):
            dataset.add(quad)
    # SKOS says that a preferred label is a label; said outright, so that any tool shows the name of a concept.
    for quad in list(dataset.quads_for_predicate(_PREF_LABEL)):
        dataset.add(ox.Quad(quad.subject, _RDFS_LABEL, quad.object))
    for quad in list(dataset.quads_for_predicate(_TYPE)):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith((terms.ONTOLOGY, terms.THINGS)):
            dataset.add(ox.Quad(quad.subject, _DEFINED_BY, _HEADER))
    # The name of a blank node depends on its graph too: here it is the one in which the ontology is stored.
    stored = ox.Dataset(ox.Quad(quad.subject, quad.predicate, quad.object, _HEADER) for quad in dataset)
    stored.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad.triple} .\n" for quad in stored)).encode()


def ontology_graph() -> "Graph":
    """Return the ontology with its Chinese labels as a fresh rdflib graph."""
    from rdflib import Graph

    return Graph().parse(data=load_ontology_nquads(), format="nt")


def _of_a_part(quad: ox.Quad) -> bool:
    """Say whether a statement is about one module, or joins the modules: in one piece neither says anything."""
    about = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
    return quad.predicate == _IMPORTS or about.startswith(f"{terms.ONTOLOGY_GRAPH}/")
