from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
import rustworkx
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.analysis import between
from biokg.analysis.measures import MEASURES
from biokg.analysis.simple import simple

NODES = st.sampled_from("abcdefgh")
EDGES = st.lists(st.tuples(NODES, NODES, st.integers(1, 4)), min_size=1, max_size=20)


def _graph(edges: list[tuple[str, str, int]]) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, weight in edges:
        graph.add_edge(source, target, weight=weight)
    for at, node in enumerate(sorted(graph)):
        graph.nodes[node]["type"] = "xyz"[at % 3]
    return graph


def _named(graph: "nx.Graph[Any]") -> "nx.Graph[str]":
    named: nx.Graph[str] = nx.relabel_nodes(graph, lambda node: f"n{node}")
    for number, (_, _, about) in enumerate(named.edges(data=True)):
        about["weight"] = 1 + number % 4
    return named


PATH = _graph([("a", "b", 1), ("b", "c", 3), ("c", "b", 2), ("c", "c", 9)])
GRAPHS = {
    "scale-free": _named(nx.barabasi_albert_graph(150, 2, seed=1)),
    "deep": _named(nx.grid_2d_graph(3, 24)),
    "pieces": _named(nx.disjoint_union(nx.disjoint_union(nx.path_graph(9), nx.star_graph(5)), nx.cycle_graph(6))),
    "tree": _named(nx.random_labeled_tree(80, seed=1)),
    "two sides": _named(nx.bipartite.random_graph(20, 60, 0.08, seed=2)),
    "communities": _named(nx.planted_partition_graph(5, 20, 0.4, 0.02, seed=3)),
}


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("degree", {"a": 1, "b": 2, "c": 1}),
        ("weighted-degree", {"a": 1, "b": 6, "c": 5}),
        ("betweenness", {"a": 0, "b": 1, "c": 0}),
        ("closeness", {"a": 2 / 3, "b": 1, "c": 2 / 3}),
        ("k-core", {"a": 1, "b": 1, "c": 1}),
        ("bipartite-degree", {"a": 1, "b": 1, "c": 1}),
        ("bipartite-clustering", {"a": 1, "b": 0, "c": 1}),
        ("articulation", {"a": 0, "b": 1, "c": 0}),
        ("bridges", {"a": 1, "b": 2, "c": 1}),
        ("participation", {"a": 0, "b": 0, "c": 0}),
    ],
)
def test_a_short_path_by_hand(measure: str, expected: dict[str, float]) -> None:
    assert MEASURES[measure](PATH) == pytest.approx(expected)


def _oracle(measure: str, graph: "nx.Graph[str]") -> dict[str, float]:
    plain = simple(graph)
    if measure == "pagerank":
        return dict(nx.pagerank(graph, tol=1e-15, max_iter=2000))
    if measure == "eigenvector":
        return dict(nx.eigenvector_centrality(plain, max_iter=200_000, tol=1e-15, weight="weight"))
    oracles: dict[str, Callable[[], dict[str, float]]] = {
        "degree": lambda: dict(plain.degree()),
        "weighted-degree": lambda: dict(plain.degree(weight="weight")),
        "betweenness": lambda: nx.betweenness_centrality(plain),
        "closeness": lambda: nx.closeness_centrality(plain),
        "k-core": lambda: nx.core_number(plain),
        "bipartite-clustering": lambda: nx.bipartite.clustering(plain),
        "articulation": lambda: {
            node: nx.number_connected_components(simple(graph).subgraph(set(plain) - {node}))
            - nx.number_connected_components(plain)
            + (plain.degree(node) == 0)
            for node in plain
        },
        "bridges": lambda: {node: sum(node in bridge for bridge in nx.bridges(plain)) for node in plain},
    }
    return oracles[measure]()


_COMPARED = ("degree", "weighted-degree", "betweenness", "closeness", "pagerank", "eigenvector", "k-core", "bridges")


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("measure", [*_COMPARED, "articulation"])
def test_equals_networkx(measure: str, name: str) -> None:
    assert MEASURES[measure](GRAPHS[name]) == pytest.approx(_oracle(measure, GRAPHS[name]), abs=1e-9, rel=0)


@settings(deadline=None, max_examples=40)
@given(EDGES, st.sampled_from([*_COMPARED[:5], "k-core", "bridges", "articulation"]))
def test_equals_networkx_on_any_small_graph(edges: list[tuple[str, str, int]], measure: str) -> None:
    graph = _graph(edges)
    assert MEASURES[measure](graph) == pytest.approx(_oracle(measure, graph), abs=1e-9, rel=0)


@pytest.mark.parametrize("name", ["scale-free", "communities"])
def test_equals_another_library(name: str) -> None:
    graph = GRAPHS[name]
    nodes = sorted(graph)
    other = rustworkx.networkx_converter(graph, keep_attributes=True)
    label = {at: other[at]["__networkx_node__"] for at in other.node_indices()}

    def named(found: Any) -> dict[str, float]:
        return {label[at]: found[at] for at in other.node_indices()}

    weight = lambda about: float(about["weight"])  # noqa: E731
    assert MEASURES["betweenness"](graph) == pytest.approx(named(rustworkx.betweenness_centrality(other)), abs=1e-9)
    assert MEASURES["closeness"](graph) == pytest.approx(named(rustworkx.closeness_centrality(other)), abs=1e-9)
    theirs = rustworkx.eigenvector_centrality(other, weight_fn=weight, max_iter=100_000, tol=1e-14)
    assert MEASURES["eigenvector"](graph) == pytest.approx(named(theirs), abs=1e-9)
    both_ways = rustworkx.PyDiGraph()
    both_ways.add_nodes_from(nodes)
    number = {node: at for at, node in enumerate(nodes)}
    for source, target, about in graph.edges(data=True):
        both_ways.add_edge(number[source], number[target], about)
        both_ways.add_edge(number[target], number[source], about)
    ranks = rustworkx.pagerank(both_ways, weight_fn=weight, tol=1e-15, max_iter=5000)
    assert MEASURES["pagerank"](graph) == pytest.approx({node: ranks[at] for node, at in number.items()}, abs=1e-9)


def test_hubs_and_authorities_equal_networkx() -> None:
    graph: nx.DiGraph[str] = nx.relabel_nodes(nx.gnp_random_graph(80, 0.06, directed=True, seed=3), str)
    hubs, authorities = nx.hits(graph)
    assert MEASURES["hubs"](graph) == pytest.approx(hubs, abs=1e-9)
    assert MEASURES["authorities"](graph) == pytest.approx(authorities, abs=1e-9)


def test_bipartite_measures_equal_networkx() -> None:
    graph = GRAPHS["two sides"].copy()
    first = {node for node in graph if int(node[1:]) < 20}
    nx.set_node_attributes(graph, {node: int(node not in first) for node in graph}, "bipartite")
    assert MEASURES["bipartite-degree"](graph) == pytest.approx(nx.bipartite.degree_centrality(graph, first))
    assert MEASURES["bipartite-clustering"](graph) == pytest.approx(nx.bipartite.clustering(graph), abs=1e-9)


def test_betweenness_of_some_pairs_equals_networkx() -> None:
    graph = GRAPHS["communities"]
    ends = sorted(graph)[:9]
    expected = nx.betweenness_centrality_subset(graph, ends, ends)
    found = between.between(graph, set(ends))
    assert found == pytest.approx({node: score / 36 for node, score in expected.items()}, abs=1e-9)


def test_betweenness_from_a_sample_keeps_to_its_error_and_is_repeatable() -> None:
    graph = _named(nx.barabasi_albert_graph(600, 3, seed=1))
    truth = nx.betweenness_centrality(graph)
    estimate = between.estimated(graph, 150)
    assert estimate == between.estimated(graph, 150)
    assert (estimate.sources, 0 < estimate.error < 0.05) == (150, True)
    off = [abs(estimate.scores[node] - truth[node]) > estimate.error for node in graph]
    assert sum(off) <= 0.05 * len(off)


def test_a_sample_of_all_is_exact() -> None:
    estimate = between.estimated(GRAPHS["tree"], 80)
    assert (estimate.error, estimate.sources) == (0.0, 80)


def test_a_deep_graph_is_seen_from_fewer_sources() -> None:
    estimate = between.estimated(_named(nx.path_graph(400)), 200)
    assert estimate.sources == 50


def test_pagerank_follows_the_direction_of_edges() -> None:
    scores = MEASURES["pagerank"](_graph([("a", "c", 1), ("b", "c", 1)]))
    assert scores["c"] > scores["a"] == scores["b"]


def test_a_changed_graph_is_measured_anew() -> None:
    graph = _named(nx.path_graph(3))
    assert MEASURES["degree"](graph)["n0"] == 1
    graph.add_edge("n0", "n2", weight=1)
    assert MEASURES["degree"](graph)["n0"] == 2


def _single() -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("only", type="Park")
    return graph


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_takes_any_graph_and_says_what_it_is(measure: str) -> None:
    assert set(MEASURES[measure](PATH)) == {"a", "b", "c"}
    assert MEASURES[measure](nx.Graph()) == {}
    assert set(MEASURES[measure](_single())) == {"only"}
    two = _graph([("a", "b", 1), ("c", "d", 1)])
    assert set(MEASURES[measure](two)) == set("abcd")
    for word in ("Range:", "Cost:", "Source:"):
        assert word in (MEASURES[measure].__doc__ or "")
