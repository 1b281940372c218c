"""The inferred graphs of a small build: what stands where, and that each inference names all it rests on."""

import pyoxigraph as ox

from biokg.checks.ontology import load_ontology_nquads
from biokg.model import Claim, Role
from biokg.reason.graph import Inferred, infer
from biokg.triples.fact import stated
from biokg.triples.graph import Source, quads

from ..triples.test_graph import store
from ..triples.test_linking import EGRET, FARSHORE, HERON, RUIYUN, WORLD, document, linked, relation

CENTRE = Role("Facility", "Egret Antibody Centre", "the centre")
ALLY = Role("Enterprise", "Lark Biologics", "Lark")
ANTIBODIES = Role("Sector", "antibodies", "antibodies")
NEST = Role("Park", "Nest Incubation Park", "the incubator")
OPERATES = relation("a", EGRET, "operates", CENTRE)
LIES = relation("b", CENTRE, "locatedIn", HERON)

PREFIXES = """
PREFIX bkg: <https://w3id.org/biokg/ontology#> PREFIX id: <https://w3id.org/biokg/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""


def inferred(*claims: Claim, published: str | None = "2025-03-01") -> Inferred:
    return followed(Source(document(published=published), linked(*claims)))


def followed(*sources: Source) -> Inferred:
    facts = stated([(source.document, source.claims) for source in sources], ("A",))
    return infer(quads(sources, WORLD), facts, load_ontology_nquads().decode().splitlines(), WORLD)


def rows(found: Inferred, what: str, where: str, graph: str = "inferred") -> list[tuple[str, ...]]:
    sparql = f"{PREFIXES} SELECT {what} WHERE {{ GRAPH <https://w3id.org/biokg/{graph}> {{ {where} }} }}"
    solutions = store(found.lines).query(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(tuple(last(str(getattr(term, "value", term))) for term in row) for row in solutions)


def last(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]


def test_presence_by_the_site_of_a_facility() -> None:
    assert rows(inferred(OPERATES, LIES), "?place", "id:egret bkg:presentIn ?place") == [("heron",)]


def test_a_wider_place_is_a_restatement() -> None:
    wider = rows(inferred(OPERATES, LIES), "?place", "id:egret bkg:presentIn ?place", "inferred/restated")
    assert wider == [("land",), ("maple",), ("ruiyun",)]


def test_classes_are_restatements() -> None:
    found = inferred(OPERATES)
    assert rows(found, "?class", "id:egret a ?class") == []
    assert rows(found, "?class", "id:egret a ?class", "inferred/restated") == [("Entity",), ("Organization",)]


def test_partners_the_other_way_round_are_a_restatement() -> None:
    found = inferred(relation("a", EGRET, "partnersWith", ALLY))
    assert rows(found, "?s", "?s bkg:partnersWith id:egret") == []
    assert rows(found, "?o", "?s bkg:partnersWith ?o", "inferred/restated") == [("egret",)]


def test_an_inference_names_its_rule_and_all_its_premises() -> None:
    found = inferred(OPERATES, LIES)
    node = "?i a bkg:Inference ; bkg:subject id:egret ; bkg:predicate bkg:presentIn ; bkg:object id:heron"
    said = f"{node} ; bkg:entailmentRule ?rule ; bkg:documentCount ?documents ; bkg:firstPublished ?first"
    assert rows(found, "?rule ?documents ?first", said) == [("prp-spo2", "1", "2025-03-01")]
    facts = sorted((last(fact.iri),) for fact in stated([(document(), linked(OPERATES, LIES))], ("A",)))
    assert rows(found, "?premise", f"{node} ; bkg:premise ?premise") == facts
    assert rows(found, "?fact", f"{node} ; prov:wasDerivedFrom ?fact") == facts


def test_what_the_tables_know_is_a_premise_too() -> None:
    found = inferred(relation("a", EGRET, "presentIn", HERON))
    node = "?i bkg:subject id:egret ; bkg:object id:maple ; bkg:premise ?premise . ?premise a bkg:TableEntry"
    said = rows(found, "?s ?p ?o", f"{node} ; bkg:subject ?s ; bkg:predicate ?p ; bkg:object ?o", "inferred/restated")
    assert said == [("heron", "locatedIn", "maple")]


def test_every_premise_is_described() -> None:
    found = inferred(OPERATES, LIES, relation("c", EGRET, "focusesOn", ANTIBODIES))
    graphs = "{ GRAPH ?g { ?i bkg:premise ?premise } } FILTER NOT EXISTS { GRAPH ?h { ?premise a ?class } }"
    sparql = f"{PREFIXES} SELECT DISTINCT ?premise WHERE {{ {graphs} FILTER(!CONTAINS(STR(?premise), '/fact/')) }}"
    solutions = store(found.lines).query(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    assert list(solutions) == []


def test_it_is_known_since_the_last_of_its_facts_was_told() -> None:
    late = relation("b", CENTRE, "locatedIn", HERON, document="news/2")
    sources = (
        Source(document(published="2024-05"), linked(OPERATES)),
        Source(document("news/2", published="2025-03-01"), linked(late)),
    )
    node = "?i bkg:subject id:egret ; bkg:object id:heron"
    since = rows(followed(*sources), "?n ?first", f"{node} ; bkg:documentCount ?n ; bkg:firstPublished ?first")
    assert since == [("2", "2025-03-01")]


def test_without_a_date_it_is_not_known_since_when() -> None:
    assert rows(inferred(OPERATES, LIES, published=None), "?first", "?i bkg:firstPublished ?first") == []


def test_an_inferred_cluster_is_counted_and_said_to_be_inferred() -> None:
    found = inferred(OPERATES, LIES, relation("c", EGRET, "presentIn", FARSHORE))
    assert rows(found, "?c", "id:egret bkg:presentInCluster ?c") == [("heron",)]
    assert rows(found, "?n", "id:egret bkg:clusterCount ?n") == [("2",)]
    assert rows(found, "?n", "id:heron bkg:firmCount ?n") == [("1",)]
    assert rows(found, "?o", "?i bkg:cluster id:heron ; bkg:object ?o") == [("heron",)]


def test_a_site_inside_the_cluster_counts_for_it() -> None:
    found = inferred(OPERATES, relation("b", CENTRE, "locatedIn", NEST))
    assert rows(found, "?c", "id:egret bkg:presentInCluster ?c") == [("heron",)]
    premise = "?i bkg:predicate bkg:presentInCluster ; bkg:premise [ bkg:subject ?s ; bkg:object ?o ]"
    premises = rows(found, "?s ?o", premise, "inferred/restated")
    assert ("nest", "heron") in premises


def test_a_cluster_that_is_stated_already_is_no_gain() -> None:
    found = inferred(OPERATES, LIES, relation("c", EGRET, "presentIn", NEST))
    assert rows(found, "?c", "id:egret bkg:presentInCluster ?c") == []


def test_a_city_around_a_stated_cluster_is_no_gain() -> None:
    found = inferred(relation("c", EGRET, "presentIn", HERON), OPERATES, relation("b", CENTRE, "locatedIn", RUIYUN))
    assert rows(found, "?c", "id:egret bkg:presentInCluster ?c") == []


def test_a_cluster_inside_a_stated_city_is_no_gain() -> None:
    found = inferred(relation("c", EGRET, "presentIn", RUIYUN), OPERATES, LIES)
    assert rows(found, "?c", "id:egret bkg:presentInCluster ?c") == []


def test_a_park_that_only_a_document_places_counts_for_its_cluster() -> None:
    annex = Role("Park", "Annex Park", "the annex")
    found = inferred(relation("a", EGRET, "presentIn", annex), relation("b", annex, "locatedIn", HERON))
    assert rows(found, "?c", "id:egret bkg:presentInCluster ?c") == [("heron",)]


def test_who_runs_a_site_works_in_what_the_site_does() -> None:
    found = inferred(OPERATES, relation("b", CENTRE, "focusesOn", ANTIBODIES))
    assert rows(found, "?s", "id:egret bkg:focusesOn ?s") == [("antibodies",)]
    assert rows(found, "?s", "id:egret bkg:focusesOn ?s", "inferred/restated") == [("drugs",)]


def test_plans_and_denials_lead_to_nothing() -> None:
    planned = relation("a", EGRET, "operates", CENTRE, modality="planned")
    denied = relation("a", EGRET, "operates", CENTRE, negated=True)
    for claim in (planned, denied):
        assert rows(inferred(claim, LIES), "?place", "id:egret bkg:presentIn ?place") == []


def test_what_is_stated_is_not_inferred_again() -> None:
    found = inferred(OPERATES, LIES, relation("c", EGRET, "presentIn", HERON))
    assert rows(found, "?s ?o", "?s bkg:presentIn ?o") == []


def test_the_same_claims_give_the_same_lines_in_any_order() -> None:
    claims = (OPERATES, LIES, relation("c", EGRET, "focusesOn", ANTIBODIES))
    assert inferred(*claims).lines == inferred(*claims[::-1]).lines


def test_totals_are_those_of_the_graphs() -> None:
    found = inferred(OPERATES, LIES, relation("c", EGRET, "presentIn", FARSHORE))
    edges = [line for line in found.lines if "/inferred> ." in line and "/inference/" not in line.split(" ")[0]]
    assert found.new == len([line for line in edges if "Count>" not in line])
    assert found.entailed > found.new
