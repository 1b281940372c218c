"""Each module can be read by itself: what it uses of other modules and of others' terms, it declares."""

from pathlib import Path

import pytest
from lxml import etree
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.term import Node

from biokg import foreign
from biokg.checks.modules import HEADER, modules
from biokg.resources import shipped

FOLDERS = ("modules", "alignments")
FILES = [
    shipped("ontology", "biokg.ttl"),
    *(path for folder in FOLDERS for path in sorted(shipped("ontology", folder).glob("*.ttl"))),
]
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
STANDARD = tuple(str(space) for space in (RDF, RDFS, OWL, XSD))
TERM_EXPECTED = (
    *(RDF.type, RDF.first, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(OWL.equivalentClass, OWL.equivalentProperty, OWL.inverseOf, OWL.disjointWith, OWL.onProperty, OWL.someValuesFrom),
)


def undeclared(graph: Graph) -> set[str]:
    used: set[Node] = set(graph.predicates())
    for link in TERM_EXPECTED:
        used.update(graph.objects(None, link))
    for link in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        used.update(graph.subjects(link, None))
    named = {str(node) for node in used if isinstance(node, URIRef)}
    declared = {str(node) for kind in KINDS for node in graph.subjects(RDF.type, kind)}
    return {name for name in named - declared if not name.startswith(STANDARD)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_module_declares_what_it_uses(path: Path) -> None:
    assert undeclared(Graph().parse(path)) == set()


def test_no_two_modules_declare_a_term_differently() -> None:
    kinds: dict[Node, set[Node]] = {}
    for path in FILES:
        graph = Graph().parse(path)
        for kind in KINDS:
            for node in graph.subjects(RDF.type, kind):
                kinds.setdefault(node, set()).add(kind)
    assert {node: found for node, found in kinds.items() if len(found) > 1} == {}


def test_tools_of_the_owl_api_find_every_module_on_disk() -> None:
    ontology = shipped("ontology")
    entries = etree.parse(ontology / "catalog-v001.xml").getroot().findall("{*}uri")
    catalogue = {entry.get("name"): entry.get("uri") for entry in entries}
    imported = {str(quad.object)[1:-1] for quad in modules()[HEADER] if quad.predicate.value == foreign.OWL + "imports"}
    assert catalogue.keys() == imported
    assert all((ontology / str(path)).is_file() for path in catalogue.values())
