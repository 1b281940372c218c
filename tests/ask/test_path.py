import pyoxigraph as ox
import pytest

from biokg.ask.labels import Thing
from biokg.ask.path import Ways, paths
from biokg.ask.phrases import sentence
from biokg.errors import AmbiguousName, UnknownName, UsageError
from biokg.store.view import View
from biokg.terms import RELATIONS, bkg

# Two ways of two steps from ann to cai (by firm one, by firm two), one that a plan and one that a denial would make
# shorter, and an island. Countries are known by the tables: cn is one.
GRAPH = """
@prefix bkg: <https://w3id.org/biokg/ontology#> . @prefix id: <https://w3id.org/biokg/id/> .
@prefix fact: <https://w3id.org/biokg/id/fact/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
id:ann a bkg:Person ; bkg:nameKey "ann" ; skos:prefLabel "Ann"@en .
id:cai a bkg:Person ; bkg:nameKey "cai" ; skos:prefLabel "Cai"@en .
id:one a bkg:Enterprise ; bkg:nameKey "one" ; skos:prefLabel "One"@en .
id:two a bkg:Enterprise ; skos:prefLabel "Two"@en .
id:island a bkg:Region ; bkg:nameKey "island" ; skos:prefLabel "Island"@en ; bkg:locatedIn id:cn .
id:coast a bkg:Region ; bkg:nameKey "coast" ; skos:prefLabel "Coast"@en ; bkg:locatedIn id:cn . id:cn a bkg:Region .
id:hut a bkg:Facility ; bkg:nameKey "hut" ; skos:prefLabel "Hut"@en ; bkg:locatedIn id:island .
GRAPH id:doc { id:c1 bkg:states fact:1 ; bkg:tier "A" ; bkg:rule "r" ; bkg:hasEvidence id:e1 .
  id:e1 oa:hasSelector id:s1 . id:s1 oa:exact "Ann, CEO of One" ; oa:start 3 . }
"""
FACTS = (
    ("ann", "affiliatedWith", "one", 'bkg:role "CEO" ; bkg:modality "reported"'),
    ("one", "foundedBy", "cai", 'bkg:modality "reported"'),
    ("ann", "affiliatedWith", "two", 'bkg:modality "reported"'),
    ("cai", "affiliatedWith", "two", 'bkg:modality "reported"'),
    ("ann", "affiliatedWith", "cai", 'bkg:modality "planned"'),
    ("ann", "affiliatedWith", "cai", 'bkg:modality "reported" ; bkg:negated true'),
)
STATED = "".join(
    f"fact:{number} a bkg:Relation ; bkg:subject id:{s} ; bkg:predicate bkg:{p} ; bkg:object id:{o} ; {rest} .\n"
    for number, (s, p, o, rest) in enumerate(FACTS, start=1)
)


@pytest.fixture(scope="module")
def view() -> View:
    store = ox.Store()
    store.load((GRAPH + STATED).encode(), ox.RdfFormat.TRIG)
    return View(store)


def said(found: Ways, language: str = "en") -> list[list[str]]:
    return [[one.text(language) for step in way for one in step] for way in found.ways]


def test_every_shortest_way_is_told_and_no_plan_or_denial_makes_one(view: View) -> None:
    assert said(paths(view, "Ann", "Cai")) == [
        ["Ann is CEO of One", "One was founded by Cai"],
        ["Ann belongs to Two", "Cai belongs to Two"],
    ]


def test_a_way_back_says_the_same(view: View) -> None:
    back = {tuple(reversed(way)) for way in said(paths(view, "Cai", "Ann"))}
    assert back == set(map(tuple, said(paths(view, "Ann", "Cai"))))


def test_only_so_many_ways(view: View) -> None:
    assert len(paths(view, "Ann", "Cai", 1).ways) == 1


def test_a_step_has_its_sentences_and_a_table_none(view: View) -> None:
    first = paths(view, "Ann", "One").ways[0][0][0]
    assert [(one.quote, one.document.rpartition("/")[2]) for one in first.evidence] == [("Ann, CEO of One", "doc")]
    (step,) = paths(view, "Hut", "Island").ways[0]
    assert [(one.text("en"), one.evidence) for one in step] == [("Hut lies in Island", ())]


def test_no_way_leads_through_a_country(view: View) -> None:
    assert paths(view, "Island", "Coast").ways == []
    assert paths(view, "Ann", "Island").ways == []


def test_a_thing_is_not_connected_with_itself(view: View) -> None:
    with pytest.raises(UsageError, match="the same thing"):
        paths(view, "Ann", "id:ann")


def test_names_are_resolved_as_everywhere(view: View) -> None:
    with pytest.raises(UnknownName):
        paths(view, "Ann", "Nobody At All")
    with pytest.raises(AmbiguousName):
        paths(view, "Ann", "Taizhou")


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_has_a_sentence_in_both_languages(relation: str) -> None:
    one, two = Thing("1", "One", "甲"), Thing("2", "Two", "乙")
    for role in ("", "head"):
        assert {"One", "Two"} <= set(sentence(one, bkg(relation), two, "en", role).split())
        assert all(name in sentence(one, bkg(relation), two, "zh", role) for name in ("甲", "乙"))
