"""Springs and repulsion: the forces of a layout, with the repulsion read off a grid."""

from math import ceil, log2, sqrt
from typing import Any, Final

_GRAVITY: Final = 0.06
"""Keeps long chains from running off."""
_LARGE: Final = 20_000
"""Nodes; where there are more, the eye sees no difference after some forty rounds."""
_FINEST: Final = 512
"""Cells along a side of the grid, at most."""


def relaxed(places: Any, links: Any) -> Any:
    """Return the n x 2 array `places` after linked nodes have pulled and all nodes pushed each other.

    `links` is a 2 x m array of node numbers. Two linked nodes alone come to rest at distance 1 (Fruchterman and
    Reingold 1991, Software: Practice and Experience 21, 1129-1164). The push of all on all is a convolution on a grid
    (particle mesh: Hockney and Eastwood, Computer Simulation Using Particles, 1981). Cost of a round: O(n + m + g log
    g) for g cells, where pairs would cost O(n²).
    """
    import numpy as np

    size = len(places)
    side = sqrt(size)
    cells = min(_FINEST, 2 ** ceil(log2(6 * side + 16)))
    kernel = _kernel(cells)
    rounds = 100 if size <= _LARGE else 40
    for left in range(rounds, 0, -1):
        force = _push(places, kernel) + _pull(places, links) - _GRAVITY * places * sqrt(side)
        length = np.maximum(np.hypot(*force.T), 1e-9)[:, None]
        # Rounded, so that what differs behind the sixth decimal from run to run cannot grow from round to round.
        places = (places + force / length * np.minimum(length, 0.2 * side * (left / rounds) ** 1.5 + 0.01)).round(6)
    return places


def _kernel(cells: int) -> Any:
    """Return the transformed push of a cell (1 wide) on each other, in x as real and in y as imaginary part."""
    import numpy as np
    from scipy import fft

    away = np.concatenate([np.arange(cells), np.arange(-cells, 0)])
    x, y = away[:, None], away[None, :]
    square = np.maximum(x**2 + y**2, 1)
    return fft.fft2(((x + 1j * y) / square).astype(np.complex64))


def _push(places: Any, kernel: Any) -> Any:
    """Return how all others push each node, with 1/distance."""
    import numpy as np
    from scipy import fft

    cells = len(kernel) // 2
    low = places.min(axis=0)
    cell = max(float((places.max(axis=0) - low).max()) / (cells - 1.001), 1e-6)
    at = (places - low) / cell
    corner = at.astype(np.intp)
    over = at - corner
    index, share = [], []
    for right in (0, 1):
        for up in (0, 1):
            index.append((corner[:, 0] + right) * 2 * cells + corner[:, 1] + up)
            share.append(np.abs(1 - right - over[:, 0]) * np.abs(1 - up - over[:, 1]))
    counted = np.bincount(np.concatenate(index), np.concatenate(share), 4 * cells**2)
    mass = counted.astype(np.float32).reshape(2 * cells, 2 * cells)
    field = fft.ifft2(fft.fft2(mass) * kernel).ravel()
    push = sum(field[where] * part for where, part in zip(index, share, strict=True))
    return np.stack([push.real, push.imag], axis=1) / cell


def _pull(places: Any, links: Any) -> Any:
    """Return how links pull each node, with the square of the distance."""
    import numpy as np

    first, second = links
    along = places[second] - places[first]
    along = along * np.hypot(*along.T)[:, None]
    size = len(places)
    return np.stack([np.bincount(first, part, size) - np.bincount(second, part, size) for part in along.T], axis=1)
