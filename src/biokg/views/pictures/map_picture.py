"""The clusters where they lie, each as large as the firms present in it are many, with lines for the firms they share.

A scheme: parallels and meridians but no borders and no coasts, and nothing fetched from anywhere.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from biokg.analysis.filters import Filters, chosen
from biokg.analysis.project import FIRMS_CLUSTERS, project
from biokg.analysis.records import Statements
from biokg.analysis.spread import spread
from biokg.errors import StoreError
from biokg.model import CHINESE
from biokg.resolve.tables import load_tables
from biokg.terms import thing
from biokg.views.pictures.drawing import Drawing, Label, Line, Mark
from biokg.views.pictures.earth import Point, Sheet, coordinates
from biokg.views.pictures.labels import around, placed
from biokg.views.pictures.network_picture import thickness
from biokg.views.pictures.text_width import width

if TYPE_CHECKING:
    import networkx as nx

_WIDE: Final = 900.0
"""Pixels of the longer side."""
_LINES_EVERY: Final = 5
_CAPITAL: Final = re.compile(r"(11|12|31|50|81|82)0000|(?!11|12|31|50)\d\d0100")
"""Codes of the municipalities and of the first city of each province, its capital."""
_SMALL: Final = 10.0
"""Size of the letters of towns that are no clusters, in pixels."""


class Cluster(NamedTuple):
    """A cluster with the firms in it; `town` is where it lies, or None where no table says."""

    iri: str
    firms: int
    town: Point | None


class Map(NamedTuple):
    """A drawing and what could not be put on it."""

    drawing: Drawing
    unplaced: tuple[str, ...]
    """Names of clusters of which no place around them has coordinates."""
    all: int
    """How many clusters there are, drawn or not."""


def map_drawing(statements: Statements, filters: Filters, language: str, top: int) -> Map:
    """Return the map of the `top` clusters with most firms.

    Raise `StoreError` when no firm is known to be in a cluster or no cluster has coordinates.
    """
    presence = project(statements, FIRMS_CLUSTERS, filters)
    clusters = _clusters(presence, statements, filters)
    shown = [one for one in clusters[:top] if one.town]
    if not shown:
        raise StoreError("no cluster with firms has coordinates; build from documents that say which firms are where.")
    label = "label_zh" if language == CHINESE else "label"
    names = {one.iri: str(presence.nodes[one.iri][label]) for one in clusters}
    sheet = Sheet.around([one.town for one in shown if one.town])
    scale = _scale(sheet)
    marks = _marks(shown, presence, names, lambda point: _times(sheet.place(point), scale))
    lines = _lines(project(statements, "clusters", filters), shown, names, label)
    labels = placed(marks, lines)
    grid = [tuple(_times(sheet.place(point), scale) for point in line) for line in sheet.grid(_LINES_EVERY)]
    drawing = Drawing(marks, lines, labels, grid, _towns(sheet, scale, language, [*labels, *marks]))
    return Map(drawing, tuple(sorted(names[one.iri] for one in clusters if not one.town)), len(clusters))


def _clusters(presence: "nx.Graph[str]", statements: Statements, filters: Filters) -> list[Cluster]:
    places, known = chosen(statements, filters).places, coordinates()
    found = [
        Cluster(node, len(presence[node]), next((known[at] for at in places.around(node) if at in known), None))
        for node, about in presence.nodes(data=True)
        if about["bipartite"] == 1
    ]
    return sorted(found, key=lambda one: (-one.firms, one.iri))


def _scale(sheet: Sheet) -> float:
    frame = [sheet.place(point) for line in sheet.grid(_LINES_EVERY) for point in line]
    xs, ys = [x for x, _ in frame], [y for _, y in frame]
    return _WIDE / max(max(xs) - min(xs), max(ys) - min(ys))


def _times(point: Point, scale: float) -> Point:
    return point[0] * scale, point[1] * scale


def _marks(
    shown: list[Cluster], presence: "nx.Graph[str]", names: Mapping[str, str], place: Callable[[Point], Point]
) -> list[Mark]:
    import numpy as np

    at = np.array([place(one.town) for one in shown if one.town])
    radii = np.array([4.0 + 3.5 * sqrt(one.firms) for one in shown])
    return [
        Mark(x, y, radius, presence.nodes[one.iri]["type"], names[one.iri], f"{names[one.iri]} · {one.firms}")
        for (x, y), radius, one in zip(spread(at, radii, 3.0).tolist(), radii.tolist(), shown, strict=True)
    ]


def _lines(sharing: "nx.Graph[str]", shown: list[Cluster], names: Mapping[str, str], label: str) -> list[Line]:
    number = {one.iri: at for at, one in enumerate(shown)}
    return [
        Line(
            min(number[a], number[b]),
            max(number[a], number[b]),
            thickness(about["shared"] ** 2),
            f"{names[a]} · {about[label]} · {names[b]}: {about['shared']}",
        )
        for a, b, about in sharing.edges(data=True)
        if a in number and b in number
    ]


def _towns(sheet: Sheet, scale: float, language: str, taken: Sequence[Label | Mark]) -> list[tuple[float, float, str]]:
    """Return the capitals of provinces where there is room for them: they only say where one is."""
    boxes = [one.box if isinstance(one, Label) else around(one) for one in taken]
    found: list[tuple[float, float, str]] = []
    for known in load_tables().things.values():
        town = coordinates().get(thing(known.entity.id))
        if town is None or not sheet.holds(town) or not _CAPITAL.fullmatch(known.code or ""):
            continue
        name = (known.entity.zh if language == CHINESE else known.entity.en)[0]
        x, y = _times(sheet.place(town), scale)
        box = (x - 3, y - _SMALL, x + 4 + width(name) * _SMALL, y + _SMALL)
        if all(box[2] <= o[0] or o[2] <= box[0] or box[3] <= o[1] or o[3] <= box[1] for o in boxes):
            found.append((x, y, name))
            boxes.append(box)
    return found
