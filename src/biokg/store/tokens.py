"""SPARQL cut into tokens, so that binding and guarding look at names and keywords and never inside strings."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ESCAPED_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

# Local names may hold backslash escapes ("ex:a\#b"): read them, or what follows would pass for a comment.
_PATTERN = re.compile(
    rf"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPED_CODE_POINT})*>)
    | (?P<string>
        \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d][\w.-]*)?:(?:[\w:%.-]|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>\d+)
    | (?P<space>\s+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query: its kind (``iri string variable name word mark ...``), its text and where it starts."""

    kind: str
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """Cut `sparql` into tokens that together are the whole text again.

    >>> [token.text for token in tokens('?a "?b" # ?c') if token.kind == "variable"]
    ['?a']
    """
    for match in _PATTERN.finditer(sparql):
        yield Token(match.lastgroup or "mark", match.group(), match.start())


def form(sparql: str) -> str:
    """Return ``select``, ``ask``, ``construct`` or ``describe``: what `sparql` asks for; empty when none of them.

    >>> form("PREFIX ask: <http://example.org/> SELECT * { ?s ask:p ?o }")
    'select'
    """
    words = (token.text.casefold() for token in tokens(sparql) if token.kind == "word")
    return next((word for word in words if word in {"select", "ask", "construct", "describe"}), "")
