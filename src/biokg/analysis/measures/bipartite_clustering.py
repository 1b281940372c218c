"""Bipartite clustering: how much a thing's neighbours are those of others, such as firms that share all clusters."""

from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.matrix import matrix
from biokg.analysis.sides import sides

if TYPE_CHECKING:
    import networkx as nx

_CELLS: Final = 20_000_000
"""Pairs of nodes of one side that are looked at together."""


def bipartite_clustering(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the mean overlap (shared of all neighbours) of each node with those it shares a neighbour with.

    Range: 0 (shares none) to 1 (all have the same neighbours). Cost: O(sum of squared degrees). Raise `UsageError`
    for a graph that is not bipartite. Source: Latapy, Magnien and Del Vecchio (2008), Social Networks 30, 31-48.
    """
    import numpy as np

    of = matrix(graph)
    if not of.nodes:
        return {}
    sides(graph, of)
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
