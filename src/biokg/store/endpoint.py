"""Where a store is: a folder of this machine, or a server that speaks the SPARQL Protocol."""

import os
import re
from pathlib import Path
from typing import NamedTuple, Self

from biokg.errors import UsageError

_ADDRESS = re.compile(r"https?://[^/]")
_IN_NAME = re.compile(r"[^A-Za-z0-9]+")
TOKEN, LOGIN, TIMEOUT, PAGE = "BIOKG_STORE_TOKEN", "BIOKG_STORE_LOGIN", "BIOKG_STORE_TIMEOUT", "BIOKG_STORE_PAGE"
"""The variables of the environment that hold what no command line should show, and what rarely changes."""


class Endpoint(NamedTuple):
    """A server: the address that takes queries, and the one that takes updates where it is to be written."""

    query: str
    update: str | None = None

    def __str__(self) -> str:
        """Return the address."""
        return self.query

    @property
    def beside(self) -> Path:
        """A folder of this machine that stands for the server, for what a build remembers."""
        return Path("build") / _IN_NAME.sub("-", self.query.partition("://")[2]).strip("-")

    def writing_to(self, update: str | None) -> Self:
        """Return the same server with the address for updates."""
        return self if update is None else self._replace(update=_address(update))


Place = Path | Endpoint


def place(text: str) -> Place:
    """Read where a store is; raises `UsageError` for an address with credentials in it.

    >>> str(place("build/store")), str(place("https://kg.example.org/query"))
    ('build/store', 'https://kg.example.org/query')
    """
    return Endpoint(_address(text)) if _ADDRESS.match(text) else Path(text)


def _address(text: str) -> str:
    if not _ADDRESS.match(text):
        raise UsageError(f"{text!r} is no address of a server; it begins with http:// or https://.")
    if "@" in text.partition("://")[2].partition("/")[0]:
        raise UsageError(
            f"an address holds no credentials: set {TOKEN}, or {LOGIN} to user:password.",
            f"网址中不要写凭据：请设置 {TOKEN}，或把 {LOGIN} 设为 用户名:密码。",
        )
    return text


def natural_of(variable: str, default: int = 0) -> int:
    """Return a whole number from the environment; raises `UsageError` for anything else."""
    text = os.environ.get(variable) or str(default)
    if not text.isdecimal():
        raise UsageError(f"{variable}={text!r} is no whole number.")
    return int(text)
