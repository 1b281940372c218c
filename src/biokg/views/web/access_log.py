"""The access log: one JSON object a request, without query strings, which may hold secrets."""

import json
import logging
from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG: Final = logging.getLogger("biokg.access")


class AccessLog:
    """Writes method, path, status, bytes and milliseconds of every request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = perf_counter()
        told = {"method": scope["method"], "path": scope["path"], "status": 0, "bytes": 0}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
            told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            told["ms"] = round((perf_counter() - start) * 1000, 1)
            # Escaped as ASCII: a path cannot write a line of its own or speak to a terminal.
            _LOG.info(json.dumps(told))
