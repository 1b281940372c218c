"""Weighted degree: how many independent documents link a thing with others."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import matrix

if TYPE_CHECKING:
    import networkx as nx


def weighted_degree(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the sum of the weights of the links of each node.

    Range: 0 upwards. Cost: O(n + m). It follows how much is written about a thing, so read it beside `degree`.
    Source: Barrat et al. (2004), PNAS 101, 3747-3752 ("strength").
    """
    of = matrix(graph)
    return of.scores(of.weights.sum(axis=1))
