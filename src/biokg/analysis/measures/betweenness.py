"""Betweenness: how often a thing lies on the shortest way between two others."""

from typing import TYPE_CHECKING, Final

from biokg.analysis.between import estimated, exact

if TYPE_CHECKING:
    import networkx as nx

EXACT_UP_TO: Final = 10_000
"""Nodes; a larger graph is estimated unless the exact scores are asked for."""


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of all pairs of other nodes between which a node lies, each pair's shortest ways weighing alike.

    Range: 0 to 1. Steps count, weights do not. Cost: O(n m); 10,000 nodes with 50,000 links in some 10 seconds. Above
    10,000 nodes the scores are estimated (`biokg.analysis.between`). Source: Freeman (1977), Sociometry 40, 35-41;
    Brandes (2001), Journal of Mathematical Sociology 25, 163-177.
    """
    return (estimated if len(graph) > EXACT_UP_TO else exact)(graph).scores
