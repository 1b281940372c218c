"""Gives every node a place in the plane, the same in every run."""

from math import atan2, cos, sin, sqrt
from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.forces import relaxed
from biokg.analysis.matrix import matrix
from biokg.analysis.packing import packed

if TYPE_CHECKING:
    import networkx as nx

SPACING: Final = 100.0
"""Distance of two linked nodes, in the unit of node sizes."""
_PIVOTS: Final = 24
_DIGITS: Final = 6
"""Decimals that are kept: what is behind them may differ from run to run, as sums are added up in another order."""


def layout(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return a place for each node, rounded to tenths; linked nodes come to lie near each other.

    Each connected piece starts as its distances in steps say (pivot MDS: Brandes and Pich 2007, Graph Drawing, 42-53)
    and is relaxed by springs (`relaxed`); the pieces are then set in rows, the largest first. Cost: O(n log n) a
    round; 5,000 nodes take seconds.
    """
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    of = matrix(graph)
    nodes, links = of.nodes, of.links
    if not nodes:
        return {}
    count, piece = connected_components(links, directed=False)
    order = np.argsort(piece, kind="stable")
    places = np.zeros((len(nodes), 2))
    members = np.split(order, np.cumsum(np.bincount(piece, minlength=count))[:-1])
    for inside in members:
        if len(inside) > 1:
            start, pairs = _start(links[inside][:, inside])
            places[inside] = _level(_measured(relaxed(start, pairs), pairs))
    places = packed(places, members)
    return {
        node: (round(float(x) * SPACING, 1), round(float(y) * SPACING, 1))
        for node, (x, y) in zip(nodes, places, strict=True)
    }


def _start(links: Any) -> tuple[Any, Any]:
    """Return where the nodes of a connected piece begin, and its links as pairs of numbers."""
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    size = links.shape[0]
    pivots: list[int] = []
    steps = np.full((0, size), np.inf)
    farthest = int(np.argmax(links.sum(axis=0)))
    for _ in range(min(_PIVOTS, size)):
        pivots.append(farthest)
        steps = np.vstack([steps, dijkstra(links, indices=[farthest], unweighted=True)])
        farthest = int(np.argmax(steps.min(axis=0)))
    squares = steps.T**2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    # Where a piece is symmetric two directions are as good as each other, and the last digits, which no two runs need
    # share, would choose: pivots that count a little less and less leave one best.
    centred *= 1 - 0.01 * np.arange(len(pivots))
    _, vectors = np.linalg.eigh(np.einsum("ik,il->kl", centred, centred).round(_DIGITS))
    start = np.einsum("ik,kl->il", centred, vectors[:, :-3:-1])
    start *= sqrt(size) / max(float(np.abs(start).max()), 1e-9)
    start *= np.where(start[np.abs(start).round(_DIGITS).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    # Leaves of one node start in one point; what parts them is small and the same in every run.
    start = (start + np.random.default_rng(7).normal(scale=0.3, size=start.shape)).round(_DIGITS)
    first, second = links.nonzero()
    return start, np.stack([first, second])[:, first < second]


def _measured(places: Any, pairs: Any) -> Any:
    """Scale a piece so that half of its links are shorter than 1: in a large one all push all farther apart."""
    import numpy as np

    first, second = pairs
    return places / max(float(np.median(np.hypot(*(places[first] - places[second]).T))), 1e-9)


def _level(places: Any) -> Any:
    """Turn a piece so that it is wider than high, as pages are and as names need it."""
    import numpy as np

    x, y = (places - places.mean(axis=0)).T
    # The angle of the main axis; of a round piece, which has none, always the same.
    turn = 0.5 * atan2(round(2 * float((x * y).sum()), 3), round(float((x * x - y * y).sum()), 3))
    return np.stack([x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)], axis=1)
