"""A SPARQL server in this process that refuses, cuts off and fails as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox

from biokg.store.endpoint import Endpoint


@dataclass
class Shaky:
    """How the server behaves, and what it has seen."""

    store: ox.Store = field(default_factory=ox.Store)
    failures: list[int | bytes] = field(default_factory=list)
    """Answers to give instead of the next ones: a status, or a body with status 200."""
    headers: dict[str, str] = field(default_factory=dict)
    most: int | None = None
    longest: int = 1 << 30
    """In bytes; a longer update is refused."""
    credentials: list[str | None] = field(default_factory=list)
    updates: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    shaky: Shaky
    cut = ""
    graphs: list[ox.NamedNode] | None = None

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.shaky.credentials.append(self.headers["Authorization"])
        fields = parse_qs(body.decode())
        given = {name: values[0] for name, values in fields.items()}
        self.graphs = [ox.NamedNode(iri) for iri in fields.get("default-graph-uri", ())] or None
        if self.shaky.failures:
            failure = self.shaky.failures.pop(0)
            status, content = (200, failure) if isinstance(failure, bytes) else (failure, b"<b>no</b>")
            self.send(status, content)
        elif "update" in given:
            self.update(given["update"])
        else:
            self.query(given["query"])

    def update(self, update: str) -> None:
        self.shaky.updates.append(update)
        if len(update) > self.shaky.longest:
            self.send(413, b"too long")
            return
        self.shaky.store.update(update)
        self.send(200, b"")

    def query(self, query: str) -> None:
        try:
            result = self.asked(query)
        except SyntaxError as error:
            self.send(400, str(error).encode())
            return
        output = BytesIO()
        if isinstance(result, ox.QueryTriples):
            ox.serialize(result, output, ox.RdfFormat.N_TRIPLES)
            self.send(200, output.getvalue(), "application/n-triples")
            return
        most = self.shaky.most
        if most is not None and isinstance(result, ox.QuerySolutions) and len(list(result)) > most:
            self.cut = str(most)
            result = self.asked(f"SELECT * {{ {{ {query} }} }} LIMIT {most}")
        elif isinstance(result, ox.QuerySolutions):
            result = self.asked(query)
        if not isinstance(result, ox.QueryTriples):
            result.serialize(output, ox.QueryResultsFormat.JSON)
        self.send(200, output.getvalue(), "application/sparql-results+json")

    def asked(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        return self.shaky.store.query(query, default_graph=None if self.graphs is None else [*self.graphs])

    def send(self, status: int, content: bytes, type_: str = "text/html") -> None:
        self.send_response(status)
        headers = {"Content-Type": type_, "Content-Length": str(len(content))}
        if self.cut:
            headers["X-SPARQL-MaxRows"] = self.cut
        for name, value in {**headers, **self.shaky.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def running(shaky: Shaky) -> Iterator[Endpoint]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Told", (Handler,), {"shaky": shaky}))
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield Endpoint(f"{address}/query", f"{address}/update")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
