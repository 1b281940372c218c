import importlib

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.analysis.measures import MEASURES
from biokg.analysis.simple import simple

NODES = st.sampled_from("abcdefgh")
EDGES = st.lists(st.tuples(NODES, NODES, st.integers(1, 4)), min_size=1, max_size=20)


def _graph(edges: list[tuple[str, str, int]]) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, weight in edges:
        graph.add_edge(source, target, weight=weight)
    return graph


PATH = _graph([("a", "b", 1), ("b", "c", 3), ("c", "b", 2), ("c", "c", 9)])


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("degree", {"a": 1, "b": 2, "c": 1}),
        ("weighted-degree", {"a": 1, "b": 6, "c": 5}),
        ("betweenness", {"a": 0, "b": 1, "c": 0}),
        ("closeness", {"a": 2 / 3, "b": 1, "c": 2 / 3}),
        ("k-core", {"a": 1, "b": 1, "c": 1}),
    ],
)
def test_a_short_path_by_hand(measure: str, expected: dict[str, float]) -> None:
    assert MEASURES[measure](PATH) == pytest.approx(expected)


@settings(deadline=None, max_examples=60)
@given(EDGES)
def test_betweenness_equals_networkx(edges: list[tuple[str, str, int]]) -> None:
    graph = _graph(edges)
    assert MEASURES["betweenness"](graph) == pytest.approx(nx.betweenness_centrality(simple(graph)), abs=1e-12)


def test_betweenness_in_blocks_equals_networkx() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(150, 2, seed=1), str)
    assert MEASURES["betweenness"](graph) == pytest.approx(nx.betweenness_centrality(graph), abs=1e-12)


def test_betweenness_from_a_sample_stays_near_and_is_repeatable(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(150, 2, seed=1), str)
    room = importlib.import_module("biokg.analysis.measures.betweenness")
    monkeypatch.setattr(room, "EXACT_UP_TO", 100)
    monkeypatch.setattr(room, "PIVOTS", 100)
    estimate = MEASURES["betweenness"](graph)
    assert estimate == MEASURES["betweenness"](graph)
    assert estimate == pytest.approx(nx.betweenness_centrality(graph), abs=0.05)


@settings(deadline=None, max_examples=40)
@given(EDGES)
def test_pagerank_adds_up_to_one(edges: list[tuple[str, str, int]]) -> None:
    assert sum(MEASURES["pagerank"](_graph(edges)).values()) == pytest.approx(1)


def test_pagerank_follows_the_direction_of_edges() -> None:
    scores = MEASURES["pagerank"](_graph([("a", "c", 1), ("b", "c", 1)]))
    assert scores["c"] > scores["a"] == scores["b"]


def test_eigenvector_prefers_the_well_linked() -> None:
    scores = MEASURES["eigenvector"](_graph([("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("c", "d", 1)]))
    assert scores["c"] > scores["a"] > scores["d"] > 0


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_scores_every_node_and_says_what_it_is(measure: str) -> None:
    assert set(MEASURES[measure](PATH)) == {"a", "b", "c"}
    for word in ("Range:", "Cost:", "Source:"):
        assert word in (MEASURES[measure].__doc__ or "")
