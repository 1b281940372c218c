"""Communities: parts of the network that are more densely linked inside than chance would have it."""

import random
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.matrix import matrix

if TYPE_CHECKING:
    import networkx as nx

SEED: Final = 7
_LEAST_GAIN: Final = 1e-9


def communities(graph: "nx.Graph[str]", seed: int = SEED) -> list[tuple[str, ...]]:
    """Return the nodes of each community, the largest first, then by their ids; every node is in one.

    Links count by weight, without direction. Cost: O(m) a round, mostly ten to twenty rounds; the order in which nodes
    are visited is drawn with `seed`. A graph of chance has communities too, so look at `modularity`: below about 0.3
    they say little. Source: Blondel et al. (2008), Journal of Statistical Mechanics P10008; nodes wait in a queue as in
    Traag et al. (2019), Scientific Reports 9, 5233.
    """
    import numpy as np

    of = matrix(graph)
    label = np.arange(len(of.nodes))
    weights, order = of.weights, random.Random(seed)  # noqa: S311 - nothing secret
    while weights.nnz:
        moved = _moved(weights, order)
        if moved.max() + 1 == weights.shape[0]:
            break
        label, weights = moved[label], _merged(weights, moved)
    found: dict[int, list[str]] = {}
    for node, one in zip(of.nodes, label.tolist(), strict=True):
        found.setdefault(one, []).append(node)
    return sorted(map(tuple, found.values()), key=lambda members: (-len(members), members))


def modularity(graph: "nx.Graph[str]", parts: list[tuple[str, ...]]) -> float:
    """Return by how much the links inside of `parts` exceed what chance would give, as a share of all links.

    Range: -0.5 to 1; 0 for a graph without links. Source: Newman and Girvan (2004), Physical Review E 69, 026113.
    """
    import numpy as np

    of = matrix(graph)
    part = {node: at for at, members in enumerate(parts) for node in members}
    label = np.array([part[node] for node in of.nodes], dtype=np.intp)
    total = of.weights.sum()
    if not total:
        return 0.0
    links = of.weights.tocoo()
    inside = links.data[label[links.row] == label[links.col]].sum()
    strength = np.bincount(label, of.weights.sum(axis=1))
    return float(inside / total - ((strength / total) ** 2).sum())


def louvain(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the number of each node's community: 1 for the largest. Range, cost and source: as `communities`.

    Range: 1 to the number of communities. Cost: O(m) a round. Source: Blondel et al. (2008), as above.
    """
    return {node: float(at) for at, members in enumerate(communities(graph), start=1) for node in members}


def _merged(weights: Any, label: Any) -> Any:
    """Return the matrix whose nodes are the communities; what is inside of one becomes a loop."""
    import numpy as np
    from scipy import sparse

    size = len(label)
    member = sparse.csr_array((np.ones(size), (np.arange(size), label)), shape=(size, int(label.max()) + 1))
    return (member.T @ weights @ member).tocsr()


def _moved(weights: Any, order: random.Random) -> Any:
    """Return the community of each node after nodes have moved to neighbours' communities as long as that gains."""
    import numpy as np

    starts, ends, values = weights.indptr.tolist(), weights.indices.tolist(), weights.data.tolist()
    strength = weights.sum(axis=1).tolist()
    total = sum(strength)
    label = list(range(len(strength)))
    held = list(strength)
    waiting = list(label)
    order.shuffle(waiting)
    queue, queued = deque(waiting), [True] * len(label)
    while queue:
        node = queue.popleft()
        queued[node] = False
        own = label[node]
        links: dict[int, float] = {own: 0.0}
        around = range(starts[node], starts[node + 1])
        for at in around:
            if (end := ends[at]) != node:
                links[label[end]] = links.get(label[end], 0.0) + values[at]
        held[own] -= strength[node]
        part = strength[node] / total
        best, most = own, links[own] - part * held[own] + _LEAST_GAIN
        for other, linked in links.items():
            gain = linked - part * held[other]
            if gain > most or (gain == most and other < best != own):
                best, most = other, gain
        held[best] += strength[node]
        if best != own:
            label[node] = best
            for at in around:
                end = ends[at]
                if label[end] != best and not queued[end]:
                    queued[end] = True
                    queue.append(end)
    return np.unique(label, return_inverse=True)[1]
