"""Which characters a match of a regular expression can begin with, read off the expression itself."""

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_Firsts = tuple[frozenset[str] | None, bool]
"""Parts of a character class (None for any character), and whether what is asked may be empty."""

_ANY: _Firsts = (None, False)
_NOTHING: _Firsts = (frozenset(), True)
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_WORD: r"\w",
}
# What else an expression that ignores case takes for these letters.
_ODD_CASE = {"s": "\u017f", "k": "\u212a", "i": "\u0130\u0131"}


def start_of(pattern: str, flags: int = 0) -> str:
    """Return the inside of a character class that holds what any match begins with, or looks at first.

    It is empty where that is not known, or where nothing need be there.

    >>> start_of("(?<![a-z])(?:two|one|三)"), start_of("a?b?")
    ('ot三', '')
    """
    parsed = _parser.parse(pattern, flags)
    firsts, empty = _of_all(parsed)
    if (flags | parsed.state.flags) & re.IGNORECASE:
        firsts = _in_either_case(firsts)
    return "" if firsts is None or empty else "".join(sorted(firsts))


def _of_all(items: Iterable[tuple[Any, Any]]) -> _Firsts:
    """Return the first characters of parts in a row: of the first ones that may be empty, and the one behind."""
    found: frozenset[str] = frozenset()
    for kind, held in items:
        firsts, empty = _of(kind, held)
        if firsts is None:
            return _ANY
        found |= firsts
        if not empty:
            return found, False
    return found, True


def _of(kind: Any, held: Any) -> _Firsts:
    reader = _READERS.get(kind)
    return reader(held) if reader else _ANY


def _of_class(members: Iterable[tuple[Any, Any]]) -> _Firsts:
    found: set[str] = set()
    for kind, held in members:
        if kind is _constants.LITERAL:
            found.add(_spelled(held))
        elif kind is _constants.RANGE:
            found.add(f"{_spelled(held[0])}-{_spelled(held[1])}")
        elif kind is _constants.CATEGORY and held in _CATEGORIES:
            found.add(_CATEGORIES[held])
        else:
            return _ANY
    return frozenset(found), False


def _in_either_case(firsts: frozenset[str] | None) -> frozenset[str] | None:
    """Return also the other case of single letters; None where ranges or letters beyond ASCII may have one."""
    if firsts is None or any("-" in one[1:] for one in firsts):
        return None
    letters = {one for one in firsts if len(one) == 1}
    if any(letter.lower() != letter.upper() and not letter.isascii() for letter in letters):
        return None
    odd = {_ODD_CASE[letter.lower()] for letter in letters if letter.lower() in _ODD_CASE}
    return firsts.union(map(str.lower, letters), map(str.upper, letters), odd)


def _spelled(code: int) -> str:
    return re.escape(chr(code)) if chr(code).isalnum() else f"\\U{code:08x}"


def _of_group(held: tuple[Any, int, int, Iterable[tuple[Any, Any]]]) -> _Firsts:
    firsts, empty = _of_all(held[-1])
    return (_in_either_case(firsts) if held[1] & re.IGNORECASE else firsts), empty


def _of_branches(held: tuple[Any, list[Iterable[tuple[Any, Any]]]]) -> _Firsts:
    branches = [_of_all(branch) for branch in held[1]]
    known = [firsts for firsts, _ in branches if firsts is not None]
    return (frozenset().union(*known), any(empty for _, empty in branches)) if len(known) == len(branches) else _ANY


def _of_repeated(held: tuple[int, int, Iterable[tuple[Any, Any]]]) -> _Firsts:
    firsts, empty = _of_all(held[2])
    return firsts, empty or held[0] == 0


def _of_looked_at(held: tuple[int, Iterable[tuple[Any, Any]]]) -> _Firsts:
    """Return what a look-ahead wants to see, for that is what a match begins with or, being empty, stands before."""
    firsts, empty = _of_all(held[1]) if held[0] > 0 else _NOTHING
    return _NOTHING if empty or firsts is None else (firsts, False)


_READERS: dict[Any, Any] = {
    _constants.LITERAL: lambda code: (frozenset({_spelled(code)}), False),
    _constants.IN: _of_class,
    _constants.AT: lambda _: _NOTHING,
    _constants.ASSERT: _of_looked_at,
    _constants.ASSERT_NOT: lambda _: _NOTHING,
    _constants.SUBPATTERN: _of_group,
    _constants.ATOMIC_GROUP: _of_all,
    _constants.BRANCH: _of_branches,
    _constants.MAX_REPEAT: _of_repeated,
    _constants.MIN_REPEAT: _of_repeated,
    _constants.POSSESSIVE_REPEAT: _of_repeated,
}
