"""Eigenvector centrality: linked with those who are well linked."""

from typing import TYPE_CHECKING

from biokg.analysis.simple import simple
from biokg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx


def eigenvector(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return for each node a score that is proportional to the sum of its neighbours' scores, links by weight.

    Range: 0 to 1, the squares add up to 1. Cost: O(m) a step, up to 5,000 steps. In a graph of several pieces all but
    the densest go towards 0. Raise `UsageError` where the steps come to no end. Source: Bonacich (1987), American
    Journal of Sociology 92, 1170-1182.
    """
    import networkx as nx

    try:
        scores: dict[str, float] = nx.eigenvector_centrality(simple(graph), max_iter=5000, tol=1e-10, weight="weight")
    except nx.PowerIterationFailedConvergence as error:
        raise UsageError("eigenvector centrality comes to no end on this graph; use pagerank.") from error
    return scores
