"""The first page, the search and what it suggests while somebody types."""

from datetime import date
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from biokg import terms
from biokg.ask.answer import Answer, Window, ask
from biokg.ask.questions import internal
from biokg.ask.words.understand import Understood, understand
from biokg.errors import NotUnderstood, UnknownName
from biokg.store.view import View
from biokg.views.web.language import language
from biokg.views.web.pages import links
from biokg.views.web.pages.dossier import codes
from biokg.views.web.pages.names import class_words, search
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.pages.reading import Listed, documents
from biokg.views.web.pages.saved import saved_questions
from biokg.views.web.rendering import render

_SUGGESTED: Final = 8
_FOUND: Final = 50
_SHOWN: Final = 8
_EXAMPLES: Final = ("anchors", "output", "funds", "targets", "contradictions", "who-does")


class _Front(NamedTuple):
    counts: dict[str, int]
    clusters: Answer
    anchors: Answer
    latest: list[Listed]
    doubts: int


@once_a_view
def _front(view: View) -> _Front:
    """Return what the first page shows; it is the same for all until the next build."""
    some = Window(_SHOWN)
    counts = {
        row[0].value.removeprefix(terms.ONTOLOGY): int(row[1].value)
        for row in view.select(internal("classes"))
        if isinstance(row[0], NamedNode) and isinstance(row[1], Literal)
    }
    doubts = len(ask(view, "contradictions", {}).rows) + len(ask(view, "alarms", {}).rows)
    return _Front(counts, ask(view, "clusters", {}, some), ask(view, "anchors", {}, some), documents(view)[:5], doubts)


def home(request: Request) -> Response:
    """Answer the first page."""
    view, lang = request.app.state.held.view(), language(request)
    front = _front(view)
    saved = {one.name: one for one in saved_questions()}
    examples = [text for name in _EXAMPLES if name in saved for text in saved[name].examples[lang][:1]]
    return render(request, "home.html", front=front, examples=examples, codes=codes(view))


def find(request: Request) -> Response:
    """Answer a search: things and documents of that name, and the saved question that the words may ask."""
    view, lang, text = request.app.state.held.view(), language(request), request.query_params.get("q", "").strip()[:200]
    titled = [one for one in documents(view) if text and text.casefold() in one.document.text(lang).casefold()]
    return render(
        request,
        "search.html",
        asked_for=text,
        hits=search(view, text, _FOUND),
        titled=titled[:_FOUND],
        reading=_reading(view, text, lang) if text else None,
        words=class_words(view),
    )


def _reading(view: View, text: str, lang: str) -> tuple[str, str] | None:
    """Return what the words ask, as a saved question with its path; None when they ask none."""
    try:
        understood = understand(view, text, saved_questions(), date.today())
    except (NotUnderstood, UnknownName):
        return None
    return understood.question.summary[lang], _path(understood)


def _path(understood: Understood) -> str:
    return links.question(understood.question.name, **understood.given)


def suggest(request: Request) -> Response:
    """Answer what begins or sounds like what was typed, as JSON for the search field."""
    view, lang = request.app.state.held.view(), language(request)
    words = class_words(view)
    text = request.query_params.get("q", "").strip()[:200]
    wanted = [one for one in request.query_params.get("class", "").split(",") if one in terms.SUPERCLASSES]
    hits = [hit for hit in search(view, text, _SUGGESTED * (5 if wanted else 1)) if _fits(hit.named.classes, wanted)]
    return JSONResponse(
        [
            {
                "label": hit.named.thing.text(lang),
                "name": hit.name,
                "class": words[hit.named.kind].text(lang) if hit.named.kind in words else "",
                "path": links.page_of(hit.named.thing.iri),
            }
            for hit in hits[:_SUGGESTED]
        ],
        headers={"Vary": "Accept-Language, Cookie"},
    )


def _fits(classes: frozenset[str], wanted: list[str]) -> bool:
    return not wanted or any(terms.is_a(own, one) for own in classes for one in wanted)
