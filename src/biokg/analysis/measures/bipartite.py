"""Degree and clustering in graphs of two kinds of nodes, such as firms and clusters."""

from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.matrix import Matrix, matrix
from biokg.analysis.simple import simple
from biokg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

_CELLS: Final = 20_000_000
"""Pairs of nodes of one side that are looked at together."""


def bipartite_degree(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of the other side that each node is linked with.

    Range: 0 to 1; in `firms-clusters` the share of all clusters where a firm is, and of all firms that a cluster has.
    Cost: O(n + m). Raise `UsageError` for a graph that is not bipartite. Source: Borgatti and Halgin (2011), in The
    SAGE Handbook of Social Network Analysis, 417-433.
    """
    import numpy as np

    of = matrix(graph)
    if not of.nodes:
        return {}
    side = _sides(graph, of)
    across = np.where(side == 1, (side == 0).sum(), (side == 1).sum())
    return of.scores(np.diff(of.weights.indptr) / np.maximum(1, across))


def bipartite_clustering(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the mean overlap (shared of all neighbours) of each node with those it shares a neighbour with.

    Range: 0 (shares none) to 1 (all have the same neighbours). Cost: O(sum of squared degrees). Raise `UsageError`
    for a graph that is not bipartite. Source: Latapy, Magnien and Del Vecchio (2008), Social Networks 30, 31-48.
    """
    import numpy as np

    of = matrix(graph)
    if not of.nodes:
        return {}
    _sides(graph, of)
    links = of.links
    degree = np.diff(links.indptr).astype(np.float64)
    ways = np.cumsum(links @ degree)
    scores = np.zeros(len(of.nodes))
    start = 0
    while start < len(of.nodes):
        before = ways[start - 1] if start else 0.0
        end = max(start + 1, int(np.searchsorted(ways, before + _CELLS, side="right")))
        scores[start:end] = _overlaps(links, degree, start, end)
        start = end
    return of.scores(scores)


def _overlaps(links: Any, degree: Any, start: int, end: int) -> Any:
    import numpy as np

    shared = (links[start:end] @ links).tocoo()
    row, column = shared.row, shared.col
    other = row + start != column
    row, column, common = row[other], column[other], shared.data[other]
    overlap = common / (degree[row + start] + degree[column] - common)
    count = np.bincount(row, minlength=end - start)
    return np.bincount(row, overlap, end - start) / np.maximum(1, count)


def _sides(graph: "nx.Graph[str]", of: Matrix) -> Any:
    """Return 0 or 1 for each node: as the projection says, or else as the links leave it."""
    import networkx as nx
    import numpy as np

    known: dict[str, Any] = {node: about.get("bipartite") for node, about in graph.nodes(data=True)}
    if None in known.values():
        try:
            known = nx.bipartite.color(simple(graph))
        except nx.NetworkXError as error:
            raise UsageError(
                "this graph does not consist of two sides; use firms-clusters or sectors-clusters."
            ) from error
    return np.array([known[node] for node in of.nodes])
