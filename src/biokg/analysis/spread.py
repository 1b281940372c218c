"""Moves discs apart that lie over each other."""

from typing import Any, Final

_ROUNDS: Final = 60


def spread(places: Any, radii: Any, gap: float) -> Any:
    """Return the n x 2 array `places`, moved as little as it takes for discs of `radii` to lie `gap` apart.

    Where a crowd does not come apart in sixty rounds, a few may still touch. Cost: O(n log n) a round.
    """
    import numpy as np
    from scipy.spatial import cKDTree

    reach = 2 * float(radii.max()) + gap
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
