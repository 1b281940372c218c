"""Moves discs apart that lie over each other."""

from typing import Any, Final

_ROUNDS: Final = 60
_NEIGHBOURS: Final = 4
"""How many others may on the average lie within reach of a disc before all are drawn out."""
_STEPS: Final = 48
"""Steps of a fifth by which crowded places are drawn out at most: to 6,000 times their width."""


def drawn_out(places: Any, radii: Any, gap: float) -> Any:
    """Return the n x 2 array `places`, as it is or larger as a whole where it is too crowded for discs of `radii`.

    What is linked at random has nearly all its nodes in one heap; to move discs of that apart one by one would compare
    all with all, and leave nothing of their order. Cost: O(n log n) a step.
    """
    from scipy.spatial import cKDTree

    reach, factor = _reach(radii, gap), 1.0
    tree = cKDTree(places)
    for _ in range(_STEPS):
        if tree.count_neighbors(tree, reach / factor) <= (_NEIGHBOURS + 1) * len(places):
            break
        factor *= 1.2
    return places * factor


def spread(places: Any, radii: Any, gap: float) -> Any:
    """Return the n x 2 array `places`, moved as little as it takes for discs of `radii` to lie `gap` apart.

    Where a crowd does not come apart in sixty rounds, a few may still touch. Cost: O(n log n) a round.
    """
    import numpy as np
    from scipy.spatial import cKDTree

    reach = _reach(radii, gap)
    moved = np.asarray(places, dtype=float).copy()
    for _ in range(_ROUNDS):
        pairs = cKDTree(moved).query_pairs(reach, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        first, second = pairs.T
        apart = moved[second] - moved[first]
        # Two in one point, or as good as, part sideways.
        apart[np.hypot(*apart.T) < 1e-9] = (1e-3, 0.0)
        distance = np.hypot(*apart.T)
        lacking = radii[first] + radii[second] + gap - distance
        close = lacking > 1e-6
        if not close.any():
            break
        step = apart[close] * (lacking[close] / distance[close] / 2)[:, None]
        for end, sign in ((first[close], -1.0), (second[close], 1.0)):
            for axis in (0, 1):
                moved[:, axis] += sign * np.bincount(end, step[:, axis], len(moved))
    return moved


def _reach(radii: Any, gap: float) -> float:
    """Return how near two discs may come without a look at how large they are."""
    return 2 * float(radii.max()) + gap
