"""The saved questions: the list, each as a form with pick lists, its answer as a table."""

import csv
import json
import re
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from biokg import terms
from biokg.ask import labels
from biokg.ask.answer import Answer, Evidence, ask
from biokg.ask.labels import Thing
from biokg.ask.parameters import checked
from biokg.ask.questions import Parameter, Question, question
from biokg.errors import AmbiguousName, BiokgError, UnknownName, UsageError
from biokg.store.view import View
from biokg.terms import TIERS
from biokg.views.asking import Scope, Wanted, saved_questions
from biokg.views.plain.answers import Told
from biokg.views.plain.spreadsheet import harmless
from biokg.views.web.language import language
from biokg.views.web.limited.asking import Answered, ask_within, why_within
from biokg.views.web.pages.dossier import codes
from biokg.views.web.pages.links import with_query
from biokg.views.web.pages.names import pick_list
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.pages.tabular import Look, Table, table
from biokg.views.web.pages.things import page_number
from biokg.views.web.problems import STATUS
from biokg.views.web.rendering import render

_PICKED: Final = 150
"""Names in a pick list; the field takes any other name too."""
_A_PAGE: Final = 50
_YEARS: Final = 30


class Field(NamedTuple):
    """A parameter as a field of the form."""

    parameter: Parameter
    label: str
    value: str
    chosen: tuple[str, ...]
    options: list[tuple[str, str]]
    """Values with their labels: of a choice all, of a thing those that documents speak of most."""


class Refusal(NamedTuple):
    """Why a question was not asked, and what may be meant instead, with paths."""

    message: str
    """Empty where several things bear the name: then they are offered."""
    name: str
    status: int
    offered: list[tuple[str, str]]


def _csv(told: Told) -> Response:
    names, rows = told.flat()
    output = StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return _download(output.getvalue(), "text/csv; charset=utf-8", told, "csv")


def _json(told: Told) -> Response:
    return _download(json.dumps(told.whole(), ensure_ascii=False, indent=1), "application/json", told, "json")


def _download(text: str, type_: str, told: Told, suffix: str) -> Response:
    name = f'attachment; filename="{told.answer.question.name}.{suffix}"'
    return Response(text, media_type=type_, headers={"Content-Disposition": name, "Vary": "Accept-Language, Cookie"})


_FORMS: Final[Mapping[str, Callable[[Told], Response]]] = {"csv": _csv, "json": _json}


def index(request: Request) -> Response:
    """Answer the list of questions by group."""
    lang = language(request)
    groups: dict[str, list[Question]] = {}
    for one in saved_questions(request.app.state.settings.queries):
        groups.setdefault(one.group[lang], []).append(one)
    return render(request, "questions.html", groups=groups)


def asked(request: Request) -> Response:
    """Answer one question: its form and, as soon as it has what it needs, its rows."""
    view, lang, wish = request.app.state.held.view(), language(request), request.query_params
    saved = question(request.path_params["name"], request.app.state.settings.queries)
    given = _given(request, saved)
    scope = Scope(wish.get("min_tier", "").strip() or TIERS[0], wish.get("as_of", "").strip() or None)
    found, refusal = _answer(request, saved, given, scope)
    answer = found.answer if found else None
    if answer and (write := _FORMS.get(wish.get("format", ""))):
        return write(Told(answer, lang, None))
    look = Look(lang, wish.get("sort", ""), wish.get("filter", "").strip(), page_number(request), _A_PAGE)
    shown = table(answer, look) if answer else None
    return render(
        request,
        "question.html",
        refusal.status if refusal else 200,
        saved=saved,
        fields=[_field(view, one, given, answer, lang) for one in saved.parameters],
        scope=scope,
        tiers=[(code, codes(view).get(code, {}).get(lang, code)) for code in TIERS],
        answer=answer,
        notes=[note.said(lang) for note in found.notes] if found else [],
        table=shown,
        said=_sentences(request, scope, answer, shown) if answer and shown else [],
        refusal=refusal,
        words=wish.get("words", "")[:200],
        look=look,
        pages=-(-shown.found // _A_PAGE) if shown else 0,
        command=_command(saved, answer, scope, lang) if answer else "",
    )


def _given(request: Request, saved: Question) -> dict[str, str]:
    """Return the values of the form; several of a list stand with commas between them, things with semicolons."""
    found = {}
    for one in saved.parameters:
        texts = [text.strip()[:500] for text in request.query_params.getlist(one.name) if text.strip()]
        if texts:
            found[one.name] = (";" if one.of in {"entity", "text"} else ",").join(texts)
    return found


def _answer(
    request: Request, saved: Question, given: Mapping[str, str], scope: Scope
) -> tuple[Answered | None, Refusal | None]:
    if not given and any(one.required for one in saved.parameters):
        return None, None
    try:
        return ask_within(request.app.state.pool, saved, given, Wanted(scope)), None
    except (UsageError, UnknownName, AmbiguousName) as error:
        return None, refusal_of(request, error)


def refusal_of(request: Request, error: BiokgError) -> Refusal:
    """Return an error as what the page says and offers; the name in doubt is a value of the address's query."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    offered = []
    if isinstance(error, AmbiguousName):
        # A candidate is told as its names, its class and place, and last its IRI.
        pairs = (one.rpartition(" ") for one in error.candidates)
        offered = [(words, with_query(request, **{error.kind: iri})) for words, _, iri in pairs]
    elif isinstance(error, UnknownName):
        offered = [(near, with_query(request, **{error.kind: near.partition(" / ")[0]})) for near in error.nearest]
    several = isinstance(error, AmbiguousName)
    return Refusal("" if several else error.said(language(request)), getattr(error, "name", ""), status, offered)


def _sentences(request: Request, scope: Scope, answer: Answer, shown: Table) -> list[list[Evidence]]:
    return why_within(request.app.state.pool, scope, answer._replace(rows=[line.row for line in shown.lines]))


def _field(view: View, one: Parameter, given: Mapping[str, str], answer: Answer | None, lang: str) -> Field:
    value = given.get(one.name, one.default or "")
    understood = answer.parameters.get(one.name) if answer else None
    if isinstance(understood, Thing):
        value = understood.text(lang)
    chosen = tuple(value.split(",")) if one.type == "list" else (value,)
    kind = one.of or one.type
    if kind == "choice":
        iris = {code: terms.bkg(code) if code in terms.NAMES else "" for code in one.choices}
        called = labels.things(view, filter(None, iris.values()))
        options = [(code, called[iri].text(lang) if iri else code) for code, iri in iris.items()]
    elif kind == "entity":
        options = [(named.thing.text(lang), "") for named in pick_list(view, one.classes, _PICKED)]
    else:
        options = [(str(year), "") for year in years(view)] if kind == "year" else []
    # "only these metrics, with commas between them": boxes need no commas.
    label = re.split("[,，]", one.labels[lang])[0] if one.type == "list" else one.labels[lang]
    return Field(one, label, value, chosen, options)


@once_a_view
def years(view: View) -> list[int]:
    """Return the years that any figure is of, the latest first."""
    rows = ask(view, "output", {}).rows
    found = {cell for row in rows for cell in row.cells if isinstance(cell, int) and 1900 < cell < 2100}
    return sorted(found, reverse=True)[:_YEARS]


def _command(saved: Question, answer: Answer, scope: Scope, lang: str) -> str:
    """Return the command that asks the same."""
    import shlex

    words = ["biokg", "ask", saved.name]
    for parameter, text in checked(saved, {name: _typed(value, lang) for name, value in answer.parameters.items()}):
        words += [f"--{parameter.option}", text]
    words += ["--min-tier", scope.min_tier] if scope.min_tier != TIERS[0] else []
    words += ["--as-of", scope.as_of] if scope.as_of else []
    return shlex.join([*words, *(["--lang", "zh"] if lang == "zh" else [])])


def _typed(value: object, lang: str) -> str:
    if isinstance(value, list):
        return ";".join(_typed(one, lang) for one in value)
    return value.text(lang) if isinstance(value, Thing) else str(value)
