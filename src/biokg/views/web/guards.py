"""What every request passes: headers of the answer, the name it called, the token, and the size of what it sends."""

import asyncio
import logging
from collections.abc import Mapping
from hmac import compare_digest
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from biokg.views.web.problems import problem
from biokg.views.web.settings import Limits

_LOG: Final = logging.getLogger("biokg.web")
TOKEN_COOKIE: Final = "biokg_token"  # noqa: S105 - the name of a cookie
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Headers:
    """Gives every answer the headers of `HEADERS` that it does not have itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, headed)


class Pace:
    """Leaves clients that do not take the pieces of an answer in time, so that nobody holds what others need."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def sent(message: Message) -> None:
            async with asyncio.timeout(self._seconds):
                await send(message)

        try:
            await self._app(scope, receive, sent)
        except (ClientDisconnect, TimeoutError):
            # The server closes the connection of an answer that was not finished.
            _LOG.info("left a client that was gone or too slow")


class Hosts:
    """Refuses requests that call the server by a name not its own: another site's name bound to our address."""

    def __init__(self, app: ASGIApp, called: frozenset[str]) -> None:
        self._app = app
        self._called = called

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or "*" in self._called or self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        refusal = problem(Request(scope), 421, "this server is not known by that name; see `biokg serve --allow-host`")
        await refusal(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        names = [value for name, value in scope["headers"] if name == b"host"]
        return len(names) == 1 and _without_port(names[0].decode("latin-1").lower()) in self._called


def _without_port(host: str) -> str:
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    rest = host[end:] if end > 0 else ""
    return host[:end] if rest.startswith(":") and rest[1:].isdecimal() else host


class Token:
    """Demands the token, when there is one: as ``Authorization: Bearer``, cookie, or once as ``?token=``."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not self._token or scope["path"] == "/healthz":
            await self._app(scope, receive, send)
            return
        answer = self._answer(Request(scope))
        await (answer or self._app)(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        if shows_token(request, self._token):
            return None
        given = request.query_params.get("token", "")
        if request.method == "GET" and _same(given, self._token):
            # The token leaves the address at once: addresses are kept in histories and sent on.
            answer = RedirectResponse(str(request.url.remove_query_params("token")), 303)
            answer.set_cookie(TOKEN_COOKIE, given, httponly=True, samesite="strict")
            return answer
        refusal = problem(request, 401, "this server wants its token: `Authorization: Bearer TOKEN` or `?token=TOKEN`")
        refusal.headers["WWW-Authenticate"] = "Bearer"
        return refusal


def shows_token(request: Request, token: str) -> bool:
    """Return whether `request` bears `token` (never, when that is empty) as bearer or cookie."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    bearer = given.strip() if scheme.lower() == "bearer" else ""
    return bool(token) and (_same(bearer, token) or _same(request.cookies.get(TOKEN_COOKIE, ""), token))


def _same(given: str, token: str) -> bool:
    return compare_digest(given.encode(), token.encode())


class Body:
    """Reads the body of a request before anything is done with it: no larger and no slower than the limits allow."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._read(receive), self._limits.request_seconds)
        except TimeoutError:
            await problem(Request(scope), 408, "the request took too long to arrive")(scope, receive, send)
            return
        if body is None:
            said = f"the request is larger than {self._limits.request_bytes} bytes"
            await problem(Request(scope), 413, said)(scope, receive, send)
            return
        await self._app(scope, _replayed(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        parts, size, more = [], 0, True
        while more:
            message = await receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._limits.request_bytes:
                return None
            more = message.get("more_body", False)
        return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    message: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return message.pop() if message else await receive()

    return replay
