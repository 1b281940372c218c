"""Betweenness: how often a thing lies on the shortest way between two others."""

from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.simple import simple

if TYPE_CHECKING:
    import networkx as nx

EXACT_UP_TO: Final = 10_000
"""Nodes; beyond, `PIVOTS` sources stand for all."""
PIVOTS: Final = 1_000
_BATCH: Final = 64
"""Sources at a time: a dense block of nodes by sources is held for each step away from them."""


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of all pairs of other nodes between which a node lies, each pair's shortest ways weighing alike.

    Range: 0 to 1. Steps count, weights do not. Cost: O(n m) times the number of steps across the graph, done in blocks
    of sparse matrices: 1,000 nodes in a fraction of a second, where NetworkX takes seconds. Above 10,000 nodes 1,000
    sources (drawn with a fixed seed) stand for all; a score is then off by more than 0.05 with a chance below 0.014
    (Hoeffding). Source: Freeman (1977), Sociometry 40, 35-41; Brandes (2001), Journal of Mathematical Sociology 25,
    163-177; sampling by Brandes and Pich (2007), International Journal of Bifurcation and Chaos 17, 2303-2318.
    """
    import networkx as nx
    import numpy as np

    plain = simple(graph)
    nodes = list(plain)
    size = len(nodes)
    if size < 3:
        return dict.fromkeys(nodes, 0.0)
    links = nx.to_scipy_sparse_array(plain, nodes, dtype=np.dtype(np.float64), weight=None, format="csr")
    sources = np.arange(size)
    if size > EXACT_UP_TO:
        sources = np.sort(np.random.default_rng(0).choice(size, PIVOTS, replace=False))
    total = np.zeros(size)
    for start in range(0, len(sources), _BATCH):
        total += _dependency(links, sources[start : start + _BATCH])
    scale = size / len(sources) / ((size - 1) * (size - 2))
    return {node: float(score) for node, score in zip(nodes, total * scale, strict=True)}


def _dependency(links: Any, sources: Any) -> Any:
    """Return for each node the sum, over `sources` and all targets, of its share of their shortest ways (Brandes)."""
    import numpy as np

    columns = np.arange(len(sources))
    ways = np.zeros((links.shape[0], len(sources)))
    ways[sources, columns] = 1.0
    rings = [ways > 0]
    front = ways.copy()
    while True:
        front = np.where(ways == 0, links @ front, 0.0)
        if not front.any():
            break
        ways += front
        rings.append(front > 0)
    share = np.zeros_like(ways)
    inverse = np.divide(1.0, ways, out=np.zeros_like(ways), where=ways > 0)
    for nearer, ring in zip(rings[-2::-1], rings[:0:-1], strict=True):
        share += np.where(nearer, links @ np.where(ring, (1.0 + share) * inverse, 0.0), 0.0) * ways
    share[sources, columns] = 0.0
    return share.sum(axis=1)
