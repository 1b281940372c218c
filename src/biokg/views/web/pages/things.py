"""The page of a thing, of a fact, and the catalogue of them by class."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from biokg import terms
from biokg.ask.answer import Answer, Evidence, why
from biokg.ask.bind import bind, iri_node
from biokg.ask.questions import Question, internal
from biokg.ask.statements import of_fact
from biokg.errors import UnknownName
from biokg.store.view import View
from biokg.views.asking import saved_questions
from biokg.views.web.language import language
from biokg.views.web.pages import links, schema_org
from biokg.views.web.pages.dossier import Dossier, Metric, codes, dossier
from biokg.views.web.pages.doubts import contradictions
from biokg.views.web.pages.facts import Teller
from biokg.views.web.pages.headings import CLASSES
from biokg.views.web.pages.linked import elsewhere
from biokg.views.web.pages.merged import moved
from biokg.views.web.pages.names import class_words, names, of_class
from biokg.views.web.rendering import render

_ALL: Final = 10_000
_CUT: Final = 20
"""So many facts of one relation are shown before all are asked for."""
_FIGURES: Final = 40
_DOUBTS: Final = 6
_DOCUMENTS: Final = 20
_A_PAGE: Final = 200
_FACT: Final = "fact/"
_CLAIM: Final = "claim/"


def thing(request: Request) -> Response:
    """Answer the page of one thing."""
    slug, view, lang = request.path_params["slug"], request.app.state.held.view(), language(request)
    iri = terms.thing(slug)
    if (answer := moved(request, iri) or elsewhere(request, iri)) is not None:
        return answer
    if slug.startswith(_CLAIM):
        return RedirectResponse(links.page_of(_stated(view, iri)), 303)
    if slug.startswith(_FACT):
        return _fact(request, view, iri)
    found = dossier(view, iri, lang)
    all_ = "all" in request.query_params
    doubted = contradictions(found.contradictions, codes(view), lang)
    documents = [one.document for one in found.sources[:_DOCUMENTS]]
    return render(
        request,
        "thing.html",
        d=found,
        cut=_ALL if all_ else _CUT,
        figures=_shortened(found.figures, _ALL if all_ else _FIGURES),
        formats=links.FORMATS,
        plural=CLASSES,
        alarms=_with_sentences(view, found.alarms, _DOUBTS),
        contradictions=[
            (one, said)
            for one, (_, said) in zip(doubted, _with_sentences(view, found.contradictions, _DOUBTS), strict=False)
        ],
        more_doubts=len(found.contradictions.rows) > _DOUBTS,
        further=_further(found, saved_questions(request.app.state.settings.queries), lang),
        jsonld=schema_org.of_thing(found, str(request.base_url).rstrip("/"), documents),
    )


def _shortened(metrics: list[Metric], most: int) -> list[Metric]:
    """Return the figures of all metrics, so many of each that not many more than `most` are shown."""
    each = max(3, most // max(1, len(metrics)))
    return [one._replace(facts=one.facts[:each]) for one in metrics]


def _with_sentences(view: View, answer: Answer, most: int) -> list[tuple[object, list[Evidence]]]:
    shown = answer._replace(rows=answer.rows[:most])
    return list(zip(shown.rows, why(view, shown), strict=True))


def _further(found: Dossier, saved: Sequence[Question], lang: str) -> list[tuple[str, str]]:
    """Return the saved questions that can be asked of a thing, with their paths."""
    classes = [one.iri.removeprefix(terms.ONTOLOGY) for one in found.classes]
    asked = ((one, _parameter(one, classes)) for one in saved)
    return [(one.summary[lang], links.question(one.name, **{name: found.thing.iri})) for one, name in asked if name]


def _parameter(question: Question, classes: list[str]) -> str | None:
    """Return the parameter that takes a thing of `classes` by its class; None where none names such a class."""
    for one in question.parameters:
        if one.type == "entity" and any(terms.is_a(own, wanted) for own in classes for wanted in one.classes):
            return one.name
    return None


def _stated(view: View, claim: str) -> str:
    """Return the fact that a claim states: its page shows the claim beside the others that state it."""
    rows = view.select(bind(internal("stated"), {"_claim_iri": iri_node(claim)}))
    fact = next((row[0].value for row in rows if isinstance(row[0], NamedNode)), None)
    if fact is None:
        raise UnknownName("claim", claim, ())
    return fact


def _fact(request: Request, view: View, iri: str) -> Response:
    lang = language(request)
    statements = of_fact(view, iri)
    if not statements:
        raise UnknownName("fact", iri, (), "", "")
    return render(request, "fact.html", fact=Teller(codes(view), lang).facts(statements)[0], statements=statements)


def catalogue(request: Request) -> Response:
    """Answer all classes with how many things each has."""
    view = request.app.state.held.view()
    held = names(view).known.values()
    counted = {name: sum(any(terms.is_a(own, name) for own in one.classes) for one in held) for name in CLASSES}
    return render(
        request, "catalogue.html", classes=[(name, CLASSES[name], counted[name]) for name in CLASSES if counted[name]]
    )


def listed(request: Request) -> Response:
    """Answer the things of one class, a page at a time."""
    class_, view, lang = request.path_params["name"], request.app.state.held.view(), language(request)
    if class_ not in CLASSES:
        raise UnknownName("class", class_, (), f"Classes: {', '.join(CLASSES)}.", f"类别：{'、'.join(CLASSES)}。")
    text = request.query_params.get("filter", "").strip()
    found = of_class(view, class_)
    if text:
        found = [
            one for one in found if any(text.casefold() in (n or "").casefold() for n in (one.thing.en, one.thing.zh))
        ]
    page = page_number(request)
    shown = found[(page - 1) * _A_PAGE : page * _A_PAGE]
    return render(
        request,
        "list.html",
        class_=class_,
        heading=CLASSES[class_],
        found=shown,
        total=len(found),
        page=page,
        pages=-(-len(found) // _A_PAGE),
        filter=text,
        words=class_words(view),
        other="en" if lang == "zh" else "zh",
    )


def page_number(request: Request) -> int:
    """Return which page of a list is asked for, from 1."""
    given = request.query_params.get("page", "1")
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 7 else 1
