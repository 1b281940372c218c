"""Colours and shapes: what a reader who cannot tell some colours apart still sees."""

from itertools import combinations

import numpy as np
import pytest

from biokg.terms import CLASSES, RECORDS
from biokg.views.exports.colours import COLOURS
from biokg.views.pictures.marks import OTHER, SHAPES, corners

# How a full loss of one kind of cone changes linear RGB (Machado, Oliveira, Fernandes 2009, IEEE TVCG 15, 1291-1298).
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "deuteranopia": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "tritanopia": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}
THINGS = [name for name in CLASSES if name not in RECORDS and name in COLOURS]


def lab(rgb: tuple[int, int, int], sight: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    part = np.array(rgb) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    seen = np.clip(SIGHT[sight] @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ seen / np.array([0.9505, 1.0, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("sight", SIGHT)
def test_classes_of_one_shape_differ_in_colour_for_every_sight(sight: str) -> None:
    for one, other in combinations(THINGS, 2):
        if SHAPES.get(one, OTHER) == SHAPES.get(other, OTHER) and COLOURS[one] != COLOURS[other]:
            apart = float(np.linalg.norm(lab(COLOURS[one], sight) - lab(COLOURS[other], sight)))
            assert apart > 12, (one, other, sight, round(apart, 1))


@pytest.mark.parametrize("name", ["Park", "Region", "Person", "Fund", "PublicBody"])
def test_shapes_cover_as_much_as_the_circle(name: str) -> None:
    points = corners(SHAPES[name], 0, 0, 10)
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    area = abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2
    assert area == pytest.approx(np.pi * 100)
