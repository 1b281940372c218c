from itertools import combinations
from math import hypot

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.analysis.spread import spread

DISCS = st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(1, 9)), min_size=2, max_size=12)


@settings(deadline=None)
@given(DISCS)
def test_discs_come_apart(discs: list[tuple[float, float, float]]) -> None:
    places, radii = np.array([disc[:2] for disc in discs]), np.array([disc[2] for disc in discs])
    moved = spread(places, radii, 2.0)
    for a, b in combinations(range(len(discs)), 2):
        assert hypot(*(moved[a] - moved[b])) > radii[a] + radii[b]


def test_what_is_apart_stays() -> None:
    places = np.array([(0.0, 0.0), (30.0, 0.0)])
    assert (spread(places, np.array([5.0, 5.0]), 1.0) == places).all()
