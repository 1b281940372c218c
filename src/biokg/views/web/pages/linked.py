"""Linked data: an IRI leads to the page or to the data of what it names, by what the client takes or by suffix."""

from io import BytesIO
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from biokg import terms
from biokg.ask.bind import bind, iri_node
from biokg.ask.questions import internal
from biokg.errors import UnknownName
from biokg.views.web.accept import best_or_first
from biokg.views.web.pages.links import FORMATS, data_of, page_of
from biokg.views.web.pages.merged import leader_of

_PAGE: Final = "text/html"
_OFFERED: Final = {_PAGE: "", **{type_: suffix for suffix, type_ in FORMATS.items()}}
_HEADERS: Final = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}


def identifier(request: Request) -> Response:
    """Answer ``/id/<slug>`` and ``/doc/<id>``: 303 to the page or the data, 301 where a judgement merged the thing."""
    slug, document = request.path_params["slug"], request.url.path.startswith("/doc/")
    slug, suffix = _split(slug)
    iri = terms.document(slug) if document else terms.thing(slug)
    leader = leader_of(request, iri)
    if leader != iri:
        path = leader.removeprefix(terms.THINGS)
        return RedirectResponse(f"/id/{path}{'.' + suffix if suffix else ''}", 301, _HEADERS)
    wanted = suffix or _wanted(request)
    return RedirectResponse(data_of(iri, wanted) if wanted else page_of(iri), 303, _HEADERS)


def _wanted(request: Request) -> str:
    """Return the suffix of the data that a client prefers to a page, or an empty one."""
    return _OFFERED[best_or_first(request.headers.get("accept", ""), tuple(_OFFERED))]


def elsewhere(request: Request, iri: str) -> Response | None:
    """Return the redirection of a page to data, where the client prefers it or the path has a suffix; else None.

    A suffix holds only where nothing bears a name with it.
    """
    stem, suffix = _split(terms.slug(iri))
    if suffix and not request.app.state.held.view().construct(_describing(iri)):
        of = terms.document(stem) if iri.startswith(terms.DOCUMENTS) else terms.thing(stem)
        return RedirectResponse(data_of(of, suffix), 303, _HEADERS)
    wanted = _wanted(request)
    return RedirectResponse(data_of(iri, wanted), 303, _HEADERS) if wanted else None


def _describing(iri: str) -> str:
    if iri.startswith(terms.DOCUMENTS):
        return bind(internal("describe-document"), {"_document_iri": iri_node(iri)})
    return bind(internal("describe"), {"_thing_iri": iri_node(iri)})


def _split(slug: str) -> tuple[str, str]:
    stem, _, suffix = slug.rpartition(".")
    return (stem, suffix) if stem and suffix in FORMATS else (slug, "")


def data(request: Request) -> Response:
    """Answer what the graph holds on a thing or document, in the format that the suffix names."""
    slug, suffix = _split(request.path_params["slug"])
    if not suffix:
        raise UnknownName("format", slug, tuple(FORMATS))
    view = request.app.state.held.view()
    iri = terms.document(slug) if request.path_params["what"] == "document" else terms.thing(slug)
    leader = leader_of(request, iri)
    if leader != iri:
        return RedirectResponse(data_of(leader, suffix), 301, _HEADERS)
    query = _describing(iri)
    if not view.construct(query):
        raise UnknownName("IRI", iri, ())
    output = BytesIO()
    view.write(query, output, suffix)
    others = ", ".join(
        f'<{data_of(iri, one)}>; rel="alternate"; type="{type_}"' for one, type_ in FORMATS.items() if one != suffix
    )
    link = f'<{page_of(iri)}>; rel="describedby"; type="text/html", {others}'
    return Response(output.getvalue(), media_type=FORMATS[suffix], headers={**_HEADERS, "Link": link})
