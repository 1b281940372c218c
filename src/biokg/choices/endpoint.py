"""An OpenAI-compatible chat endpoint, asked with distrust: limits on time and size, patience, no redirects."""

import json
import re
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from biokg.choices.prompt import schema
from biokg.errors import ModelError, UsageError

MOST_BYTES = 1 << 20
"""Of an answer; a longer one is none."""
MOST_TOKENS = 4000
"""That an answer is asked to have at most."""
_ATTEMPTS = 4
_LONGEST_WAIT = 60.0
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_SECONDS = re.compile(r"\d{1,9}(?:\.\d+)?")
_HEADER = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, and the tokens that the endpoint says it took."""

    content: str
    usage: Mapping[str, int]


class _Overloaded(Exception):
    """Something that may be otherwise in a while; `wait` is what the endpoint asks for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Endpoint:
    """Where a model is asked; the key is sent, and neither printed nor kept."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    """Seconds for one answer, from the first byte sent to the last one read."""
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def __post_init__(self) -> None:
        """Refuse an address that cannot be asked, or that would show the key to others."""
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            raise UsageError(f"--model {self.url!r} is no http address.", f"--model {self.url!r} 不是 http 地址。")
        if self.key and not _HEADER.fullmatch(self.key):
            raise UsageError("the key of the model holds what no key holds.", "模型密钥含有非法字符。")
        if self.key and parts.scheme == "http" and not _is_loopback(parts.hostname):
            raise UsageError(
                f"a key is not sent to {parts.hostname} without encryption; use https.",
                f"不会以明文向 {parts.hostname} 发送密钥，请使用 https。",
            )

    def ask(self, system: str, user: str) -> Reply:
        """Return the model's answer; raise `ModelError` when there is none, after the last attempt."""
        body = self._body(system, user)
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._reply(json.dumps(body).encode())
            except _Overloaded as error:
                if attempt == _ATTEMPTS or (error.wait or 0) > _LONGEST_WAIT:
                    raise ModelError(f"{error} ({attempt} attempts)", f"{error}（已尝试 {attempt} 次）") from None
                self.sleep(min(_LONGEST_WAIT, 2.0**attempt if error.wait is None else error.wait))
            except _Unsupported:
                body.pop("response_format", None)  # the schema stands in the instructions too
        raise ModelError("it does not take what was asked", "端点不接受该请求")

    def _body(self, system: str, user: str) -> dict[str, Any]:
        return {
            "model": self.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "choices", "strict": True, "schema": schema()},
            },
        }

    def _reply(self, body: bytes) -> Reply:
        status, wait, data = self._exchange(body)
        if status in _AGAIN:
            raise _Overloaded(f"status {status}", wait)
        if status in {400, 422} and b'"response_format"' in body:
            raise _Unsupported
        if status != 200:
            raise ModelError(f"it answers with status {status}{_REMEDY.get(status, '')}", f"端点返回状态 {status}")
        return self._read(data)

    def _read(self, data: bytes) -> Reply:
        try:
            table = json.loads(data)
            content = table["choices"][0]["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError):
            raise ModelError("its answer is none of a chat endpoint", "返回内容不符合接口格式") from None
        if not isinstance(content, str):
            raise ModelError("its answer holds no text", "返回内容没有文本")
        if self.key and self.key in content:
            raise ModelError("its answer holds the key, and is not kept", "返回内容含有密钥，已丢弃")
        return Reply(content, _usage(table.get("usage")))

    def _exchange(self, body: bytes) -> tuple[int, float | None, bytes]:
        """Send one request and read its answer within the time; what breaks on the way may work again."""
        connection, until = self._connection(), time.monotonic() + self.timeout
        late = Timer(self.timeout, lambda: None)
        try:
            connection.connect()
            late = Timer(self.timeout, _cut, (connection.sock,))
            late.daemon = True
            late.start()
            connection.request("POST", self._path(), body, self._headers())
            response = connection.getresponse()
            answered = response.status, _wait(response), _within(response)
        except (OSError, HTTPException, ValueError) as error:
            raise _Overloaded(f"no answer ({type(error).__name__})") from None
        finally:
            late.cancel()
            connection.close()
        if time.monotonic() >= until:
            raise _Overloaded("no answer in time")
        return answered

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        return kind(parts.hostname or "", parts.port, timeout=self.timeout)

    def _path(self) -> str:
        path = urlsplit(self.url).path.rstrip("/")
        if path.endswith("/chat/completions"):
            return path
        return f"{path or '/v1'}/chat/completions"

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "biokg"}
        return headers | ({"Authorization": f"Bearer {self.key}"} if self.key else {})


class _Unsupported(Exception):
    """The endpoint does not know how to keep to a schema."""


_REMEDY = {
    401: "; set the key in BIOKG_MODEL_KEY",
    403: "; set the key in BIOKG_MODEL_KEY",
    404: "; look at --model and --model-name",
}


def _cut(held: socket.socket) -> None:
    """End a conversation that takes too long, also one in which a byte comes every now and then."""
    with suppress(OSError):
        held.shutdown(socket.SHUT_RDWR)


def _within(response: HTTPResponse) -> bytes:
    data = response.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ModelError(f"its answer is longer than {MOST_BYTES} bytes", f"返回内容超过 {MOST_BYTES} 字节")
    return data


def _wait(response: HTTPResponse) -> float | None:
    """Return the seconds of a Retry-After, given as such or as a date; None for anything else."""
    said = (response.getheader("Retry-After") or "").strip()
    if _SECONDS.fullmatch(said):
        return float(said)
    try:
        then = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    aware = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _usage(found: Any) -> dict[str, int]:
    names = ("prompt_tokens", "completion_tokens")
    table = found if isinstance(found, dict) else {}
    return {name: table[name] for name in names if type(table.get(name)) is int and 0 <= table[name] < 10**9}


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
