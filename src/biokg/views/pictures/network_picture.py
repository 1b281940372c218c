"""A projection as a drawing: things where the layout puts them, with as many names as there is room for."""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Final

from biokg.model import CHINESE
from biokg.views.exports.network import Network
from biokg.views.pictures.drawing import Drawing, Line, Mark
from biokg.views.pictures.labels import placed

if TYPE_CHECKING:
    import networkx as nx

_SCALES: Final = tuple(0.8 * 1.3**step for step in range(7))
"""Pixels for a unit of the layout, tried until every name has room."""
_WIDEST: Final = 2_600.0
SHARING: Final = {"clusters": "sharesFirmsWith", "firms": "sharesClustersWith"}
"""The projections, with their edges, whose lines stand for what both ends share; all others stand for documents."""
_RADIUS: Final = 0.32
"""Pixels for a unit of size; marks do not grow with the distances."""


def best_linked(graph: "nx.Graph[str]", top: int) -> "nx.Graph[str]":
    """Return `graph` with only the `top` things that have most neighbours, and of these only what is linked."""
    order = sorted(graph, key=lambda node: (-len(_around(graph, node)), node))
    kept = set(order[:top])
    inside = [node for node in graph if node in kept and not kept.isdisjoint(_around(graph, node))]
    return graph.subgraph(inside).copy() if len(inside) < len(graph) else graph


def network_drawing(network: Network) -> Drawing:
    """Return the drawing of `network`, as large as its names need it, within bounds."""
    drawing, lines = Drawing([], []), _lines(network)
    for scale in _SCALES:
        marks = _marks(network, scale)
        wide = max(mark.x for mark in marks) - min(mark.x for mark in marks)
        if drawing.marks and wide > _WIDEST:
            break
        drawing = Drawing(marks, lines, placed(marks, lines))
        if len(drawing.labels) == len(marks):
            break
    return drawing


def _marks(network: Network, scale: float) -> list[Mark]:
    marks = []
    for rows in network.nodes():
        rings = (about["cluster"] for about in map(network.graph.nodes.__getitem__, rows.ids))
        for x, y, size, type_, label, ring in zip(
            rows.xs, rows.ys, rows.sizes, rows.types, rows.labels, rings, strict=True
        ):
            # The layout's y goes up, a picture's down.
            marks.append(Mark(x * scale, -y * scale, size * _RADIUS, type_, label, label, ring))
    return marks


def _lines(network: Network) -> list[Line]:
    """Return one line between each two things, however many edges of whatever kind and direction link them."""
    numbers = {node: number for number, node in enumerate(network.graph)}
    label = "label_zh" if network.language == CHINESE else "label"
    held: defaultdict[tuple[int, int], list[tuple[int, str, set[str]]]] = defaultdict(list)
    for source, target, about in network.graph.edges(data=True):
        first, second = sorted((numbers[source], numbers[target]))
        if first != second:
            said = " · ".join((network.labels[source], about[label], network.labels[target]))
            held[first, second].append(
                (
                    numbers[target],
                    said,
                    set(about["via"] if about["predicate"] in SHARING.values() else about["documents"]),
                )
            )
    return [_line(ends, edges, directed=network.directed) for ends, edges in sorted(held.items())]


def _line(ends: tuple[int, int], edges: Sequence[tuple[int, str, set[str]]], *, directed: bool) -> Line:
    counted = set().union(*(standing for _, _, standing in edges))
    targets = {target for target, _, _ in edges} if directed else set()
    title = "\n".join(sorted({said for _, said, _ in edges}))
    return Line(*ends, thickness(len(counted)), title, ends[0] in targets, ends[1] in targets)


def thickness(count: int) -> float:
    """Return the width of a line that stands for `count` documents or firms, in pixels.

    >>> thickness(1), thickness(4), thickness(400)
    (1.2, 2.4, 6.0)
    """
    return min(1.2 * sqrt(max(count, 1)), 6.0)


def _around(graph: "nx.Graph[str]", node: str) -> set[str]:
    """Return the things that are linked with a node, in either direction."""
    import networkx as nx

    return set(nx.all_neighbors(graph, node)) - {node}
