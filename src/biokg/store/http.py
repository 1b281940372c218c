"""Requests to a SPARQL server: credentials, time limits, further tries, and errors in words."""

import os
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Sequence
from http.client import HTTPException, HTTPResponse
from typing import Any, NamedTuple
from urllib.parse import urlencode

from biokg.errors import QueryError, StoreError
from biokg.store.endpoint import LOGIN, TIMEOUT, TOKEN, natural_of

_TRIES = 5
_FIRST_PAUSE = 0.25
"""Seconds; each pause is twice the one before, and a server may ask for another (at most _LONGEST_PAUSE)."""
_LONGEST_PAUSE = 30.0
_SHOWN = 300
_PASSING = frozenset({408, 429, 502, 503, 504})
_REFUSED = frozenset({400, 413, 414, 422, 500})
_CREDENTIALS = frozenset({401, 403, 407})


class Answer(NamedTuple):
    """What a server sent."""

    content: bytes
    type: str
    """The media type without parameters."""
    most: int | None
    """The number of rows at which the server cut the answer off, where it says so."""


class Refused(QueryError):
    """A server does not take a query or update; the text is the server's."""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: it would turn an update into a GET, and carry credentials to another server."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        """Leave the answer as it is, an error."""


_OPENER = urllib.request.build_opener(_StayHere)


def post(address: str, fields: Sequence[tuple[str, str]], accept: str) -> Answer:
    """Send `fields` as a form and return the answer.

    What passes (no connection, time-outs, 429, 502 to 504) is tried again. Raises `Refused` when the server takes the
    request and not what is in it, `StoreError` when there is no use in trying on.
    """
    body = urlencode(fields).encode()
    request = urllib.request.Request(address, body, _headers(accept), method="POST")  # noqa: S310 - http(s) alone
    for left in reversed(range(_TRIES)):
        pause = _FIRST_PAUSE * 2 ** (_TRIES - 1 - left)
        try:
            return _once(request)
        except urllib.error.HTTPError as error:
            if error.code not in _PASSING or not left:
                raise _in_words(address, error) from error
            pause = _asked_for(error, pause)
        except (OSError, HTTPException) as error:
            if not left:
                raise _silent(address, error) from error
        time.sleep(pause)
    raise AssertionError("unreachable")


def _once(request: urllib.request.Request) -> Answer:
    response: HTTPResponse
    with _OPENER.open(request, timeout=natural_of(TIMEOUT, 60)) as response:
        most = response.headers.get("X-SPARQL-MaxRows")
        return Answer(
            response.read(), response.headers.get_content_type(), int(most) if most and most.isdecimal() else None
        )


def _headers(accept: str) -> dict[str, str]:
    headers = {"Accept": accept, "User-Agent": "biokg"}
    if token := os.environ.get(TOKEN):
        headers["Authorization"] = f"Bearer {token}"
    elif login := os.environ.get(LOGIN):
        headers["Authorization"] = f"Basic {b64encode(login.encode()).decode('ascii')}"
    return headers


def _asked_for(error: urllib.error.HTTPError, pause: float) -> float:
    wanted = error.headers.get("Retry-After") or ""
    return min(float(wanted), _LONGEST_PAUSE) if wanted.isdecimal() else pause


def _in_words(address: str, error: urllib.error.HTTPError) -> StoreError | QueryError:
    said = " ".join(error.read(4 * _SHOWN).decode("utf-8", "replace").split())[:_SHOWN]
    if error.code in _CREDENTIALS:
        return StoreError(
            f"{address} wants other credentials ({error.code}): set {TOKEN}, or {LOGIN} to user:password",
            f"{address} 拒绝了凭据（{error.code}）：请设置 {TOKEN}，或把 {LOGIN} 设为 用户名:密码",
        )
    if error.code in _REFUSED:
        en, zh = f"{address} does not take the query ({error.code})", f"{address} 不接受该查询（{error.code}）"
        return Refused(f"{en}: {said}", f"{zh}：{said}")
    if error.code in _PASSING:
        en, zh = (
            f"{address} is busy ({error.code}), {_TRIES} tries",
            f"{address} 繁忙（{error.code}），已试 {_TRIES} 次",
        )
        return StoreError(f"{en}: {said}", f"{zh}：{said}")
    if to := error.headers.get("Location"):
        return StoreError(f"{address} has moved to {to}: give that address", f"{address} 已迁至 {to}：请改用新地址")
    return StoreError(
        f"no SPARQL service at {address} ({error.code} {error.reason})", f"{address} 没有 SPARQL 服务（{error.code}）"
    )


def _silent(address: str, error: OSError | HTTPException) -> StoreError:
    reason = getattr(error, "reason", None) or error
    return StoreError(
        f"{address} does not answer ({reason or type(error).__name__}), {_TRIES} tries;"
        f" {TIMEOUT} holds the seconds to wait",
        f"{address} 没有应答（{reason or type(error).__name__}），已试 {_TRIES} 次；{TIMEOUT} 为等待秒数",
    )
