import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from biokg import foreign, terms
from biokg.checks.hygiene import check_hygiene
from biokg.checks.ontology import ontology_graph

PARK, REGION, PLACE = (URIRef(terms.bkg(name)) for name in ("Park", "Region", "Place"))
REPLACED = URIRef(foreign.DCTERMS + "isReplacedBy")
LOOSE = URIRef(terms.ONTOLOGY + "loose")
Triple = tuple[URIRef, URIRef, URIRef | Literal]


def said(graph: Graph) -> str:
    return "\n".join(f"{finding.where}: {finding.message}" for finding in check_hygiene(graph))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return ontology_graph()


@pytest.fixture
def graph(ontology: Graph) -> Graph:
    copy = Graph()
    for triple in ontology:
        copy.add(triple)
    return copy


def test_the_shipped_ontology_is_clean(ontology: Graph) -> None:
    assert said(ontology) == ""


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ((PARK, RDFS.label, Literal("Region", lang="en")), "Park: has the label 'region' that Region has too"),
        ((PARK, RDFS.label, Literal("地区", lang="zh")), "Park: has the label '地区' that Region has too"),
        ((PARK, RDFS.label, Literal("park ", lang="en")), "Park: has stray white space"),
        ((PARK, SKOS.example, Literal("two  blanks", lang="en")), "Park: has stray white space"),
        ((PARK, SKOS.scopeNote, Literal("a\ttab", lang="en")), "Park: has stray white space"),
        ((LOOSE, OWL.inverseOf, URIRef(terms.bkg("locatedIn"))), "loose: has an inverse"),
        ((PARK, RDFS.subClassOf, URIRef(terms.ONTOLOGY + "Zone")), "Zone: is referred to but declared nowhere"),
        ((PLACE, RDFS.subClassOf, PARK), "Park: is a class above itself"),
        ((LOOSE, RDF.type, OWL.ObjectProperty), "loose: has neither rdfs:domain"),
        ((LOOSE, RDF.type, OWL.DatatypeProperty), "loose: has values but no rdfs:range"),
        ((PARK, RDFS.label, Literal("obsolete zone", lang="en")), "Park: is labelled 'obsolete zone' but not"),
        ((PARK, OWL.deprecated, Literal("true", datatype=XSD.string)), "Park: owl:deprecated is 'true'"),
        ((PARK, OWL.deprecated, Literal(True)), "Park: is deprecated without dcterms:isReplacedBy"),
        ((PARK, OWL.deprecated, Literal(True)), "Park: is deprecated, so its labels must begin with"),
        ((PLACE, OWL.deprecated, Literal(True)), "Park: refers to Place, which is deprecated"),
    ],
)
def test_a_fault_is_found(graph: Graph, added: Triple, message: str) -> None:
    graph.add(added)
    assert message in said(graph)


def test_a_definition_that_two_terms_share_is_found(graph: Graph) -> None:
    graph.add((PARK, SKOS.definition, graph.value(REGION, SKOS.definition) or Literal("")))
    assert "Park: has the definition" in said(graph)


def test_a_term_that_went_by_the_policy_passes(graph: Graph) -> None:
    zone = URIRef(terms.ONTOLOGY + "Zone")
    graph.add((zone, RDF.type, OWL.Class))
    graph.add((zone, OWL.deprecated, Literal(True)))
    graph.add((zone, REPLACED, PARK))
    for text, language in (("obsolete zone", "en"), ("已弃用：区", "zh")):
        graph.add((zone, RDFS.label, Literal(text, lang=language)))
    assert said(graph) == ""
