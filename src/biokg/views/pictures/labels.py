"""Finds room for names: none lies on another, on a mark or out of the picture; lines are crossed as little as can be."""

from collections.abc import Sequence
from typing import Any, Final

from biokg.views.pictures.drawing import Box, Label, Line, Mark
from biokg.views.pictures.text_width import width, wrapped

SIZE: Final = 12.0
"""Of the letters, in pixels."""
LEADING: Final = 1.25
_WIDEST: Final = 15.0
_ASCENT, _DESCENT = 0.9, 0.28
_GAP: Final = 3.0
_PLACES: Final = (
    (1, 0, "start"),
    (0, 1, "middle"),
    (0, -1, "middle"),
    (-1, 0, "end"),
    (0.75, 0.75, "start"),
    (0.75, -0.75, "start"),
    (-0.75, 0.75, "end"),
    (-0.75, -0.75, "end"),
)
"""Directions from the mark, the preferred ones first, with the end of the text that is turned to it."""


def placed(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Label]:
    """Return a label for each mark that has room for one; large marks choose first."""
    ends = _ends(marks, lines)
    taken = [_around(mark) for mark in marks]
    found: list[Label] = []
    for number in sorted(range(len(marks)), key=lambda at: (-marks[at].radius, at)):
        options = [label for label in _options(number, marks[number]) if not _hits(label.box, taken, number)]
        if options:
            # Of equal ones the first: the order of the places is the order of liking.
            best = min(options, key=lambda label: _crossed(label.box, ends))
            found.append(best)
            taken.append(best.box)
    return found


def _options(number: int, mark: Mark) -> list[Label]:
    lines = tuple(wrapped(mark.name, _WIDEST))
    wide = max(map(width, lines), default=0) * SIZE
    high = ((len(lines) - 1) * LEADING + _ASCENT + _DESCENT) * SIZE
    found = []
    for out in (1.0, 2.2):
        for right, down, anchor in _PLACES:
            away = (mark.radius + _GAP) * out
            x, y = mark.x + right * away, mark.y + down * away
            left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
            top = y - high * (0.5 if not down else 0.0 if down > 0 else 1.0)
            box = (left, top, left + wide, top + high)
            found.append(Label(number, lines, x, top + _ASCENT * SIZE, anchor, box))
    return found


def _around(mark: Mark) -> Box:
    return (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)


def _hits(box: Box, taken: Sequence[Box], own: int) -> bool:
    left, top, right, bottom = box
    return any(
        number != own and left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for number, other in enumerate(taken)
    )


def _ends(marks: Sequence[Mark], lines: Sequence[Line]) -> Any:
    import numpy as np

    rows = [
        (marks[line.first].x, marks[line.first].y, marks[line.second].x, marks[line.second].y) for line in lines
    ]
    return np.array(rows, dtype=float).reshape(-1, 4)


def _crossed(box: Box, ends: Any) -> int:
    """Return how many lines go through a box (each clipped to it, after Liang and Barsky)."""
    import numpy as np

    start, along = ends[:, :2], ends[:, 2:] - ends[:, :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        enters = (np.array(box[:2]) - start) / along
        leaves = (np.array(box[2:]) - start) / along
    low, high = np.fmin(enters, leaves), np.fmax(enters, leaves)
    # A line along an axis divides by zero: what is infinite then says whether it runs inside of the box.
    return int(((np.nanmax(low, axis=1, initial=0.0) < np.nanmin(high, axis=1, initial=1.0))).sum())

