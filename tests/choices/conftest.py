"""A chat endpoint on the loopback that answers as it is told: well, badly or with malice."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Answer = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the behaviour of its server."""

    server: "Server"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((dict(self.headers), body))
        self.server.behaviour(self, body)

    def do_GET(self) -> None:
        self.server.seen.append((dict(self.headers), {}))
        self.say("{}")

    def say(self, content: str, **usage: int) -> None:
        """Answer as a chat endpoint does."""
        table = {"choices": [{"message": {"role": "assistant", "content": content}}], "usage": usage}
        self.raw(200, json.dumps(table).encode())

    def raw(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The endpoint with its behaviour and what it was asked."""

    daemon_threads = True

    def __init__(self, behaviour: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.seen: list[tuple[dict[str, str], dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up is what is tested."""


@contextmanager
def _serving(behaviour: Answer) -> Iterator[Server]:
    server = Server(behaviour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], Server]]:
    """Start endpoints that are gone when the test is over."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda behaviour: stack.enter_context(_serving(behaviour))
