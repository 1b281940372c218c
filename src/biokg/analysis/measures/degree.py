"""Degree: how many other things a thing is directly linked with."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import matrix

if TYPE_CHECKING:
    import networkx as nx


def degree(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the number of distinct neighbours of each node.

    Range: 0 to n - 1. Cost: O(n + m). Two things that are linked in three ways are one neighbour; in `firms-clusters`
    the degree of a firm is the number of its clusters. Source: Freeman (1978), Social Networks 1, 215-239, not
    normalised.
    """
    import numpy as np

    of = matrix(graph)
    return of.scores(np.diff(of.weights.indptr).astype(np.float64))
