import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from biokg.choices.endpoint import MOST_BYTES, Endpoint
from biokg.errors import ModelError, UsageError

Serve = Callable[[Callable[[Any, dict[str, Any]], None]], Any]
KEY = "sk-secret-0123456789"


def _endpoint(server: Any, waits: list[float] | None = None, timeout: float = 5.0) -> Endpoint:
    slept = waits if waits is not None else []
    return Endpoint(server.url, "tiny", KEY, timeout, slept.append)


def test_a_good_answer_with_its_tokens(serve: Serve) -> None:
    server = serve(lambda handler, _: handler.say("{}", prompt_tokens=7, completion_tokens=2))
    reply = _endpoint(server).ask("system", "user")
    assert (reply.content, dict(reply.usage)) == ("{}", {"prompt_tokens": 7, "completion_tokens": 2})
    ((headers, body),) = server.seen
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body["temperature"] == 0
    assert body["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(("said", "waited"), [("3", 3.0), ("0.5", 0.5), ("soon", 2.0), ("", 2.0)])
def test_rate_limits_are_waited_for(serve: Serve, said: str, waited: float) -> None:
    def behaviour(handler: Any, _body: dict[str, Any]) -> None:
        if len(server.seen) == 1:
            handler.raw(429, b"{}", Retry_After=said)
        else:
            handler.say("{}")

    waits: list[float] = []
    server = serve(behaviour)
    assert _endpoint(server, waits).ask("s", "u").content == "{}"
    assert waits == [waited]


def test_a_date_to_come_back_at_is_understood(serve: Serve) -> None:
    server = serve(lambda handler, _: handler.raw(503, b"", Retry_After="Mon, 01 Jan 2001 00:00:00 GMT"))
    waits: list[float] = []
    with pytest.raises(ModelError, match="status 503"):
        _endpoint(server, waits).ask("s", "u")
    assert waits == [0.0, 0.0, 0.0]


def test_a_wait_of_hours_is_not_waited(serve: Serve) -> None:
    server = serve(lambda handler, _: handler.raw(429, b"", Retry_After="7200"))
    waits: list[float] = []
    with pytest.raises(ModelError, match="1 attempts"):
        _endpoint(server, waits).ask("s", "u")
    assert waits == []


def test_overload_backs_off_and_gives_up(serve: Serve) -> None:
    server = serve(lambda handler, _: handler.raw(500, b"oops"))
    waits: list[float] = []
    with pytest.raises(ModelError, match="status 500"):
        _endpoint(server, waits).ask("s", "u")
    assert waits == [2.0, 4.0, 8.0]


def test_an_endpoint_without_schemas_is_asked_without(serve: Serve) -> None:
    def behaviour(handler: Any, body: dict[str, Any]) -> None:
        if "response_format" in body:
            handler.raw(400, b'{"error": "unknown field response_format"}')
        else:
            handler.say("{}")

    assert _endpoint(serve(behaviour)).ask("s", "u").content == "{}"


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404, 418])
def test_refusals_and_redirects_end_it_without_the_key_going_elsewhere(serve: Serve, status: int) -> None:
    other = serve(lambda handler, _: handler.say("{}"))
    server = serve(lambda handler, _: handler.raw(status, KEY.encode(), Location=other.url))
    with pytest.raises(ModelError) as raised:
        _endpoint(server).ask("s", "u")
    assert str(status) in str(raised.value)
    assert KEY not in str(raised.value) + raised.value.zh
    assert (len(server.seen), other.seen) == (1, [])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": {"0": 1}}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": [1]}}]}',
        b"[" * 100_000,
        b"9" * 10_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_answer_is_refused(serve: Serve, body: bytes) -> None:
    server = serve(lambda handler, _: handler.raw(200, body))
    with pytest.raises(ModelError):
        _endpoint(server).ask("s", "u")


def test_an_answer_without_end_is_cut(serve: Serve) -> None:
    server = serve(lambda handler, _: handler.raw(200, b" " * (MOST_BYTES + 2)))
    with pytest.raises(ModelError, match="longer than"):
        _endpoint(server).ask("s", "u")


def test_an_answer_that_drips_is_cut_in_time(serve: Serve) -> None:
    def behaviour(handler: Any, _body: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    begun = time.monotonic()
    with pytest.raises(ModelError, match="no answer"):
        _endpoint(serve(behaviour), timeout=0.3).ask("s", "u")
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("sent", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\n"])
def test_what_is_no_http_is_no_answer(serve: Serve, sent: bytes) -> None:
    def behaviour(handler: Any, _body: dict[str, Any]) -> None:
        handler.wfile.write(sent)
        handler.close_connection = True

    with pytest.raises(ModelError, match="no answer"):
        _endpoint(serve(behaviour)).ask("s", "u")


def test_nobody_listens() -> None:
    with pytest.raises(ModelError, match="no answer"):
        Endpoint("http://127.0.0.1:9", "tiny", "", 1.0, lambda _: None).ask("s", "u")


def test_an_answer_that_gives_the_key_away_is_not_kept(serve: Serve) -> None:
    server = serve(lambda handler, _: handler.say(json.dumps({"figures": [], "note": KEY})))
    with pytest.raises(ModelError) as raised:
        _endpoint(server).ask("s", "u")
    assert KEY not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a/b",
        "file:///etc/passwd",
        "127.0.0.1:8080",
        "http://",
        "http://user:pass@127.0.0.1/",
        "http://example.org/v1",
    ],
)
def test_addresses_that_are_not_asked(url: str) -> None:
    with pytest.raises(UsageError):
        Endpoint(url, "tiny", KEY)


def test_the_key_is_shown_nowhere() -> None:
    assert KEY not in repr(Endpoint("https://example.org/v1", "tiny", KEY))
    with pytest.raises(UsageError):
        Endpoint("https://example.org/v1", "tiny", "two\nlines")


@pytest.mark.parametrize(
    ("path", "asked"),
    [("", "/v1/chat/completions"), ("/v1/", "/v1/chat/completions"), ("/x/chat/completions", "/x/chat/completions")],
)
def test_addresses_with_and_without_the_path(path: str, asked: str) -> None:
    assert Endpoint(f"http://localhost{path}", "tiny")._path() == asked
