"""The literals that a text must hold before a regular expression can match in it, read off the expression itself."""

import re
from collections.abc import Callable, Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from biokg.text.one_line import holds_newline

Need = frozenset[str]
"""Literals in lower case of which at least one has to stand in a text in lower case."""

_MOST = 24
_MOST_EITHER = 240
_EMPTY = frozenset({""})
_Found = tuple[list[Need], Need | None]
"""What a part of an expression needs, and every string that it can be when those are few (else None)."""


def needs_of(pattern: re.Pattern[str]) -> list[Need]:
    """Return what a text must hold for the expression to match, the rarest need first; empty where that is unknown.

    Every need has to be met. Sound for any expression: what is not understood needs nothing. Look-behinds and what
    looks ahead over the end of a line need nothing either, for they may look beyond what is searched.

    >>> [sorted(need) for need in needs_of(re.compile("(?:home|host) to (?P<o>[A-Z]+)s?, a firms?"))]
    [[', a firm'], ['home to ', 'host to ']]
    """
    found = _needs(pattern)
    return [frozenset(need) for need in found]


def _needs(pattern: re.Pattern[str]) -> list[list[str]]:
    needs, whole = _sequence(_parser.parse(pattern.pattern, pattern.flags))
    return [sorted(need) for need in sorted(map(_shortest, _closed(needs, whole)), key=_commonness)]


def _commonness(need: Need) -> tuple[int, int, list[str]]:
    """Order needs by how rarely they are met, guessed from their shortest literal: a Han character tells most."""
    least = min(sum(3 if char > "\u2fff" else 1 for char in literal if char != " ") for literal in need)
    return -least, len(need), sorted(need)


def _shortest(need: Need) -> Need:
    """Leave out literals that hold another one: where they stand, that one stands too."""
    return frozenset(one for one in need if not any(other != one and other in one for other in need))


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Found:
    needs: list[Need] = []
    run, whole = _EMPTY, True
    for kind, held in items:
        found, strings = _item(kind, held)
        needs += found
        if strings is not None and len(run) * len(strings) <= _MOST:
            run = frozenset(left + right for left in run for right in strings)
            continue
        needs, whole = _closed(needs, run), False
        run = _EMPTY if strings is None else strings
    return (needs, run) if whole else (_closed(needs, run), None)


def _closed(needs: list[Need], strings: Need | None) -> list[Need]:
    return [*needs, strings] if strings and "" not in strings else needs


def _item(kind: Any, held: Any) -> _Found:
    reader = _READERS.get(kind)
    return reader(held) if reader else ([], None)


def _letter(code: int) -> Need | None:
    """Return a character in lower case; None where upper and lower case are more than the two of ASCII."""
    char = chr(code)
    return frozenset({char.lower()}) if char.isascii() or char.lower() == char.upper() else None


def _one_of(members: Iterable[tuple[Any, Any]]) -> Need | None:
    letters = [_letter(held) if kind is _constants.LITERAL else None for kind, held in members]
    known = [letter for letter in letters if letter is not None]
    return frozenset().union(*known) if len(known) == len(letters) <= _MOST else None


def _either(branches: list[_Found]) -> _Found:
    strings = [strings for _, strings in branches if strings is not None]
    if len(strings) == len(branches) and sum(map(len, strings)) <= _MOST_EITHER:
        return [], frozenset().union(*strings)
    needs = [min(_closed(found, strings), key=_commonness, default=None) for found, strings in branches]
    known = [need for need in needs if need]
    return ([frozenset().union(*known)] if len(known) == len(needs) else []), None


def _repeated(held: tuple[int, int, Iterable[tuple[Any, Any]]]) -> _Found:
    least, most, items = held
    found, strings = _sequence(items)
    if least == 0:
        return [], strings | _EMPTY if most == 1 and strings and not found else None
    return (found, strings) if most == 1 else (_closed(found, strings), None)


def _looked_at(held: tuple[int, Any]) -> _Found:
    direction, looked = held
    return (_closed(*_sequence(looked)) if direction > 0 and not holds_newline(looked) else []), _EMPTY


def _nothing(_: Any) -> _Found:
    return [], _EMPTY


_READERS: dict[Any, Callable[[Any], _Found]] = {
    _constants.LITERAL: lambda code: ([], _letter(code)),
    _constants.IN: lambda members: ([], _one_of(members)),
    _constants.AT: _nothing,
    _constants.ASSERT: _looked_at,
    _constants.ASSERT_NOT: _nothing,
    _constants.SUBPATTERN: lambda held: _sequence(held[-1]),
    _constants.ATOMIC_GROUP: _sequence,
    _constants.BRANCH: lambda held: _either([_sequence(branch) for branch in held[1]]),
    _constants.MAX_REPEAT: _repeated,
    _constants.MIN_REPEAT: _repeated,
    _constants.POSSESSIVE_REPEAT: _repeated,
}
