"""The page of ``/sparql``: an editor that is a plain form without script, and the first rows of an answer below it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from biokg.ask import questions
from biokg.errors import BiokgError, Busy
from biokg.store.tokens import form as kind_of
from biokg.store.view import Rows
from biokg.terms import PREFIXES
from biokg.views.web.language import language
from biokg.views.web.limited.attend import attend
from biokg.views.web.problems import status_of
from biokg.views.web.rendering import render
from biokg.views.web.sparql import jobs, starting
from biokg.views.web.sparql.cells import Cell, cell
from biokg.views.web.sparql.chart import chart
from biokg.views.web.sparql.forms import Form, offered

SHOWN: Final = 1000
"""How many rows the page shows; files hold all."""


class Table(NamedTuple):
    """The answer as the page shows it."""

    columns: tuple[str, ...]
    rows: list[list[Cell]]
    more: bool

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that hold numbers."""
        columns = zip(self.columns, zip(*self.rows, strict=True), strict=True) if self.rows else ()
        return frozenset(name for name, cells in columns if any(one.number is not None for one in cells))


async def editor(request: Request, wanted: jobs.Wanted | None, question: str) -> Response:
    """Return the page with the answer of `wanted` if there is one, else with a saved question to start from."""
    lang = language(request)
    if wanted is None:
        text = await run_in_threadpool(starting.text, request.app.state.held.view(), question, lang)
        return _page(request, 200, text, question=question or starting.FIRST)
    try:
        pool = request.app.state.pool
        answer = await attend(request, lambda cancel: pool.attended(cancel, jobs.begun, wanted, SHOWN + 1))
    except BiokgError as error:
        page = _page(request, status_of(error), wanted.sparql, problem=error.said(lang))
        if isinstance(error, Busy):
            page.headers["Retry-After"] = str(error.seconds)
        return page
    return _page(request, 200, wanted.sparql, **_shown(answer))


def _shown(answer: Rows | bool) -> Mapping[str, Any]:
    if isinstance(answer, bool):
        return {"truth": answer}
    rows = [[cell(term) for term in row] for row in answer[:SHOWN]]
    return {"table": Table(answer.variables, rows, len(answer) > SHOWN), "chart": chart(answer.variables, rows)}


def _page(request: Request, status: int, text: str, **found: Any) -> Response:
    shown = {
        "text": text,
        "question": "",
        "problem": "",
        "truth": None,
        "table": None,
        "chart": None,
        "groups": _groups(language(request)),
        "prefixes": PREFIXES,
        "forms": _forms(text),
        "limits": request.app.state.settings.limits,
        **found,
    }
    return render(request, "sparql.html", status, **shown)


def _forms(text: str) -> Sequence[Form]:
    return offered(kind_of(text))


def _groups(lang: str) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for name in questions.names():
        one = questions.question(name)
        groups.setdefault(one.group[lang], []).append((name, one.summary[lang]))
    return groups
