"""The shape of each class: a second sign beside colour, for who cannot tell all colours apart."""

from collections.abc import Mapping
from math import cos, pi, sin, sqrt
from typing import Final, NamedTuple


class Shape(NamedTuple):
    """A regular polygon; without corners a circle."""

    corners: int
    turn: float = 0.0
    """By how many parts of a full turn the first corner is off the top."""


_CIRCLE = Shape(0)
_SQUARE = Shape(4, 1 / 8)
_DIAMOND = Shape(4)
_UP = Shape(3)
_DOWN = Shape(3, 1 / 2)
_PENTAGON = Shape(5)
_HEXAGON = Shape(6)
OTHER: Final = Shape(8, 1 / 16)
SHAPES: Final[Mapping[str, Shape]] = {
    **dict.fromkeys(("Park", "Cluster", "Place"), _SQUARE),
    "Region": _HEXAGON,
    **dict.fromkeys(("Enterprise", "InvestmentFirm", "Organization"), _CIRCLE),
    **dict.fromkeys(("PublicBody", "ResearchInstitution", "Alliance"), _PENTAGON),
    "Person": _UP,
    **dict.fromkeys(("Fund", "Sector"), _DIAMOND),
    **dict.fromkeys(("Product", "Approval"), _DOWN),
    **dict.fromkeys(("Project", "Facility", "Policy", "Event", "Award"), OTHER),
}


def corners(shape: Shape, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the corners of a shape that covers as much as a circle of `radius`."""
    count = shape.corners
    reach = radius * sqrt(2 * pi / (count * sin(2 * pi / count)))
    turns = [2 * pi * (number / count + shape.turn) for number in range(count)]
    return [(x + reach * sin(turn), y - reach * cos(turn)) for turn in turns]
