"""Where on the sheet a place of the earth is, and where the towns of China lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, floor, radians, sin, sqrt
from typing import Final

from biokg.terms import thing
from biokg.views.pictures.words import rows

Point = tuple[float, float]
"""Latitude and longitude in degrees, or x and y."""
_NORTH, _SOUTH = radians(47), radians(25)
_BEND: Final = (sin(_NORTH) + sin(_SOUTH)) / 2
_MARGIN: Final = 1.5
"""Degrees around the outermost points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the earth in Albers' equal-area projection, true to scale along the parallels 25 and 47 north.

    Source: Snyder (1987), Map Projections, USGS Professional Paper 1395, p. 98.
    """

    low: float
    high: float
    left: float
    right: float
    """The bounds, in degrees."""

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Sheet":
        """Return the sheet that holds `points` with a margin."""
        latitudes, longitudes = zip(*points, strict=True)
        return cls(
            floor(min(latitudes) - _MARGIN),
            ceil(max(latitudes) + _MARGIN),
            floor(min(longitudes) - _MARGIN),
            ceil(max(longitudes) + _MARGIN),
        )

    def place(self, point: Point) -> Point:
        """Return x (to the east) and y (to the south) of a point, in earth radii; the middle meridian is upright.

        >>> [round(one, 3) for one in Sheet(20, 40, 100, 120).place((31.22, 121.46))]
        [0.168, 1.452]
        """
        latitude, longitude = point
        reach = sqrt(cos(_SOUTH) ** 2 + 2 * _BEND * (sin(_SOUTH) - sin(radians(latitude)))) / _BEND
        turn = _BEND * radians(longitude - (self.left + self.right) / 2)
        return reach * sin(turn), reach * cos(turn)

    def holds(self, point: Point) -> bool:
        """Say whether a point lies within the bounds."""
        return self.low < point[0] < self.high and self.left < point[1] < self.right

    def grid(self, every: int) -> list[list[Point]]:
        """Return the frame and the parallels and meridians in it, `every` degrees apart, as points in degrees."""
        north, east = _steps(self.low, self.high, 1), _steps(self.left, self.right, 1)
        parallels = [self.low, self.high, *_steps(self.low, self.high, every)]
        meridians = [self.left, self.right, *_steps(self.left, self.right, every)]
        return [*([(at, lon) for lon in east] for at in parallels), *([(lat, at) for lat in north] for at in meridians)]


@cache
def coordinates() -> Mapping[str, Point]:
    """Return latitude and longitude of the towns of ``data/pictures/coordinates.tsv``, by the IRI of the place."""
    return {thing(row["id"]): (float(row["latitude"]), float(row["longitude"])) for row in rows("coordinates")}


def _steps(first: float, last: float, every: int) -> list[float]:
    return [float(at) for at in range(ceil(first / every) * every, floor(last) + 1, every)]
