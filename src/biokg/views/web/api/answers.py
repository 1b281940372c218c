"""An answer in the form that the client takes, with its validator and the address of the next page."""

import csv
import json
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from biokg import __version__
from biokg.ask.answer import Window
from biokg.errors import UsageError
from biokg.views.plain.answers import Told
from biokg.views.web.accept import best_or_first
from biokg.views.web.language import language


class Form(NamedTuple):
    """A form of an answer: its media type, and what writes it."""

    type: str
    write: Callable[[Told, dict[str, Any]], str]


def _json(told: Told, more: dict[str, Any]) -> str:
    return json.dumps(told.whole() | more, ensure_ascii=False)


def _sparql_results(told: Told, more: dict[str, Any]) -> str:
    del more  # the standard has no place for it
    return json.dumps(told.sparql_results(), ensure_ascii=False)


def _jsonl(told: Told, more: dict[str, Any]) -> str:
    del more  # a row a line and nothing else
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told.objects())


def _separated(delimiter: str) -> Callable[[Told, dict[str, Any]], str]:
    def write(told: Told, more: dict[str, Any]) -> str:
        del more  # rows and nothing else
        names, rows = told.flat()
        text = StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
        writer.writerows([names, *rows])
        return text.getvalue()

    return write


FORMS: Final = {
    "json": Form("application/json", _json),
    "csv": Form("text/csv; charset=utf-8", _separated(",")),
    "tsv": Form("text/tab-separated-values; charset=utf-8", _separated("\t")),
    "jsonl": Form("application/jsonl", _jsonl),
    "srj": Form("application/sparql-results+json", _sparql_results),
}
"""Each form by the name that ``format=`` gives it."""
_NAMES: Final = {form.type.partition(";")[0]: name for name, form in FORMS.items()}
VARY: Final = "Accept, Accept-Language, Cookie"


def form_of(request: Request, name: str | None) -> Form:
    """Return the form by its name, else by what the client accepts, else JSON; raises `UsageError` for another name."""
    if name is not None and name not in FORMS:
        offered = ", ".join(FORMS)
        raise UsageError(f"format {name!r} is none of {offered}.", f"format {name!r} 不是 {offered} 之一。")
    return FORMS[name or _NAMES[best_or_first(request.headers.get("accept", ""), tuple(_NAMES))]]


def etag(request: Request, *more: object) -> str:
    """Return the validator of an answer: the build, the program, what is asked and in which form and language."""
    held = _build(*request.app.state.held.identity)
    asked = (held, __version__, str(request.url.path), sorted(request.query_params.multi_items()), language(request))
    return f'"{sha256(repr((asked, more)).encode()).hexdigest()[:24]}"'


@lru_cache(maxsize=2)
def _build(generation: Path, stamp: tuple[int, int]) -> str:
    # By what it holds and not by its name: a store that is made anew counts from one again, only its stamp is another.
    del stamp
    return sha256((generation / "manifest").read_bytes()).hexdigest()


def unchanged(request: Request, tag: str) -> Response | None:
    """Return 304 when the client has the answer of that validator, else None."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers=_headers(tag)) if tag in known else None


def as_json(request: Request, told: object, *more: object) -> Response:
    """Answer an object as JSON, with its validator."""
    tag = etag(request, *more)
    text = json.dumps(told, ensure_ascii=False)
    return unchanged(request, tag) or Response(text, media_type="application/json", headers=_headers(tag))


def answered(request: Request, told: Told, window: Window, tag: str, more: dict[str, Any]) -> Response:
    """Answer rows in the form that the client takes, with a link to the rows after them where there are any."""
    form = form_of(request, request.query_params.get("format") or None)
    following = _next(request, told.answer.total, window)
    links = {"next": following} if following else {}
    headers = {**_headers(tag), "X-Total-Count": str(told.answer.total)}
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    return Response(form.write(told, {**more, **links}), media_type=form.type, headers=headers)


def _next(request: Request, total: int, window: Window) -> str | None:
    if not window.limit or window.offset + window.limit >= total:
        return None
    url = request.url.include_query_params(offset=window.offset + window.limit)
    return f"{url.path}?{url.query}"


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Vary": VARY, "Cache-Control": "no-cache"}
