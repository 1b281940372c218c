from itertools import combinations
from math import dist

import networkx as nx
import numpy as np

from biokg.analysis import forces
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


def test_pieces_do_not_lie_on_each_other() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for name in "abcd":
        nx.add_cycle(graph, [f"{name}{number}" for number in range(9)])
    places = layout(graph)
    boxes = [[places[node] for node in piece] for piece in nx.connected_components(graph)]
    for one, other in combinations(boxes, 2):
        apart = [
            max(point[axis] for point in first) < min(point[axis] for point in second)
            for axis in (0, 1)
            for first, second in ((one, other), (other, one))
        ]
        assert any(apart)


def test_planted_groups_of_a_larger_graph_are_apart() -> None:
    groups = nx.planted_partition_graph(6, 60, 0.2, 0.002, seed=3)
    graph: nx.Graph[str] = nx.relabel_nodes(groups, str)
    places = layout(graph)
    inside = [dist(places[str(a)], places[str(b)]) for a, b in combinations(range(60), 2)]
    outside = [dist(places[str(a)], places[str(b)]) for a in range(60) for b in range(60, 360)]
    assert sum(inside) / len(inside) < 0.5 * sum(outside) / len(outside)


def test_one_node_has_a_place() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a")
    assert set(layout(graph)) == {"a"}


def test_nothing_has_no_places() -> None:
    assert layout(nx.Graph()) == {}


def test_push_read_off_the_grid_is_that_of_all_pairs() -> None:
    places = np.random.default_rng(1).uniform(-5, 5, (40, 2))
    away = places[:, None] - places[None, :]
    square = np.maximum((away**2).sum(axis=2), 1e-12)
    exact = (away / square[:, :, None]).sum(axis=1)
    read = forces._push(places, forces._kernel(256))
    assert np.abs(read - exact).max() < 0.1 * np.abs(exact).max()
    assert np.corrcoef(read.ravel(), exact.ravel())[0, 1] > 0.99
