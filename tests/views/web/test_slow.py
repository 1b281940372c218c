"""Clients that dawdle: who sends too slowly, who takes the answer too slowly."""

import asyncio
import socket
from collections.abc import Iterator
from threading import Thread
from time import monotonic, sleep

import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send

from biokg.views.web.guards import Body, Pace
from biokg.views.web.protocol import Protocol
from biokg.views.web.settings import Limits


class _Impatient(Protocol):
    patience = 0.3


async def _hello(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def port() -> Iterator[int]:
    config = uvicorn.Config(_hello, port=0, http=_Impatient, ws="none", lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("first", [b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"])
def test_a_connection_without_a_request_is_closed(port: int, first: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as one:
        one.sendall(first)
        if first.endswith(b"\r\n\r\n"):
            assert one.recv(1000).startswith(b"HTTP/1.1 200")
        begun = monotonic()
        for _ in range(50):  # byte by byte it is no quicker
            sleep(0.05)
            try:
                one.sendall(b"x")
            except OSError:
                break
        assert monotonic() - begun < 2


def test_a_body_that_dawdles_is_not_waited_for() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    app = Body(_hello, Limits(request_seconds=0.2))
    asyncio.run(app({"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}, receive, send))
    assert sent[0]["status"] == 408


def test_a_reader_that_dawdles_is_left() -> None:
    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        await asyncio.sleep(5)

    begun = monotonic()
    asyncio.run(Pace(_hello, 0.1)({"type": "http"}, receive, send))
    assert monotonic() - begun < 2
