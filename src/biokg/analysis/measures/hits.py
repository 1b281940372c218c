"""Hubs and authorities: those that point to what many point to, and those that are pointed to by such."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import matrix
from biokg.analysis.spectral import principal

if TYPE_CHECKING:
    import networkx as nx


def authorities(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return for each node a score that is proportional to the sum of the hub scores of those that lead to it.

    Range: 0 to 1; all add up to 1. Cost: O(m) a step. Links by weight, along their direction where they have one.
    Source: Kleinberg (1999), Journal of the ACM 46, 604-632.
    """
    of = matrix(graph, directed=True)
    if not of.nodes:
        return {}
    weights = of.walks
    back = weights.T.tocsr()
    scores = principal(lambda vector: back @ (weights @ vector), len(of.nodes))
    return of.scores(scores / scores.sum())


def hubs(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return for each node a score that is proportional to the sum of the authority scores of those it leads to.

    Range: 0 to 1; all add up to 1. Cost: O(m) a step. Source: as `authorities`.
    """
    import numpy as np

    of = matrix(graph, directed=True)
    scores = of.walks @ np.array(list(authorities(graph).values()))
    return of.scores(scores / scores.sum() if scores.any() else np.full(len(of.nodes), 1 / max(1, len(of.nodes))))
