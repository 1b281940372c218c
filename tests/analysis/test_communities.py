from itertools import combinations

import networkx as nx
import pytest

from biokg.analysis.measures import MEASURES
from biokg.analysis.measures.bridges import bridge_links
from biokg.analysis.measures.homophily import assortativity
from biokg.analysis.measures.louvain import communities, modularity
from biokg.errors import UsageError


def _planted() -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.relabel_nodes(
        nx.planted_partition_graph(6, 25, 0.4, 0.01, seed=4), lambda node: f"{node:03}"
    )
    return graph


def test_planted_communities_are_found() -> None:
    found = communities(_planted())
    assert sorted(map(list, found)) == [
        [f"{node:03}" for node in range(start, start + 25)] for start in range(0, 150, 25)
    ]


def test_modularity_is_that_of_networkx_and_no_worse_than_its_communities() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.barabasi_albert_graph(300, 2, seed=1), str)
    found = communities(graph)
    assert modularity(graph, found) == pytest.approx(nx.community.modularity(graph, map(set, found)))
    theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert modularity(graph, found) > 0.97 * theirs


def test_communities_are_the_same_every_time_and_hold_every_node_once() -> None:
    graph = _planted()
    assert communities(graph) == communities(graph.copy())
    assert sorted(node for part in communities(graph) for node in part) == sorted(graph)


def test_links_of_many_documents_hold_a_community_together() -> None:
    graph: nx.Graph[str] = nx.cycle_graph(["a", "b", "c", "d"])
    nx.set_edge_attributes(graph, {("a", "b"): 9, ("b", "c"): 1, ("c", "d"): 9, ("d", "a"): 1}, "weight")
    assert communities(graph) == [("a", "b"), ("c", "d")]


def test_who_links_communities_takes_part_in_all() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for start in (0, 6, 12):
        graph.add_edges_from(combinations(map(str, range(start, start + 6)), 2))
    graph.add_edges_from(("between", other) for other in ("0", "1", "6", "7", "12", "13"))
    scores = MEASURES["participation"](graph)
    assert max(scores, key=lambda node: scores[node]) == "between"
    assert scores["between"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("kinds", "expected"), [("xxyy", -1.0), ("xyxy", 1.0), ("xxxx", None)])
def test_like_with_like(kinds: str, expected: float | None) -> None:
    graph: nx.Graph[str] = nx.Graph([("0", "2"), ("1", "3")])
    for node in graph:
        graph.nodes[node]["type"] = kinds[int(node)]
    assert assortativity(graph) == expected


def test_assortativity_equals_networkx() -> None:
    graph = _planted()
    nx.set_node_attributes(graph, {node: str(int(node) // 30) for node in graph}, "type")
    assert assortativity(graph) == pytest.approx(nx.attribute_assortativity_coefficient(graph, "type"), abs=1e-9)
    own = MEASURES["homophily"](graph)
    assert own["000"] == pytest.approx(sum(int(other) < 30 for other in graph["000"]) / graph.degree("000"))


@pytest.mark.parametrize("measure", ["bipartite-degree", "bipartite-clustering"])
def test_a_graph_of_one_side_has_no_bipartite_measures(measure: str) -> None:
    with pytest.raises(UsageError, match="use firms-clusters"):
        MEASURES[measure](nx.complete_graph(["a", "b", "c"]))


def test_a_bridge_says_how_much_hangs_on_it() -> None:
    graph = nx.compose(nx.complete_graph(["a", "b", "c"]), nx.path_graph(["c", "d", "e"]))
    assert bridge_links(graph) == [("c", "d", 2), ("d", "e", 1)]
    assert bridge_links(nx.Graph()) == []


def test_bridges_part_as_much_as_taking_them_away_does() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.gnm_random_graph(60, 55, seed=2), lambda node: f"{node:02}")
    for one, other, parts in bridge_links(graph):
        without = graph.copy()
        without.remove_edge(one, other)
        sides = [len(nx.node_connected_component(without, end)) for end in (one, other)]
        assert parts == min(sides)
