from typing import Any

import pytest

from biokg.model import Claim, Role
from biokg.triples.graph import Source

from .test_graph import select
from .test_linking import EGRET, FARSHORE, HERON, RUIYUN, document, figure, linked, relation

NEST = Role("Park", "Nest Incubation Park", "the incubator")
MAPLE = Role("Region", "Maple District", "Maple District")
LARK = Role("Enterprise", "Lark Biologics", "Lark")


def _source(*claims: Claim, name: str = "news/1", published: str | None = "2025-03-01") -> Source:
    return Source(document(name, published=published), linked(*claims))


def _presences(*places: Role) -> Source:
    return _source(*(relation(f"c{n}", EGRET, "presentIn", place) for n, place in enumerate(places)))


def _clusters(source: Source) -> list[str]:
    return [row[0].rsplit("/", 1)[-1] for row in select([source], "?c", "id:egret bkg:presentInCluster ?c")]


def _count(source: Source) -> list[tuple[str, ...]]:
    return select([source], "?n", "id:egret bkg:clusterCount ?n")


def test_two_documents_that_say_the_same_share_a_fact() -> None:
    said = relation("a", EGRET, "presentIn", HERON, time="2023")
    again = relation("b", Role("Enterprise", "白鹭药业", "白鹭"), "presentIn", HERON, time="2023", document="news/2")
    sources = [_source(said), _source(again, name="news/2", published="2024-01")]
    dates = "bkg:firstPublished ?first ; bkg:latestPublished ?last"
    rows = select(sources, "?n ?first ?last", f"?f a bkg:Relation ; bkg:documentCount ?n ; {dates}")
    assert rows == [("2", "2024-01", "2025-03-01")]


def test_a_document_that_repeats_itself_counts_once() -> None:
    twice = _source(relation("a", EGRET, "presentIn", HERON), relation("b", EGRET, "presentIn", HERON, start=20))
    assert select([twice], "?n", "?f a bkg:Relation ; bkg:documentCount ?n") == [("1",)]


def test_figures_that_differ_are_two_facts() -> None:
    sources = [
        _source(figure("a", HERON, "enterpriseCount", "320", time="2023")),
        _source(figure("b", HERON, "enterpriseCount", "330", time="2023"), name="news/2"),
    ]
    assert len(select(sources, "?f", "?f a bkg:Observation ; bkg:documentCount 1")) == 2


def _edges(*sources: Source) -> list[str]:
    return [row[0].rsplit("/", 1)[-1] for row in select(sources, "?place", "id:egret bkg:presentIn ?place")]


def test_what_is_asserted_is_a_plain_edge() -> None:
    assert _edges(_source(relation("a", EGRET, "presentIn", HERON))) == ["heron"]


@pytest.mark.parametrize(
    "given",
    [
        {"tier": "B"},
        {"tier": "C"},
        {"modality": "planned"},
        {"modality": "target"},
        {"modality": "forecast"},
        {"negated": True},
    ],
)
def test_what_is_inferred_planned_or_denied_is_no_edge_and_no_presence(given: dict[str, Any]) -> None:
    source = _source(relation("a", EGRET, "presentIn", HERON, **given))
    assert _edges(source) == []
    assert _clusters(source) == []
    assert select([source], "?c", "?c bkg:firmCount ?n") == []


def test_a_plan_is_still_a_fact() -> None:
    source = _source(relation("a", EGRET, "presentIn", HERON, modality="planned"))
    assert select([source], "?m", "?f a bkg:Relation ; bkg:modality ?m") == [("planned",)]


def test_an_edge_stays_while_one_document_asserts_it() -> None:
    sources = [
        _source(relation("a", EGRET, "presentIn", HERON, tier="B")),
        _source(relation("b", EGRET, "presentIn", HERON), name="news/2"),
    ]
    assert _edges(*sources) == ["heron"]
    assert _edges(sources[0]) == []


@pytest.mark.parametrize(
    ("places", "clusters"),
    [
        ([HERON], ["heron"]),
        ([NEST], ["heron"]),
        ([HERON, NEST], ["heron"]),
        ([HERON, RUIYUN], ["heron"]),
        ([NEST, MAPLE, RUIYUN], ["heron"]),
        ([RUIYUN], ["ruiyun"]),
        ([MAPLE], ["ruiyun"]),
        ([HERON, FARSHORE], ["farshore", "heron"]),
        ([HERON, RUIYUN, FARSHORE], ["farshore", "heron"]),
    ],
)
def test_a_park_and_what_holds_it_are_one_cluster(places: list[Role], clusters: list[str]) -> None:
    source = _presences(*places)
    assert _clusters(source) == clusters
    assert _count(source) == [(str(len(clusters)),)]


def test_a_place_that_no_cluster_holds_counts_as_none() -> None:
    source = _presences(Role("Region", "Landland", "Landland"))
    assert (_clusters(source), _count(source)) == ([], [])


def test_headquarters_are_presence_too() -> None:
    assert _clusters(_source(relation("a", EGRET, "headquarteredIn", HERON))) == ["heron"]


def test_only_firms_are_counted_as_firms() -> None:
    school = Role("ResearchInstitution", "Wren University", "Wren University")
    source = _source(relation("a", school, "headquarteredIn", HERON), relation("b", EGRET, "presentIn", HERON))
    assert select([source], "?n", "id:heron bkg:firmCount ?n") == [("1",)]


def test_a_cluster_counts_each_firm_once() -> None:
    source = _source(
        relation("a", EGRET, "presentIn", HERON),
        relation("b", EGRET, "headquarteredIn", NEST),
        relation("c", LARK, "presentIn", NEST),
    )
    assert select([source], "?n", "id:heron bkg:firmCount ?n") == [("2",)]


def test_an_investor_is_a_firm_too() -> None:
    source = _source(relation("a", Role("InvestmentFirm", "Wren Capital", "Wren"), "presentIn", HERON))
    assert select([source], "?n", "id:heron bkg:firmCount ?n") == [("1",)]


def test_the_fact_of_a_presence_names_its_cluster() -> None:
    source = _presences(NEST)
    rows = select([source], "?c", "?f bkg:object id:nest . ?f bkg:cluster ?c")
    assert rows == [("https://w3id.org/biokg/id/heron",)]


def _latest(*claims: Claim) -> list[str]:
    rows = select([_source(*claims)], "?v", "?f bkg:latestFor id:heron . ?f bkg:value ?v")
    return [row[0] for row in rows]


def test_the_latest_year_is_marked() -> None:
    claims = [
        figure("a", HERON, "enterpriseCount", "320", time="2022"),
        figure("b", HERON, "enterpriseCount", "450", time="2024"),
        figure("c", HERON, "enterpriseCount", "400", time="2023-06"),
    ]
    assert _latest(*claims) == _latest(*claims[::-1]) == ["450"]


def test_each_metric_has_its_own_latest() -> None:
    assert _latest(
        figure("a", HERON, "enterpriseCount", "320", time="2022"), figure("b", HERON, "talentCount", "450", time="2024")
    ) == ["320", "450"]


def test_figures_of_one_year_that_differ_are_both_the_latest() -> None:
    assert _latest(
        figure("a", HERON, "enterpriseCount", "320", time="2024"),
        figure("b", HERON, "enterpriseCount", "330", time="2024-12-31"),
    ) == ["320", "330"]


@pytest.mark.parametrize(
    "given",
    [{"modality": "target"}, {"modality": "forecast"}, {"segment": "core area"}, {"tier": "B"}, {"negated": True}],
)
def test_a_target_a_part_and_an_inference_are_never_the_latest(given: dict[str, Any]) -> None:
    assert _latest(
        figure("a", HERON, "enterpriseCount", "320", time="2022"),
        figure("b", HERON, "enterpriseCount", "999", time="2030", **given),
    ) == ["320"]


def test_a_figure_with_a_year_comes_before_one_without() -> None:
    assert _latest(
        figure("a", HERON, "enterpriseCount", "320", time="2022"), figure("b", HERON, "enterpriseCount", "450")
    ) == ["320"]


def test_a_figure_without_a_year_is_better_than_none() -> None:
    assert _latest(figure("b", HERON, "enterpriseCount", "450")) == ["450"]


def test_a_thing_knows_how_many_documents_speak_of_it() -> None:
    sources = [
        _source(relation("a", EGRET, "presentIn", HERON)),
        _source(figure("b", EGRET, "talentCount", "3", tier="B"), name="news/2"),
    ]
    assert select(sources, "?n", "id:egret bkg:documentCount ?n") == [("2",)]
    assert select(sources, "?n", "id:heron bkg:documentCount ?n") == [("1",)]


def test_growth_within_one_year_leads_between_no_years() -> None:
    claims = [
        figure("a", HERON, "outputValue", "900", unit="CNY", time="2024"),
        figure("b", HERON, "outputValue", "990", unit="CNY", time="2025"),
        figure("c", HERON, "growthRate", "12", unit="%", time="2025-01/2025-06"),
    ]
    assert select([_source(*claims)], "?rate", "?growth bkg:rate ?rate") == [("10",)]
