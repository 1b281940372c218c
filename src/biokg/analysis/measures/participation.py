"""Participation: how evenly a thing's links are spread over the communities."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import matrix
from biokg.analysis.measures.louvain import communities

if TYPE_CHECKING:
    import networkx as nx


def participation(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return one minus the sum of the squared shares of each node's links, by weight, that go to each community.

    Range: 0 (all links into one community) to 1 - 1/c for c communities. Cost: O(m) beside finding the communities
    (`louvain`). Source: Guimera and Amaral (2005), Nature 433, 895-900.
    """
    import numpy as np
    from scipy import sparse

    of = matrix(graph)
    size = len(of.nodes)
    parts = communities(graph)
    number = {node: at for at, members in enumerate(parts) for node in members}
    label = np.array([number[node] for node in of.nodes], dtype=np.intp)
    member = sparse.csr_array((np.ones(size), (np.arange(size), label)), shape=(size, len(parts)))
    into = (of.weights @ member).tocsr()
    strength = of.weights.sum(axis=1)
    squares = into.multiply(into).sum(axis=1)
    # What has no links takes part in nothing.
    return of.scores(1 - np.divide(squares, strength**2, out=np.ones(size), where=strength > 0))
