"""The terms of the ontology as a page, and the whole of it as data."""

from collections import defaultdict
from io import BytesIO
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from biokg import terms
from biokg.ask.labels import Thing, language_of
from biokg.ask.questions import internal
from biokg.errors import UnknownName
from biokg.store.view import View
from biokg.views.web.accept import best_or_first
from biokg.views.web.catalogue import mark
from biokg.views.web.pages.links import FORMATS
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.rendering import render

_KINDS: Final = {
    "Class": mark("Classes"),
    "ObjectProperty": mark("Relations"),
    "DatatypeProperty": mark("Properties of facts and things"),
    "Concept": mark("Metrics and codes"),
}
_OFFERED: Final = ("text/html", *FORMATS.values())
_SUFFIXES: Final = {type_: suffix for suffix, type_ in FORMATS.items()}


class Term(NamedTuple):
    """A term with its labels and its definition by language."""

    thing: Thing
    definition: dict[str, str]


@once_a_view
def _terms(view: View) -> dict[str, list[Term]]:
    """Return the terms of the ontology by kind."""
    kinds: dict[str, str] = {}
    texts: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: {"label": {}, "definition": {}})
    for term, kind, property_, text in view.select(internal("terms")):
        if not (isinstance(term, NamedNode) and isinstance(kind, NamedNode) and isinstance(text, Literal)):
            continue
        # Sectors are concepts too, but things of the graph.
        if term.value.startswith(terms.ONTOLOGY):
            kinds[term.value] = kind.value.rpartition("#")[2]
            what = "label" if str(property_).endswith("label>") else "definition"
            texts[term.value][what].setdefault(language_of(text), text.value)
    held: dict[str, list[Term]] = {kind: [] for kind in _KINDS}
    for iri, name in kinds.items():
        called = texts[iri]["label"]
        held[name].append(Term(Thing(iri, called.get("en"), called.get("zh")), texts[iri]["definition"]))
    return held


def ontology(request: Request) -> Response:
    """Answer the page of all terms; a client that prefers data is sent to it."""
    wanted = best_or_first(request.headers.get("accept", ""), _OFFERED)
    if wanted in _SUFFIXES:
        return RedirectResponse(f"/data/ontology.{_SUFFIXES[wanted]}", 303, {"Vary": "Accept"})
    return render(request, "ontology.html", held=_terms(request.app.state.held.view()), kinds=_KINDS, formats=FORMATS)


def data(request: Request) -> Response:
    """Answer the ontology in the format that the suffix names."""
    suffix = request.path_params["suffix"]
    if suffix not in FORMATS:
        raise UnknownName("format", suffix, tuple(FORMATS))
    output = BytesIO()
    request.app.state.held.view().write(internal("ontology"), output, suffix)
    return Response(output.getvalue(), media_type=FORMATS[suffix], headers={"Access-Control-Allow-Origin": "*"})
