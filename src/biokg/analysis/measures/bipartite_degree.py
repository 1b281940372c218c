"""Bipartite degree: with how much of the other side a thing is linked."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import matrix
from biokg.analysis.sides import sides

if TYPE_CHECKING:
    import networkx as nx


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
    side = sides(graph, of)
    across = np.where(side == 1, (side == 0).sum(), (side == 1).sum())
    return of.scores(np.diff(of.weights.indptr) / np.maximum(1, across))
