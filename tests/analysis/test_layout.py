from itertools import combinations
from math import dist

import networkx as nx
import pytest

from biokg.analysis import layout as room
from biokg.analysis.layout import layout


def _two_clusters() -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for name in "ab":
        graph.add_edges_from(combinations([f"{name}{number}" for number in range(6)], 2))
    graph.add_edge("a0", "b0")
    return graph


def test_layout_is_the_same_every_time() -> None:
    assert layout(_two_clusters()) == layout(_two_clusters())


def test_linked_nodes_lie_nearer_than_others() -> None:
    graph = _two_clusters()
    places = layout(graph)
    linked = [dist(places[a], places[b]) for a, b in graph.edges]
    apart = [dist(places[a], places[b]) for a, b in nx.non_edges(graph)]
    assert sum(linked) / len(linked) < 0.5 * sum(apart) / len(apart)


def test_pieces_that_nothing_links_stay_in_one_picture() -> None:
    graph: nx.Graph[str] = nx.Graph([(f"{number}a", f"{number}b") for number in range(20)])
    assert max(dist((0, 0), place) for place in layout(graph).values()) < 2000


def test_large_graph_is_a_spiral_with_the_best_linked_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LARGEST", 5)
    places = layout(nx.star_graph(["hub", *"abcdefgh"]))
    assert places["hub"] == (0.0, 0.0)
    assert len(set(places.values())) == 9


def test_one_node_has_a_place() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a")
    assert set(layout(graph)) == {"a"}
