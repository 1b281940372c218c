"""The paths of the graph, to explore."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from biokg.analysis.project import PROJECTIONS, STATED
from biokg.ask.entities import resolve
from biokg.errors import AmbiguousName, UnknownName, UsageError
from biokg.store.view import View
from biokg.views.exports.export import NETWORKS
from biokg.views.exports.network import Network
from biokg.views.pictures.words import word
from biokg.views.web.explore.networks import BY, MOST, STEPS, USUAL, Wanted, around, as_data, networks
from biokg.views.web.language import language
from biokg.views.web.pages.asking import Refusal, refusal_of
from biokg.views.web.pages.names import class_words
from biokg.views.web.rendering import render

_LISTED: Final = 40
"""Things in the list of a page, which says without a script what the picture shows with one."""


class _Listed(NamedTuple):
    iri: str
    label: str
    type: str
    degree: int


def wanted_of(view: View, query: Mapping[str, str]) -> Wanted:
    """Return what an address asks for; raises `UsageError`, or as `biokg.ask.entities.resolve` does."""
    graph, by = query.get("graph", STATED) or STATED, query.get("by", BY[0]) or BY[0]
    if by not in BY:
        offered = ", ".join(BY)
        raise UsageError(f"unknown measure {by!r}; measures: {offered}.", f"没有度量 {by!r}，可选：{offered}。")
    names = [name for part in query.get("around", "").split("|") if (name := part.strip())]
    found = tuple(resolve(view, name, "around").iri for name in names[:20])
    return Wanted(graph, found, _number(query, "steps", 1, STEPS), by, _number(query, "most", USUAL, MOST))


def _number(query: Mapping[str, str], name: str, usual: int, most: int) -> int:
    text = query.get(name, "")
    return min(most, max(1, int(text))) if text.isascii() and text.isdecimal() and len(text) < 7 else usual


def page(request: Request) -> Response:
    """Answer the page: a canvas for the script, and the same as a list."""
    view, lang = request.app.state.held.view(), language(request)
    refusal: Refusal | None = None
    wanted = Wanted()
    try:
        wanted = wanted_of(view, request.query_params)
        part = networks(view).part(wanted)
    except (UsageError, UnknownName, AmbiguousName) as error:
        refusal, part = refusal_of(request, error), networks(view).part(Wanted())
    label = "label_zh" if lang == "zh" else "label"
    listed = [
        _Listed(node, about[label], about["type"], len(around(part, node))) for node, about in part.nodes(data=True)
    ]
    return render(
        request,
        "explore.html",
        refusal.status if refusal else 200,
        wanted=wanted,
        refusal=refusal,
        graphs=[(name, word(name, lang)) for name in PROJECTIONS],
        measures=BY,
        most_of_all=MOST,
        listed=sorted(listed, key=lambda one: (-one.degree, one.label))[:_LISTED],
        count=len(listed),
        kinds=class_words(view),
    )


def data(request: Request) -> Response:
    """Answer what the page draws, as JSON."""
    view = request.app.state.held.view()
    told = as_data(view, networks(view), wanted_of(view, request.query_params), language(request))
    return JSONResponse(told, headers={"Vary": "Accept-Language, Cookie", "Cache-Control": "no-cache"})


def gexf(request: Request) -> Response:
    """Answer what the page shows as GEXF, for Gephi."""
    from io import BytesIO

    view = request.app.state.held.view()
    held, wanted = networks(view), wanted_of(view, request.query_params)
    output = BytesIO()
    NETWORKS[".gexf"](Network(held.part(wanted), language(request), held.documents), output)
    headers = {"Content-Disposition": f'attachment; filename="{wanted.graph}.gexf"'}
    return Response(output.getvalue(), media_type="application/gexf+xml", headers=headers)


ROUTES: Final[list[BaseRoute]] = [
    Route("/explore", page),
    Route("/explore/graph.json", data),
    Route("/explore/graph.gexf", gexf),
]
