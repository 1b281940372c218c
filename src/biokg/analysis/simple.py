"""Reads a projection as a simple graph, for the measures that know no parallel edges."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def simple(graph: "nx.Graph[str]", *, directed: bool = False) -> "nx.Graph[str]":
    """Return `graph` with parallel edges merged into one that adds up their weights, without loops, in sorted order.

    With `directed` the edges keep their direction; an undirected graph then gets both.
    """
    import networkx as nx

    plain: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    plain.add_nodes_from(sorted(graph))
    for source, target, weight in sorted(graph.edges(data="weight", default=1)):
        if source == target:
            continue
        _add(plain, source, target, weight)
        if directed and not graph.is_directed():
            _add(plain, target, source, weight)
    return plain


def _add(plain: "nx.Graph[str]", source: str, target: str, weight: float) -> None:
    known = plain[source].get(target, {}).get("weight", 0)
    plain.add_edge(source, target, weight=known + weight)
