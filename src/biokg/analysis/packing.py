"""Sets the pieces of a graph side by side, in rows."""

from collections.abc import Sequence
from math import sqrt
from typing import Any, Final

_MARGIN: Final = (1.4, 0.8)
"""Beside a piece, where names need it, and below."""
_SHAPE: Final = 1.5
"""Width of the whole by its height."""


def packed(places: Any, pieces: Sequence[Any]) -> Any:
    """Return the n x 2 array `places` with its `pieces` (arrays of node numbers) moved into rows, large ones first."""
    import numpy as np

    lows = np.array([places[inside].min(axis=0) for inside in pieces])
    sizes = np.array([places[inside].max(axis=0) for inside in pieces]) - lows + _MARGIN
    order = sorted(range(len(pieces)), key=lambda at: (-len(pieces[at]), -sizes[at][1], int(pieces[at][0])))
    width = max(float(sizes[:, 0].max()), sqrt(float(sizes.prod(axis=1).sum()) * _SHAPE))
    moved = places.copy()
    x = y = height = 0.0
    for at in order:
        wide, high = sizes[at]
        if x and x + wide > width:
            x, y, height = 0.0, y - height, 0.0
        moved[pieces[at]] += (x, y - high) - lows[at]
        x, height = x + wide, max(height, high)
    return moved - (moved.min(axis=0) + moved.max(axis=0)) / 2
