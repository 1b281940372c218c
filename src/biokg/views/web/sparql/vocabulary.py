"""What the editor completes: prefixes and terms, ours with their labels and definitions out of the graph itself."""

from typing import Final

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse

from biokg import foreign, terms
from biokg.store.view import View
from biokg.views.web.language import language
from biokg.views.web.sparql.cells import curie

_FOREIGN: Final = (
    *(
        foreign.RDF_TYPE,
        foreign.PREF_LABEL,
        foreign.ALT_LABEL,
        foreign.BROADER,
        foreign.CONCEPT,
        foreign.RDFS + "label",
    ),
    *(
        foreign.TITLE,
        foreign.PUBLISHER,
        foreign.ISSUED,
        foreign.LANGUAGE,
        foreign.DERIVED_FROM,
        foreign.GENERATED_BY,
    ),
    *(
        foreign.SPECIFIC_RESOURCE,
        foreign.HAS_SOURCE,
        foreign.HAS_SELECTOR,
        foreign.QUOTE_SELECTOR,
        foreign.POSITION_SELECTOR,
    ),
    *(
        foreign.EXACT,
        foreign.START,
        foreign.END,
        foreign.XSD + "integer",
        foreign.XSD + "decimal",
    ),
)


def vocabulary(request: Request) -> JSONResponse:
    """Return prefixes and terms for completion, with labels in the language of the request."""
    held = request.app.state.held
    lang = language(request)
    etag = f'"{held.as_of.build}-{lang}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
    if request.headers.get("if-none-match") == etag:
        return JSONResponse(None, 304, headers)
    return JSONResponse({"prefixes": dict(terms.PREFIXES), "terms": _terms(held.view(), lang)}, headers=headers)


def _terms(view: View, lang: str) -> list[dict[str, str]]:
    labels = _texts(view, foreign.RDFS + "label", lang)
    meanings = _texts(view, foreign.SKOS + "definition", lang)
    ours = {iri for iri in labels if iri.startswith(terms.ONTOLOGY)}
    return [
        {"term": curie(iri), "label": labels.get(iri, ""), "means": meanings.get(iri, "")}
        for iri in sorted({*ours, *_FOREIGN})
    ]


def _texts(view: View, predicate: str, lang: str) -> dict[str, str]:
    texts: dict[str, dict[str, str]] = {}
    for subject, _, value, _ in view.quads(predicate=predicate):
        if isinstance(subject, NamedNode) and isinstance(value, Literal):
            texts.setdefault(subject.value, {})[(value.language or "en")[:2]] = value.value
    return {iri: by_language.get(lang) or min(by_language.values()) for iri, by_language in texts.items()}
