"""Shortest ways counted from many starting points at once, in blocks of sparse matrices (Brandes' algorithm)."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

_CELLS: Final = 1_200_000
"""Nodes times starting points in one block: what still lies in the processor's cache."""
_WIDEST: Final = 64
_MOST_THREADS: Final = 4


class Sums(NamedTuple):
    """For each node: the sum over the starting points of its share in their shortest ways, and the sum of squares."""

    total: Any
    squares: Any


def dependencies(links: Any, sources: Any, ends: Any = None) -> Sums:
    """Return what lies on the shortest ways from `sources` to all nodes, or to those that the mask `ends` marks.

    `links` is a symmetric CSR matrix of ones. The blocks are shared out over the processors and added up in order, so
    that the sum is the same in every run.
    """
    import numpy as np

    size = links.shape[0]
    goal = (np.ones(size) if ends is None else ends.astype(np.float64))[:, None]
    total, squares = np.zeros(size), np.zeros(size)
    processors = max(1, min(_MOST_THREADS, os.cpu_count() or 1))
    with ThreadPoolExecutor(processors) as threads:
        # Not all blocks are handed over at once, or their results would lie in memory until they are added.
        for blocks in _blocks(sources, max(8, min(_WIDEST, _CELLS // size)), processors):
            for part in threads.map(lambda starts: _block(links, starts, goal), blocks):
                total += part.total
                squares += part.squares
    return Sums(total, squares)


def _blocks(sources: Any, width: int, together: int) -> Iterator[list[Any]]:
    starts = [sources[at : at + width] for at in range(0, len(sources), width)]
    for at in range(0, len(starts), together):
        yield starts[at : at + together]


def _block(links: Any, sources: Any, goal: Any) -> Sums:
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
        share += np.where(nearer, links @ np.where(ring, (goal + share) * inverse, 0.0), 0.0) * ways
    share[sources, columns] = 0.0
    return Sums(share.sum(axis=1), np.einsum("ij,ij->i", share, share))


def depth(links: Any, most: int) -> int:
    """Return how many steps the farthest node is from one node of its piece, or `most` when it is farther."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    _, piece = connected_components(links, directed=False)
    front = np.zeros(links.shape[0])
    front[np.unique(piece, return_index=True)[1]] = 1.0
    seen = front > 0
    for steps in range(most):
        front = np.where(seen, 0.0, links @ front > 0)
        if not front.any():
            return steps
        seen |= front > 0
    return most
