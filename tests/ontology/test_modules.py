"""The files of the ontology: short, headed, imported, each about one thing."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, Graph, URIRef

from biokg import __version__, terms
from biokg.checks.ontology import ontology_graph
from biokg.resources import shipped

MODULES = sorted(shipped("ontology", "modules").glob("*.ttl"))
ALIGNMENTS = sorted(shipped("ontology", "alignments").glob("*.ttl"))
HEADER = URIRef(terms.ONTOLOGY_GRAPH)


@pytest.mark.parametrize("path", [*MODULES, *ALIGNMENTS], ids=lambda path: path.stem)
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200
    graph = Graph().parse(path)
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    folder = "alignment/" if path in ALIGNMENTS else ""
    assert str(ontology) == f"{terms.ONTOLOGY_GRAPH}/{folder}{path.stem}"
    for property_ in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license):
        assert (ontology, property_, None) in graph, property_


def test_the_header_imports_every_module_and_no_other() -> None:
    header = Graph().parse(shipped("ontology", "biokg.ttl"))
    assert {str(module) for module in header.objects(HEADER, OWL.imports)} == {
        f"{terms.ONTOLOGY_GRAPH}/{path.stem}" for path in MODULES
    }


def test_no_term_is_declared_in_two_modules() -> None:
    seen: dict[str, str] = {}
    for path in MODULES:
        for term in set(Graph().parse(path).subjects(RDF.type)):
            if isinstance(term, URIRef) and str(term).startswith((terms.ONTOLOGY, terms.THINGS)):
                assert seen.setdefault(str(term), path.stem) == path.stem, term


def test_the_version_is_that_of_the_package() -> None:
    graph = ontology_graph()
    assert str(graph.value(HEADER, OWL.versionInfo)) == __version__
    assert str(graph.value(HEADER, OWL.versionIRI)) == f"{terms.ONTOLOGY_GRAPH}/{__version__}"


def test_the_whole_has_one_header_and_imports_nothing() -> None:
    graph = ontology_graph()
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [HEADER]
    assert not list(graph.objects(None, OWL.imports))
    assert {title.language for title in graph.objects(HEADER, DCTERMS.title)} == {"en", "zh"}  # type: ignore[attr-defined]


def test_no_clock_dates_the_ontology() -> None:
    for term in (DCTERMS.issued, DCTERMS.modified, DCTERMS.created, DCTERMS.date):
        assert not list(ontology_graph().subject_objects(term))
