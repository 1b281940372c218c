"""What the editor completes: prefixes and terms, ours with their labels and definitions out of the graph itself."""

from typing import Final

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse

from biokg import terms
from biokg.store.view import View
from biokg.views.web.language import language
from biokg.views.web.sparql.cells import curie

_FOREIGN: Final = (
    *(terms.RDF_TYPE, terms.PREF_LABEL, terms.ALT_LABEL, terms.BROADER, terms.CONCEPT, terms.RDFS + "label"),
    *(terms.TITLE, terms.PUBLISHER, terms.ISSUED, terms.LANGUAGE, terms.DERIVED_FROM, terms.GENERATED_BY),
    *(terms.SPECIFIC_RESOURCE, terms.HAS_SOURCE, terms.HAS_SELECTOR, terms.QUOTE_SELECTOR, terms.POSITION_SELECTOR),
    *(terms.EXACT, terms.START, terms.END, terms.XSD + "integer", terms.XSD + "decimal"),
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
    labels = _texts(view, terms.RDFS + "label", lang)
    meanings = _texts(view, terms.SKOS + "definition", lang)
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
