"""Draws a view to a file, as SVG or PNG by the file's suffix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from biokg import terms
from biokg.analysis.project import project
from biokg.analysis.records import read
from biokg.ask.labels import things
from biokg.errors import StoreError, UsageError
from biokg.store.view import View
from biokg.views.exports.export import Choice, suffix_of
from biokg.views.exports.network import Network
from biokg.views.exports.publish import publish, reachable
from biokg.views.pictures.drawing import Drawing
from biokg.views.pictures.network_picture import best_linked, network_drawing
from biokg.views.pictures.png import png
from biokg.views.pictures.svg import Captions, joined, svg
from biokg.views.pictures.words import word

FORMATS: Final[Mapping[str, Callable[[str], bytes]]] = {".svg": str.encode, ".png": png}
"""What becomes of the SVG, by suffix."""
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
    """Draw a projection of `view` to `path`, with the `top` best linked things; whole or not at all.

    Raise `UsageError` for an unknown suffix or graph or a `top` below 2, `StoreError` for a graph without edges,
    `MissingExtra` for PNG where its library is not installed, `BiokgError` when the disk refuses.
    """
    suffix = suffix_of(path, FORMATS)
    reachable(path)
    if top < 2:
        raise UsageError(f"top is {top}, but a link has two ends: draw at least 2.")
    statements = read(view)
    graph = project(statements, choice.graph, choice.filters)
    if not graph:
        raise StoreError(f"the graph {choice.graph!r} has no edges; build from documents that state such relations.")
    network = Network(best_linked(graph, top), choice.language)
    drawing = network_drawing(network)
    picture = svg(drawing, _captions(view, drawing, choice, len(graph)))
    publish(path, lambda output: output.write(FORMATS[suffix](picture)))
    return DrawReport(path, len(drawing.marks), len(drawing.lines), len(drawing.marks) - len(drawing.labels))


def _captions(view: View, drawing: Drawing, choice: Choice, all_: int) -> Captions:
    language, shown = choice.language, len(drawing.marks)
    unnamed = shown - len(drawing.labels)
    subtitle = joined(
        [
            word("counts", language, nodes=shown, edges=len(drawing.lines)),
            word("top", language, shown=shown, all=all_) if shown < all_ else "",
        ]
    )
    notes = joined(
        [
            *(word(key, language) for key in ("size", "width")),
            word("ring", language) if any(mark.ring for mark in drawing.marks) else "",
            word("unnamed", language, count=unnamed) if unnamed else "",
        ]
    )
    return Captions(word(choice.graph, language), subtitle, named_types(view, drawing, language), (notes,), language)


def named_types(view: View, drawing: Drawing, language: str) -> tuple[tuple[str, str], ...]:
    """Return the classes of a drawing, the most frequent first, with the names that the ontology gives them."""
    count: dict[str, int] = {}
    for mark in drawing.marks:
        count[mark.type] = count.get(mark.type, 0) + 1
    named = things(view, [terms.bkg(type_) for type_ in count if type_])
    order = sorted((type_ for type_ in count if type_), key=lambda type_: (-count[type_], type_))
    return tuple((type_, named[terms.bkg(type_)].text(language)) for type_ in order)
