"""The review page: what is doubtful, one thing at a time; there only with a token, and safe from other sites' forms."""

import hashlib
import hmac
from threading import Lock
from typing import Final
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from biokg.errors import BiokgError, UsageError
from biokg.review.context import context
from biokg.review.decide import By, Written, decide, now
from biokg.review.doubts import doubts
from biokg.review.items import Item
from biokg.review.picks import changes, picks
from biokg.store.view import View
from biokg.views.cli.review_input import edited
from biokg.views.cli.review_screen import Screen
from biokg.views.web.language import language
from biokg.views.web.problems import problem
from biokg.views.web.rendering import render

_VERDICTS: Final = {"right": "right", "wrong": "wrong", "edit": "edit why", "unsure": "unsure"}
"""Each verdict with the word for its reason where none is given."""
_OF_KIND: Final = {
    "FactItem": ("right", "wrong", "edit"),
    "AlarmItem": ("right",),
    "NameItem": ("right", "edit"),
    "PairItem": ("right", "wrong", "unsure"),
}
_ONE_AT_A_TIME: Final = Lock()
_OFF: Final = "the review page is off: it writes decisions, so it wants `biokg serve --token`"


def page(request: Request) -> Response:
    """Answer the page of the first item, or of that of a number."""
    if not _is_on(request):
        return problem(request, 404, _OFF)
    return _shown(request, request.query_params.get("at", ""), "")


async def answered(request: Request) -> Response:
    """Write what was decided and lead on to the next item."""
    if not _is_on(request):
        return problem(request, 404, _OFF)
    given = {name: values[-1] for name, values in parse_qs((await request.body()).decode("utf-8", "replace")).items()}
    if not hmac.compare_digest(given.get("seal", "").encode(), _seal(request, given.get("item", "")).encode()):
        return problem(request, 403, "this form is not of this server; open the page again")
    return await run_in_threadpool(_decide, request, given)


def _is_on(request: Request) -> bool:
    return bool(request.app.state.settings.token)


def _seal(request: Request, item: str) -> str:
    """Return what only a page of this server can hold: another site cannot know it, whatever cookies come along."""
    token = request.app.state.settings.token
    return hmac.new(token.encode(), item.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _decide(request: Request, given: dict[str, str]) -> Response:
    view: View = request.app.state.held.view()
    lang, at = language(request), given.get("at", "0")
    try:
        with _ONE_AT_A_TIME:
            if given.get("verdict") == "undo":
                _undo(request)
            else:
                written = _written(view, given, lang)
                request.app.state.written = [*getattr(request.app.state, "written", []), written]
    except BiokgError as error:
        return _shown(request, at, error.said(lang))
    who = {"at": at, "who": given.get("who", "")}
    return RedirectResponse(f"/review?{urlencode(who)}", 303)


def _undo(request: Request) -> None:
    held: list[Written] = getattr(request.app.state, "written", [])
    if not held:
        raise UsageError("nothing was decided yet.", "还没有可撤销的判定。")
    held[-1].undo()
    request.app.state.written = held[:-1]


def _written(view: View, given: dict[str, str], lang: str) -> Written:
    item = next((one for one in doubts(view) if one.key == given.get("item")), None)
    verdict, who = given.get("verdict", ""), " ".join(given.get("who", "").split())
    if item is None:
        raise UsageError("that was decided already.", "该项已判定。")
    if verdict not in _VERDICTS or not who:
        raise UsageError("a decision needs a verdict and who decides.", "判定须有结果与判定人。")
    words = edited("", given.get("set", "")).fields
    changed = changes(view, item, words) if verdict == "edit" else None
    why = " ".join(given.get("why", "").split()) or Screen(view, lang).words[_VERDICTS[verdict]]
    return decide(view, item, verdict, By(who, now(), why), changed)


def _shown(request: Request, at: str, said: str) -> Response:
    view: View = request.app.state.held.view()
    items = doubts(view)
    number = min(int(at), max(len(items) - 1, 0)) if at.isascii() and at.isdecimal() and len(at) < 9 else 0
    item = items[number] if items else None
    screen = Screen(view, language(request), colour=False)
    return render(
        request,
        "review.html",
        400 if said else 200,
        item=item,
        number=number,
        total=len(items),
        said=said,
        words=screen.words,
        head=list(screen.head(item)) if item else [],
        sentences=[(context(view, one), one.document) for one in item.evidence] if item else [],
        offered=_offered(view, item),
        verdicts=_OF_KIND.get(type(item).__name__, ()),
        kind=type(item).__name__,
        who=request.query_params.get("who", ""),
        seal=_seal(request, item.key if item else ""),
    )


def _offered(view: View, item: Item | None) -> dict[str, list[str]]:
    found = picks(view, item) if item else {}
    return {field: [choice.label for choice in choices[:20]] for field, choices in found.items()}


ROUTES: Final[list[BaseRoute]] = [
    Route("/review", page, methods=["GET"]),
    Route("/review", answered, methods=["POST"]),
]
