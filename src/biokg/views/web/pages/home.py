"""The first page, the search and what it suggests while somebody types."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, cast

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from biokg import terms
from biokg.ask.answer import Answer, Cell, Window, ask
from biokg.ask.labels import Thing
from biokg.ask.questions import LANGUAGES, internal, question
from biokg.ask.statements import about_thing
from biokg.ask.words.understand import understand
from biokg.errors import NotUnderstood, UnknownName
from biokg.store.view import View
from biokg.views.asking import saved_questions
from biokg.views.web.language import language
from biokg.views.web.pages import links
from biokg.views.web.pages.dossier import codes, latest_of
from biokg.views.web.pages.facts import Fact, Teller
from biokg.views.web.pages.library import Listed, documents
from biokg.views.web.pages.names import class_words, search
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.rendering import render

_SUGGESTED: Final = 8
_FOUND: Final = 50
_SHOWN: Final = 8
_KNOWN_FIRMS: Final = 9
"""The column of the question `clusters` that counts them."""
_EXAMPLES: Final = ("anchors", "output", "funds", "targets", "contradictions", "who-does")


class _Cluster(NamedTuple):
    """A cluster with its latest output and scale in yuan, and how many firms are known there."""

    cluster: Thing
    output: Fact | None
    scale: Fact | None
    firms: int


class _Front(NamedTuple):
    counts: dict[str, int]
    clusters: dict[str, list[_Cluster]]
    """By language."""
    anchors: Answer
    latest: list[Listed]


@once_a_view
def _front(view: View) -> _Front:
    """Return what the first page shows; it is the same for all until the next build."""
    some = Window(_SHOWN)
    counts = {
        row[0].value.removeprefix(terms.ONTOLOGY): int(row[1].value)
        for row in view.select(internal("classes"))
        if isinstance(row[0], NamedNode) and isinstance(row[1], Literal)
    }
    clusters = ask(view, "clusters", {}, some)
    by_language = {lang: [_cluster(view, row.cells, lang) for row in clusters.rows] for lang in LANGUAGES}
    return _Front(counts, by_language, ask(view, "anchors", {}, some), documents(view)[:5])


def _cluster(view: View, cells: Sequence[Cell], language: str) -> _Cluster:
    """Return a cluster with the figures that the build marks as its latest: the row of the question has no bounds."""
    cluster, firms = cast(Thing, cells[0]), cells[_KNOWN_FIRMS]
    latest = latest_of(view, cluster.iri)
    facts = Teller(codes(view), language).facts(one for one in about_thing(view, cluster.iri) if one.fact in latest)

    def of(metric: str) -> Fact | None:
        iri = terms.bkg(metric)
        own = (one for one in facts if one.predicate and one.predicate.iri == iri and one.details.get("unit") == "CNY")
        return max(own, key=lambda one: (one.time, one.value or 0), default=None)

    return _Cluster(cluster, of("outputValue"), of("industryScale"), firms if isinstance(firms, int) else 0)


def home(request: Request) -> Response:
    """Answer the first page."""
    view, lang = request.app.state.held.view(), language(request)
    front = _front(view)
    saved = {one.name: one for one in saved_questions(request.app.state.settings.queries)}
    examples = [text for name in _EXAMPLES if name in saved for text in saved[name].examples[lang][:1]]
    return render(request, "home.html", front=front, examples=examples, clusters=front.clusters[lang])


def find(request: Request) -> Response:
    """Answer a search: things and documents of that name; words that name none but ask something lead to its answer."""
    view, lang, text = request.app.state.held.view(), language(request), request.query_params.get("q", "").strip()[:200]
    titled = [one for one in documents(view) if text and text.casefold() in one.document.text(lang).casefold()]
    hits = search(view, text, _FOUND)
    near: tuple[str, ...] = ()
    if text and not titled and not any(hit.exact for hit in hits):
        path, near = _read(view, text, request.app.state.settings.queries)
        if path:
            return RedirectResponse(path, 303)
    return render(
        request,
        "search.html",
        asked_for=text,
        hits=hits,
        titled=titled[:_FOUND],
        # Beside what is called alike the nearest questions are only noise.
        near=[] if hits else [question(name, request.app.state.settings.queries) for name in near],
        words=class_words(view),
    )


def _read(view: View, text: str, folder: Path | None) -> tuple[str, tuple[str, ...]]:
    """Return the path of the question that words ask, or an empty one and the names of the nearest questions."""
    try:
        understood = understand(view, text, saved_questions(folder), date.today())
    except NotUnderstood as error:
        return "", tuple(name for name, _ in error.offered)
    except UnknownName:
        return "", ()
    return links.question(understood.question.name, **understood.given, words=text), ()


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
