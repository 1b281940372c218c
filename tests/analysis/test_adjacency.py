from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.analysis.matrix import matrix
from biokg.analysis.measures import MEASURES
from biokg.analysis.project import PROJECTIONS, project
from biokg.store.view import View

KINDS: "tuple[type[nx.Graph[Any]], ...]" = (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)
NODES = st.sampled_from("hgfedcba")
EDGES = st.lists(st.tuples(NODES, NODES, st.none() | st.integers(1, 4) | st.floats(0.5, 2)), max_size=20)


def _graph(kind: "type[nx.Graph[str]]", edges: list[tuple[str, str, float | None]]) -> "nx.Graph[str]":
    graph = kind()
    graph.add_nodes_from("xhay")  # x and y stand alone
    for source, target, weight in edges:
        graph.add_edge(source, target, **({} if weight is None else {"weight": weight}))
    return graph


def _expected(graph: "nx.Graph[str]") -> Any:
    return nx.to_scipy_sparse_array(graph, nodelist=sorted(graph)).toarray()


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KINDS), EDGES)
def test_the_matrix_is_that_of_networkx(
    kind: "type[nx.Graph[str]]", edges: list[tuple[str, str, float | None]]
) -> None:
    graph = _graph(kind, edges)
    assert matrix(graph, directed=True).walks.toarray() == pytest.approx(_expected(graph))


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(KINDS), EDGES)
def test_pagerank_is_that_of_networkx_on_every_kind_of_graph(
    kind: "type[nx.Graph[str]]", edges: list[tuple[str, str, float | None]]
) -> None:
    graph = _graph(kind, edges)
    assert MEASURES["pagerank"](graph) == pytest.approx(nx.pagerank(graph, tol=1e-15, max_iter=2000), abs=1e-9)


def test_eigenvector_counts_loops_as_networkx_does() -> None:
    graph = _graph(nx.Graph, [("a", "b", 2), ("b", "c", 1), ("c", "a", 1), ("a", "a", 3)])
    graph.remove_nodes_from("hxy")
    expected = nx.eigenvector_centrality(graph, weight="weight", tol=1e-15, max_iter=9999)
    assert MEASURES["eigenvector"](graph) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_a_view_of_a_graph_is_read_too(kind: "type[nx.Graph[str]]") -> None:
    view = _graph(kind, [("a", "b", 2), ("b", "c", None), ("c", "d", 1)]).subgraph("abcx")
    assert matrix(view, directed=True).walks.toarray() == pytest.approx(_expected(view))


@pytest.mark.parametrize("name", PROJECTIONS)
def test_the_edges_that_a_projection_leaves_behind_are_its_edges(world: View, name: str) -> None:
    graph = project(world, name)
    read = matrix(graph.copy(), directed=True)
    kept = matrix(graph, directed=True)
    assert kept.nodes == read.nodes
    assert np.array_equal(kept.walks.toarray(), read.walks.toarray())
    assert kept.walks.nnz == graph.number_of_edges() * (1 if graph.is_directed() else 2) or graph.is_multigraph()


def test_what_a_projection_left_behind_goes_when_it_changes(world: View) -> None:
    graph = project(world, "firms-clusters")
    one, other = sorted(graph)[:2]
    graph.add_edge(one, other, weight=40)
    assert matrix(graph).weights.max() == 40
