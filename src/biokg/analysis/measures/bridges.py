"""Bridges: links whose loss would take the network apart."""

from typing import TYPE_CHECKING, Any, NamedTuple

from biokg.analysis.matrix import matrix
from biokg.analysis.rust import rust

if TYPE_CHECKING:
    import networkx as nx


class Bridge(NamedTuple):
    """A link that alone holds two parts together."""

    one: str
    other: str
    parts: int
    """How many things hang on its smaller side."""


def bridges(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return how many of each node's links are bridges: the only way between what lies on either side.

    Range: 0 to degree. Cost: O(n + m). Source: Tarjan (1974), Information Processing Letters 2, 160-161.
    """
    scores = dict.fromkeys(matrix(graph).nodes, 0.0)
    for bridge in bridge_links(graph):
        scores[bridge.one] += 1
        scores[bridge.other] += 1
    return scores


def bridge_links(graph: "nx.Graph[str]") -> list[Bridge]:
    """Return the links whose loss would part what lies on either side, sorted; each with its smaller end first."""
    import numpy as np
    import rustworkx
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    of = matrix(graph)
    size = len(of.nodes)
    walked = rust(of).copy()
    found: Any = rustworkx.bridges(walked)  # its stub says tuples of one, but they are of two
    pairs = sorted((min(ends), max(ends)) for ends in found)
    if not pairs:
        return []
    walked.remove_edges_from(pairs)
    piece = np.empty(size, dtype=np.intp)
    for number, members in enumerate(rustworkx.connected_components(walked)):
        piece[list(members)] = number
    # The pieces and the bridges between them are trees: below each bridge hangs what its farther end carries.
    ends = piece[np.array(pairs)]
    count = int(piece.max()) + 1
    forest = csr_array((np.ones(len(pairs)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    _, tree = connected_components(forest, directed=False)
    carried = np.bincount(piece, minlength=count)
    whole = np.bincount(tree, carried)
    above = np.full(count, -1)
    for root in np.unique(tree, return_index=True)[1].tolist():
        order, parent = breadth_first_order(forest, root, directed=False)
        above[order] = parent[order]
        for node in order[:0:-1].tolist():
            carried[parent[node]] += carried[node]
    below = [carried[a] if above[a] == b else carried[b] for a, b in ends.tolist()]
    return [
        Bridge(of.nodes[a], of.nodes[b], int(min(hung, whole[tree[piece[a]]] - hung)))
        for (a, b), hung in zip(pairs, below, strict=True)
    ]
