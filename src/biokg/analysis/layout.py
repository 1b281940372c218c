"""Gives every node a place in the plane, the same in every run."""

from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.simple import simple

if TYPE_CHECKING:
    import networkx as nx

LARGEST: Final = 1_000
"""Nodes; a larger graph is laid out as a sunflower, since forces take time that grows with the square."""
_ROUNDS: Final = 120
_GRAVITY: Final = 0.06
"""Holds pieces that nothing links together in one picture."""
_SPACING: Final = 100.0
"""Distance of two linked nodes, in the unit of node sizes."""


def layout(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return a place for each node, rounded to tenths; linked nodes come to lie near each other.

    Up to 1,000 nodes by springs from a seeded start (Fruchterman and Reingold 1991, Software: Practice and Experience
    21, 1129-1164, with gravity); above, nodes are set on a spiral, those with most links in the middle.
    """
    plain = simple(graph)
    if len(plain) > LARGEST:
        return _sunflower(plain)
    return _springs(plain)


def _sunflower(plain: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    order = sorted(plain, key=lambda node: (-plain.degree(node), node))
    turn = pi * (3 - sqrt(5))
    return {
        node: (round(_SPACING * sqrt(at) * cos(at * turn), 1), round(_SPACING * sqrt(at) * sin(at * turn), 1))
        for at, node in enumerate(order)
    }


def _springs(plain: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    import numpy as np

    nodes = list(plain)
    number = {node: at for at, node in enumerate(nodes)}
    ends = np.array([(number[a], number[b]) for a, b in plain.edges], dtype=np.intp).reshape(-1, 2)
    side = sqrt(len(nodes))
    x, y = (np.random.default_rng(7).random((2, len(nodes))) - 0.5) * side
    for left in range(_ROUNDS, 0, -1):
        push_x, push_y = _force(x, y, ends)
        length = np.maximum(np.sqrt(push_x**2 + push_y**2), 1e-9)
        step = np.minimum(length, 0.15 * side * left / _ROUNDS) / length
        x, y = x + push_x * step, y + push_y * step
    return {
        node: (round(float(x[at]) * _SPACING, 1), round(float(y[at]) * _SPACING, 1)) for at, node in enumerate(nodes)
    }


def _force(x: Any, y: Any, ends: Any) -> tuple[Any, Any]:
    """Return the force on each node: all push each other off, links pull, the middle attracts (natural length 1)."""
    import numpy as np

    away_x, away_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
    nearness = 1.0 / np.maximum(away_x**2 + away_y**2, 1e-4)
    push_x, push_y = (away_x * nearness).sum(axis=1), (away_y * nearness).sum(axis=1)
    first, second = ends[:, 0], ends[:, 1]
    pull_x, pull_y = x[second] - x[first], y[second] - y[first]
    stretch = np.sqrt(pull_x**2 + pull_y**2)
    for side, sign in ((first, 1.0), (second, -1.0)):
        push_x = push_x + np.bincount(side, pull_x * stretch * sign, len(x))
        push_y = push_y + np.bincount(side, pull_y * stretch * sign, len(x))
    return push_x - _GRAVITY * len(x) ** 0.5 * x, push_y - _GRAVITY * len(x) ** 0.5 * y
