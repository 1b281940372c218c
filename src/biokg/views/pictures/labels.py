"""Finds room for names: none lies on another or on a mark; lines are crossed as little as can be."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from biokg.views.pictures.drawing import Box, Label, Line, Mark
from biokg.views.pictures.marks import OTHER, SHAPES, corners
from biokg.views.pictures.text_width import width, wrapped

SIZE: Final = 12.0
"""Of the letters, in pixels."""
LEADING: Final = 1.25
_WRAPS: Final = ((15.0, 2), (9.0, 3))
"""How wide a name may be, in font sizes, and in how many lines."""
_ASCENT, _DESCENT = 0.9, 0.28
_GAPS: Final = (3.0, 9.0)
"""How far from its mark a name may stand, in pixels."""
_PLACES: Final = (
    (1, 0, "start"),
    (0, 1, "middle"),
    (0, -1, "middle"),
    (-1, 0, "end"),
    (1, 0.75, "start"),
    (1, -0.75, "start"),
    (-1, 0.75, "end"),
    (-1, -0.75, "end"),
)
"""Directions from the mark, the preferred ones first, with the end of the text that is turned to it."""


def placed(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Label]:
    """Return a label for each mark that has room for one; large marks choose first."""
    import numpy as np

    ends = np.array([(*_middle(marks[line.first]), *_middle(marks[line.second])) for line in lines]).reshape(-1, 4)
    taken = np.empty((2 * len(marks), 4))
    taken[: len(marks)] = [around(mark) for mark in marks]
    found: list[Label] = []
    for number in sorted(range(len(marks)), key=lambda at: (-marks[at].radius, at)):
        options = list(_options(number, marks[number]))
        boxes = np.array([label.box for _, label in options])
        free = ~_overlap(boxes, np.delete(taken[: len(marks) + len(found)], number, axis=0))
        # Of equal ones the first: the order of the places is the order of liking.
        costs = [options[at][0] + _crossed(boxes[at], ends) if free[at] else np.inf for at in range(len(options))]
        best = int(np.argmin(costs))
        if free[best]:
            taken[len(marks) + len(found)] = boxes[best]
            found.append(options[best][1])
    return found


def _options(number: int, mark: Mark) -> Iterator[tuple[float, Label]]:
    """Yield where the name of a mark may stand, each with how many crossed lines it is worth to stand elsewhere."""
    edges = around(mark)
    for narrower, wrap in enumerate(_WRAPS):
        lines, wide, high = _block(mark.name, *wrap)
        for farther, gap in enumerate(_GAPS):
            for right, down, anchor in _PLACES:
                x = mark.x + right * gap + abs(right) * ((edges[2] if right > 0 else edges[0]) - mark.x)
                y = mark.y + down * gap + abs(down) * ((edges[3] if down > 0 else edges[1]) - mark.y)
                left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
                top = y - high * (0.5 if not down else 0.0 if down > 0 else 1.0)
                box = (left, top, left + wide, top + high)
                yield narrower + 2 * farther, Label(number, lines, x, top + _ASCENT * SIZE, anchor, box)


@lru_cache(maxsize=4096)
def _block(name: str, widest: float, rows: int) -> tuple[tuple[str, ...], float, float]:
    """Return a name in lines, with their width and height in pixels."""
    lines = tuple(wrapped(name, widest, rows))
    high = ((len(lines) - 1) * LEADING + _ASCENT + _DESCENT) * SIZE
    return lines, max(map(width, lines), default=0.0) * SIZE, high


def _middle(mark: Mark) -> tuple[float, float]:
    return mark.x, mark.y


def around(mark: Mark) -> Box:
    """Return the box that holds a mark, corners and all."""
    shape = SHAPES.get(mark.type, OTHER)
    if not shape.corners:
        return (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
    xs, ys = zip(*corners(shape, mark.x, mark.y, mark.radius), strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _overlap(boxes: Any, others: Any) -> Any:
    """Say of each of `boxes` (rows of left, top, right, bottom) whether it lies on any of `others`."""
    left, top, right, bottom = (side[:, None] for side in boxes.T)
    apart = (right <= others[:, 0]) | (others[:, 2] <= left) | (bottom <= others[:, 1]) | (others[:, 3] <= top)
    return ~apart.all(axis=1)


def _crossed(box: Any, ends: Any) -> int:
    """Return how many lines go through a box (each clipped to it, after Liang and Barsky)."""
    import numpy as np

    start, along = ends[:, :2], ends[:, 2:] - ends[:, :2]
    # A line along an axis has no slope on the other one; a hair's breadth stands for none.
    along = np.where(np.abs(along) < 1e-9, 1e-9, along)
    first, second = (box[:2] - start) / along, (box[2:] - start) / along
    enters, leaves = np.minimum(first, second).max(axis=1), np.maximum(first, second).min(axis=1)
    return int((np.maximum(enters, 0.0) < np.minimum(leaves, 1.0)).sum())
