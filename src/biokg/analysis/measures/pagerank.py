"""PageRank: how often a reader who follows edges at random comes by."""

from typing import TYPE_CHECKING, Final

from biokg.analysis.matrix import matrix

if TYPE_CHECKING:
    import networkx as nx

_DAMPING: Final = 0.85
_STILL: Final = 1e-12
"""No score moves by more than six times this any more."""
_STEPS: Final = 300
"""0.85 ** 300 is below the last digit of a score."""


def pagerank(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of time that a random walk spends at each node (damping 0.85, edges by weight).

    Range: 0 to 1; all add up to 1. Cost: O(m) a step, at most 300 steps. In a directed graph the walk follows the
    edges' direction, so places, sectors and bodies that many things refer to come first; where no edge leads on it
    starts anew anywhere. Source: Brin and Page (1998), Computer Networks 30, 107-117.
    """
    import numpy as np

    of = matrix(graph, directed=True)
    size = len(of.nodes)
    if not size:
        return {}
    weights = of.walks
    leaving = weights @ np.ones(size)
    share = np.divide(_DAMPING, leaving, out=np.zeros(size), where=leaving > 0)
    incoming = weights.T.tocsr() if graph.is_directed() else weights
    ends = np.flatnonzero(leaving == 0)
    scores = np.full(size, 1 / size)
    for _ in range(_STEPS):
        later = incoming @ (scores * share)
        later += (1 - _DAMPING + _DAMPING * scores[ends].sum()) / size
        scores -= later
        moved = np.abs(scores, out=scores).sum()
        scores = later
        if moved < _STILL:
            break
    return of.scores(scores)
