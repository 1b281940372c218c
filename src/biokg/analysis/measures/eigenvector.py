"""Eigenvector centrality: linked with those who are well linked."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import matrix
from biokg.analysis.spectral import principal

if TYPE_CHECKING:
    import networkx as nx


def eigenvector(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return for each node a score that is proportional to the sum of its neighbours' scores, links by weight.

    Range: 0 to 1, the squares add up to 1. Cost: O(m) a step, mostly some tens of steps. In a graph of several pieces
    all but the densest go towards 0. Source: Bonacich (1987), American Journal of Sociology 92, 1170-1182.
    """
    of = matrix(graph)
    weights = of.walks
    return of.scores(principal(lambda vector: weights @ vector, len(of.nodes))) if of.nodes else {}
