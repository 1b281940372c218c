"""What `biokg serve` was told: where the store lies, whom to answer and within which limits."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds, bytes, rows, and how many may run or wait at once."""

    request_bytes: int = _MEGABYTE
    request_seconds: float = 20.0
    """How long a client may take to send its request, and to take each piece of the answer."""
    query_seconds: float = 20.0
    quick_seconds: float = 0.5
    """After how long a query counts as long: it then goes on out of the others' way."""
    workers: int = 4
    long_jobs: int = 3
    waiting: int = 100
    waiting_seconds: float = 10.0
    memory_bytes: int = 512 * _MEGABYTE
    """How much one query may take beside what the open store takes."""
    answer_bytes: int = 64 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one running server; nothing else decides what it does."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    """When not empty, every request but ``/healthz`` must show it."""
    language: str = "en"
    """The language of a visitor who asks for none, ``en`` or ``zh``."""
    hosts: tuple[str, ...] = ()
    """Names by which the server may be called beside `host` and those of the loopback."""
    cors: tuple[str, ...] = ()
    """Origins whose pages may read our answers; ``*`` for all."""
    services: tuple[str, ...] = ()
    """Endpoints that queries may ask by SERVICE."""
    writable: bool = False
    """Whether `/sparql` takes updates, on a copy in memory that ends with the server."""
    queries: Path | None = None
    """A folder with questions beside the shipped ones."""
    limits: Limits = field(default_factory=Limits)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def called(self) -> frozenset[str]:
        """The names (lower case, without port) that a Host header may bear; ``*`` allows all."""
        return frozenset({"localhost", "127.0.0.1", "[::1]", _bracketed(self.host), *map(str.lower, self.hosts)})


def is_loopback(host: str) -> bool:
    """Return whether `host` is this machine alone.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host.lower()
