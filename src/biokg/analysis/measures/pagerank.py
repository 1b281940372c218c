"""PageRank: how often a reader who follows edges at random comes by."""

from typing import TYPE_CHECKING

from biokg.analysis.simple import simple

if TYPE_CHECKING:
    import networkx as nx


def pagerank(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of time that a random walk spends at each node (damping 0.85, edges by weight).

    Range: 0 to 1; all add up to 1. Cost: O(m) a step, some tens of steps. In a directed graph the walk follows the
    edges' direction, so places, sectors and bodies that many things refer to come first. Source: Brin and Page (1998),
    Computer Networks 30, 107-117.
    """
    import networkx as nx

    scores: dict[str, float] = nx.pagerank(simple(graph, directed=True), weight="weight", tol=1e-10, max_iter=1000)
    return scores
