"""Edges that only follow from what documents state: kept apart, marked, and gone with any document they need."""

from collections.abc import Callable

import pytest

from biokg import pipeline
from biokg.analysis.anchors import anchors
from biokg.analysis.filters import Filters
from biokg.analysis.project import project
from biokg.analysis.records import Statements, View, read
from biokg.store.view import open_view
from biokg.terms import document, slug, thing

TEXTS = {
    "home": "Hengrui Medicine is present in Suzhou Industrial Park.",
    "runs": "Hengrui Medicine operates the Egret R&D Center.",
    "site": "The Egret R&D Center is located in Zhangjiang.",
    "park": "Heron Park is located in Huangpu District, Guangzhou. WuXi Biologics is present in Heron Park.",
}


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Statements:
    folder = tmp_path_factory.mktemp("inferred")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    pipeline.build([folder], folder / "store", infer=True)
    return read(open_view(folder / "store"))


def _of(statements: Statements, name: str) -> str:
    return next(iri for iri in statements.documents if slug(iri).endswith(f"{name}.txt"))


def test_what_follows_is_an_edge_and_marked(statements: Statements) -> None:
    network = project(statements, "firms-clusters")
    inferred = {slug(b): about["inferred"] for _, b, about in network.edges(thing("hengrui"), data=True)}
    assert inferred == {"suzhou-industrial-park": False, "zhangjiang": True}
    about = network.edges[thing("hengrui"), thing("zhangjiang")]
    assert about["documents"] == tuple(sorted(_of(statements, name) for name in ("runs", "site")))


def test_stated_leaves_it_out(statements: Statements) -> None:
    assert not project(statements, "firms-clusters", Filters(stated=True)).has_node(thing("zhangjiang"))
    assert not project(statements, "stated").has_edge(thing("hengrui"), thing("zhangjiang"))
    assert project(statements, "whole").has_edge(thing("hengrui"), thing("zhangjiang"))


def test_it_needs_every_document_behind_it(statements: Statements) -> None:
    for name in ("runs", "site"):
        without = Filters(without=frozenset({_of(statements, name)}))
        assert not project(statements, "firms-clusters", without).has_node(thing("zhangjiang"))


def test_an_anchor_by_inference_says_what_it_rests_on(statements: Statements) -> None:
    (row,) = anchors(statements).rows
    assert [(one.label, one.inferred) for one in row.presence] == [
        ("Suzhou Industrial Park", False),
        ("Zhangjiang", True),
    ]
    assert row.interval.worst is None
    assert {doubt.kind for doubt in row.moves} == {"inference", "document"}
    named = {_of(statements, name) for name in ("home", "runs", "site")}
    assert {doubt.about for doubt in row.moves if doubt.kind == "document"} == named
    assert anchors(statements, Filters(stated=True)).stability.changes[0].enters == (thing("hengrui"),)


def test_a_park_that_only_a_document_places_counts_by_inference(statements: Statements) -> None:
    network = project(statements, "firms-clusters")
    (about,) = (about for *_, about in network.edges(thing("wuxi-biologics"), data=True))
    assert about["inferred"]
    assert not project(statements, "firms-clusters", Filters(stated=True)).has_node(thing("wuxi-biologics"))


def test_without_inferences_there_is_no_doubt_about_them(market: View) -> None:
    assert "inference" not in {change.doubt.kind for change in anchors(read(market)).stability.changes}


def test_a_provisional_park_is_rolled_up_by_no_sentence(make: Callable[..., View]) -> None:
    said = [("acme", "presentIn", "annex", ""), ("annex", "locatedIn", "park", "")]
    statements = read(make({"Park+Cluster": "park", "Park": "annex", "Enterprise": "acme"}, {}, {"one@2020": said}))
    assert project(statements, "firms-clusters").has_node(thing("park"))
    statements.things[thing("annex")].provisional = True
    assert not project(statements, "firms-clusters")
    assert document("one") in statements.documents
