"""Problems as answers: RFC 9457 for programs, a page for people; never a trace."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ExceptionHandler

from biokg.errors import (
    AmbiguousName,
    BiokgError,
    Busy,
    MissingExtra,
    NotUnderstood,
    StoreError,
    TooCostly,
    TookTooLong,
    UnclearQuestion,
    UnknownName,
)
from biokg.views.plain import faults
from biokg.views.web.language import language
from biokg.views.web.refused import Refused
from biokg.views.web.rendering import render

STATUS: Final[Mapping[type[BiokgError], int]] = {
    AmbiguousName: 409,
    UnknownName: 404,
    UnclearQuestion: 409,
    NotUnderstood: 404,
    MissingExtra: 501,
    StoreError: 503,
    Busy: 503,
    TookTooLong: 504,
    TooCostly: 422,
}
"""What an error of ours is answered with; any other is 400."""


def problem(request: Request, status: int, detail: str, **more: object) -> Response:
    """Return what went wrong: a page to a browser; to others, and below /api, ``application/problem+json``."""
    title = HTTPStatus(status).phrase
    if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/"):
        return render(request, "problem.html", status=status, title=title, detail=detail)
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(told, status, media_type="application/problem+json")


def status_of(error: Exception) -> int:
    """Return the HTTP status that an error of ours is answered with."""
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)


def _of_ours(request: Request, error: Exception) -> Response:
    said = error.said(language(request)) if isinstance(error, BiokgError) else ""
    answer = problem(request, status_of(error), said, **(faults.told(error) if isinstance(error, BiokgError) else {}))
    if isinstance(error, Busy):
        answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _of_http(request: Request, error: Exception) -> Response:
    code = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) else ""
    if isinstance(error, Refused) and language(request) == "zh":
        said = error.zh
    answer = problem(request, code, said)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _of_all(request: Request, error: Exception) -> Response:
    del error  # the trace goes to the log, not to a stranger
    return problem(request, 500, {"zh": "服务器内部出错", "en": "something broke here"}[language(request)])


HANDLERS: Final[Mapping[int | type[Exception], ExceptionHandler]] = {
    BiokgError: _of_ours,
    HTTPException: _of_http,
    Exception: _of_all,
}
