"""Closeness: how few steps away the rest of the network is."""

from typing import TYPE_CHECKING

from biokg.analysis.simple import simple

if TYPE_CHECKING:
    import networkx as nx


def closeness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the inverse mean distance to the nodes that can be reached, times their share of all other nodes.

    Range: 0 (linked with nothing) to 1 (linked with everything). Cost: O(n m); seconds at 1,000 nodes. Steps count,
    weights do not. Source: Wasserman and Faust (1994), Social Network Analysis, p. 185, for graphs in several pieces.
    """
    import networkx as nx

    scores: dict[str, float] = nx.closeness_centrality(simple(graph))
    return scores
