from itertools import combinations
from math import hypot

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from biokg.analysis.spread import drawn_out, spread

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


def test_a_crowd_is_drawn_out_before_it_is_moved_apart() -> None:
    """Two thousand discs in one heap: few pairs within reach take little memory, and the order of the heap is kept."""
    places = np.random.default_rng(3).uniform(-50, 50, size=(2000, 2))
    radii = np.full(2000, 20.0)
    wider = drawn_out(places, radii, 10.0)
    (factor,) = set((wider / places).round(9).ravel().tolist())
    assert factor > 5
    moved = spread(wider, radii, 10.0)
    assert np.hypot(*(moved - wider).T).max() < 300
    near = cKDTree(moved).query_pairs(39.0)
    assert len(near) < 60


def test_what_has_room_is_not_drawn_out() -> None:
    places = np.array([(x * 100.0, y * 100.0) for x in range(5) for y in range(5)])
    assert (drawn_out(places, np.full(25, 40.0), 10.0) == places).all()


def test_things_in_one_point_are_not_drawn_out_for_ever() -> None:
    assert (drawn_out(np.zeros((50, 2)), np.ones(50), 1.0) == 0).all()
