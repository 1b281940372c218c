"""Draws a view to a file, as SVG or PNG by the file's suffix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from biokg import terms
from biokg.analysis.project import PROJECTIONS, project
from biokg.analysis.records import read
from biokg.ask.labels import things
from biokg.errors import StoreError, UsageError
from biokg.model import CHINESE
from biokg.store.view import View
from biokg.views.exports.export import Choice, suffix_of
from biokg.views.exports.network import Network
from biokg.views.exports.publish import publish, reachable
from biokg.views.pictures.drawing import Drawing
from biokg.views.pictures.map_picture import map_drawing
from biokg.views.pictures.network_picture import SHARING, best_linked, network_drawing
from biokg.views.pictures.png import png
from biokg.views.pictures.svg import Captions, joined, svg
from biokg.views.pictures.words import word

FORMATS: Final[Mapping[str, Callable[[str], bytes]]] = {".svg": str.encode, ".png": png}
"""What becomes of the SVG, by suffix."""
MAP: Final = "map"
"""The graph that stands for the map of the clusters."""
GRAPHS: Final = (*PROJECTIONS, MAP)
TOP: Final = 80
"""Things in a picture unless more are asked for: what a reader takes in, and what has room for its names."""


@dataclass(frozen=True, slots=True)
class DrawReport:
    """What was drawn."""

    path: Path
    nodes: int
    links: int
    unnamed: int
    """Things whose names had no room."""


def draw(view: View, path: Path, choice: Choice, top: int = TOP) -> DrawReport:
    """Draw a projection of `view`, or the map of its clusters, with the `top` best linked, to `path`, whole or not.

    Raise `UsageError` for an unknown suffix or graph or a `top` below 2, `StoreError` for a graph without edges,
    `MissingExtra` for PNG where its library is not installed, `BiokgError` when the disk refuses.
    """
    suffix = suffix_of(path, FORMATS)
    reachable(path)
    if top < 2:
        raise UsageError(f"top is {top}, but a link has two ends: draw at least 2.")
    drawing, captions = _map(view, choice, top) if choice.graph == MAP else _network(view, choice, top)
    picture = svg(drawing, captions)
    publish(path, lambda output: output.write(FORMATS[suffix](picture)))
    return DrawReport(path, len(drawing.marks), len(drawing.lines), len(drawing.marks) - len(drawing.labels))


def _network(view: View, choice: Choice, top: int) -> tuple[Drawing, Captions]:
    if choice.graph not in PROJECTIONS:
        raise UsageError(f"unknown graph {choice.graph!r}; graphs: {', '.join(GRAPHS)}.")
    graph = project(view, choice.graph, choice.filters)
    if not graph:
        raise StoreError(f"the graph {choice.graph!r} has no edges; build from documents that state such relations.")
    drawing = network_drawing(Network(best_linked(graph, top), choice.language))
    rings = any(mark.ring for mark in drawing.marks)
    lines = f"width-{choice.graph}" if choice.graph in SHARING else "width"
    notes = [word(key, choice.language) for key in ("size", lines, *(["ring"] if rings else []))]
    return drawing, _captions(view, drawing, choice, len(graph), notes)


def _map(view: View, choice: Choice, top: int) -> tuple[Drawing, Captions]:
    drawn = map_drawing(read(view), choice.filters, choice.language, top)
    notes = [word(key, choice.language) for key in ("size-map", "width-map", "town")]
    if drawn.unplaced:
        comma = "、" if choice.language == CHINESE else ", "
        notes.append(word("unplaced", choice.language, names=comma.join(drawn.unplaced)))
    return drawn.drawing, _captions(view, drawn.drawing, choice, drawn.all, notes)


def _captions(view: View, drawing: Drawing, choice: Choice, all_: int, notes: list[str]) -> Captions:
    language, shown = choice.language, len(drawing.marks)
    counts = word("counts-map" if choice.graph == MAP else "counts", language, nodes=shown, edges=len(drawing.lines))
    cut = word("top", language, all=all_) if shown < all_ else ""
    if unnamed := shown - len(drawing.labels):
        notes = [*notes, word("unnamed", language, count=unnamed)]
    title, subtitle = word(choice.graph, language), joined([counts, cut])
    return Captions(title, subtitle, named_types(view, drawing, language), (joined(notes),), language)


def named_types(view: View, drawing: Drawing, language: str) -> tuple[tuple[str, str], ...]:
    """Return the classes of a drawing, the most frequent first, with the names that the ontology gives them."""
    count: dict[str, int] = {}
    for mark in drawing.marks:
        count[mark.type] = count.get(mark.type, 0) + 1
    named = things(view, [terms.bkg(type_) for type_ in count if type_])
    order = sorted((type_ for type_ in count if type_), key=lambda type_: (-count[type_], type_))
    return tuple((type_, named[terms.bkg(type_)].text(language)) for type_ in order)
