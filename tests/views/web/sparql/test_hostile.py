"""Five hundred requests of someone who means harm: none is a 500, none leaves the server the worse."""

import random
import socket
from http.client import HTTPResponse, RemoteDisconnected
from itertools import islice, product
from urllib.parse import urlsplit

import httpx
import pytest

_RANDOM = random.Random(7)  # noqa: S311 - the same every time
_QUERIES = (
    "",
    "SELECT",
    "\x00",
    "ASK{}" * 50,
    "ASK { " + "{" * 3000 + "}" * 3000 + " }",
    "ASK { ?s " + "/".join(["<a:p>"] * 3000) + " ?o }",
    f"SELECT (1{'+1' * 30000} AS ?x) {{}}",
    'SELECT (REPLACE("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$", "b") AS ?x) {}',
    'SELECT ?x { BIND(REGEX("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(([a-z])+.)+[A-Z]([a-z])+$") AS ?x) }',
    'SELECT ?x { BIND(REGEX("a", "(((((a{1000}){1000}){1000})))") AS ?x) }',
    "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <file:///etc/passwd> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:{port}/> { ?s ?p ?o }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:{port}/>",
    "DROP ALL",
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "SELECT * { <https://w3id.org/biokg/id/../../etc/passwd> ?p ?o }",
    'SELECT * { ?s ?p "\\uD800" }',
    'SELECT * { ?s ?p "\ud83d\ude00 <script>alert(1)</script>" }'.encode("utf-16", "surrogatepass").decode("utf-16"),
    "# " + "x" * 100_000,
)
_COSTLY = (
    "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } ORDER BY ?s ?a ?d",
    "SELECT * { ?s (<a:p>|!<a:p>)* ?o . ?o (<a:q>|!<a:q>)* ?x }",
    "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d)) AS ?x) }",
)
_ACCEPTS = (
    "*/*",
    "text/html",
    "text/csv",
    "a" * 5000,
    ";;q=,,/",
    "text/turtle;q=nan, */*;q=inf",
    "application/rdf+xml",
)
_PATHS = (
    *(
        "/sparql/..;/",
        "/sparql%00",
        "/sparql/%2e%2e/%2e%2e/etc/passwd",
        "//evil.example/",
        "/static/..%5c..%5cetc/passwd",
    ),
    *("/static/%2e%2e%2f%2e%2e%2fapp.py", "/sparql?query=%ff", "/sparql?query=ASK{}&format=../../x", "/sparql?%00=%00"),
    *("/sparql?query=ASK%7B%7D&default-graph-uri=%0d%0aX:1", "/sparql?default-graph-uri=a%20b&query=ASK%7B%7D"),
    *(
        "/sparql?" + "a=b&" * 1500,
        "/sparql?lang=../../etc",
        "/sparql?question=../../pyproject",
        "/healthz?" + "x" * 9000,
    ),
    *(
        "/sparql/terms.json?lang=%00",
        "/" + "a/" * 2000,
        "/%ff%fe",
        "/thing/%00",
        "/thing/..%2f..%2f",
        "/document/%3Cscript%3E",
    ),
)
_BODIES = (
    ("application/sparql-query; charset=utf-16", "ASK {}".encode("utf-16")),
    ("application/sparql-query", b"\xff\xfe\x00ASK"),
    ("application/x-www-form-urlencoded", b"query=%FF%FE"),
    ("application/x-www-form-urlencoded", b"query=ASK{}&query=ASK{}"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=b" % number for number in range(5000))),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=query\r\n\r\nASK{}\r\n--x--"),
    ("application/json", b'{"query": "ASK{}"}'),
    ("application/sparql-update", b"DROP ALL"),
    ("", b"ASK{}"),
    ("application/sparql-query", b"x" * ((1 << 20) + 1)),
)
_METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "PROPFIND", "A" * 50)
_HEADERS: tuple[tuple[str, str], ...] = (
    *(
        ("Host", "evil.example"),
        ("Host", "localhost:80:80"),
        ("Cookie", "biokg_lang=%00; biokg_token=\xe9"),
        ("Range", "bytes=0-"),
    ),
    *(
        ("Authorization", "Bearer \xff"),
        ("Accept-Language", "zh;q=x, ,,"),
        ("If-None-Match", "*"),
        ("X-Forwarded-Host", "evil"),
    ),
    *(
        ("Transfer-Encoding", "chunked, chunked"),
        ("Content-Length", "-1"),
        ("Expect", "100-continue"),
        ("Upgrade", "websocket"),
    ),
)
Request = tuple[str, str, dict[str, str], bytes]


def _requests(listener: int) -> list[Request]:
    queries = [query.replace("{port}", str(listener)) for query in _QUERIES]
    asked: list[Request] = [
        (
            "POST",
            "/sparql",
            {"Accept": accept, "Content-Type": "application/sparql-query"},
            query.encode("utf-8", "replace"),
        )
        for query, accept in [*product(queries, _ACCEPTS), *product(_COSTLY, ("*/*",))]
    ]
    asked += [("GET", path, {"Accept": accept}, b"") for path, accept in product(_PATHS, _ACCEPTS[:3])]
    asked += [("POST", "/sparql", {"Content-Type": type_}, body) for type_, body in _BODIES]
    asked += [
        (method, path, {}, b"")
        for method, path in product(_METHODS, ("/sparql", "/healthz", "/static/robots.txt", "/"))
    ]
    asked += [("GET", "/sparql?query=ASK%7B%7D", {name: value}, b"") for name, value in _HEADERS]
    noise = ("".join(chr(_RANDOM.choice([*range(32, 127), 0x4E2D, 0x202E])) for _ in range(60)) for _ in iter(int, 1))
    asked += [
        ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, text.encode()) for text in islice(noise, 270)
    ]
    return asked


def test_five_hundred_hostile_requests(running: str) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.01)
        asked = _requests(listener.getsockname()[1])
        assert len(asked) >= 500
        broken = [(status, request) for request in asked if (status := _status(running, request)) in {0, 500}]
        with pytest.raises(TimeoutError):  # nobody called
            listener.accept()
    assert broken == []
    assert httpx.get(f"{running}/healthz").json()["status"] == "ok"


def _status(address: str, request: Request) -> int:
    """Send a request as it is, which no honest client would do; 0 where nothing came back."""
    method, path, headers, content = request
    sent = {"Host": "localhost", "Content-Length": str(len(content)), "Connection": "close", **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    with socket.create_connection(_place(address), 60) as one:
        one.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1", "replace") + content)
        try:
            with HTTPResponse(one, method=method) as answer:
                answer.begin()
                text = answer.read()
        except RemoteDisconnected:
            return 0
    assert b"<script>alert" not in text or answer.getheader("Content-Type", "").partition(";")[0] != "text/html"
    return answer.status


def _place(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or 0


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET /healthz HTTP/1.1\r\nHost: localh", b"GARBAGE\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 9000],
)
def test_half_requests_hold_nothing_up(running: str, sent: bytes) -> None:
    with socket.create_connection(_place(running)) as one:
        one.sendall(sent)
        assert httpx.get(f"{running}/healthz").status_code == 200
