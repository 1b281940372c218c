"""Tells of a regular expression whether all that decides on a match lies on one line."""

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_NEWLINE = ord("\n")
_Nodes = Iterable[tuple[Any, Any]]
_BROAD = {_constants.CATEGORY_SPACE, _constants.CATEGORY_NOT_DIGIT, _constants.CATEGORY_NOT_WORD}


def is_within_lines(pattern: re.Pattern[str], ahead: int) -> bool:
    r"""Tell whether no match holds a newline and no look-ahead needs more than `ahead` characters behind the line.

    >>> is_within_lines(re.compile("[A-Z][^.\\n]{1,9}(?= of)"), 20), is_within_lines(re.compile("a[^.]b"), 20)
    (True, False)
    """
    tree = _parser.parse(pattern.pattern, pattern.flags)
    return not holds_newline(tree, dotall=bool(pattern.flags & re.DOTALL)) and all(
        _is_near(looked, ahead) for looked in _look_aheads(tree)
    )


def _is_near(looked: Any, ahead: int) -> bool:
    """Tell whether a look-ahead sees enough: it is short, and does not ask beyond the line whether the text ends."""
    return not holds_newline(looked) or (looked.getwidth()[1] < ahead and not _asks_for_end(looked))


def holds_newline(nodes: _Nodes, *, dotall: bool = False) -> bool:
    """Tell whether what some parts of a parsed expression match can hold a newline."""
    return any(_is_newline(kind, held, dotall) for kind, held in nodes)


def _is_newline(kind: Any, held: Any, dotall: bool) -> bool:
    if kind in {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT}:
        return False
    if kind is _constants.LITERAL:
        return bool(held == _NEWLINE)
    if kind is _constants.NOT_LITERAL:
        return bool(held != _NEWLINE)
    if kind is _constants.ANY:
        return dotall
    if kind is _constants.IN:
        return _class_holds_newline(list(held))
    inner = list(_inner(kind, held))
    dotall = dotall or (kind is _constants.SUBPATTERN and bool(held[1] & re.DOTALL))
    return not inner or any(holds_newline(nodes, dotall=dotall) for nodes in inner)


def _class_holds_newline(members: list[tuple[Any, Any]]) -> bool:
    negated = members[0][0] is _constants.NEGATE
    held = any(
        (kind is _constants.LITERAL and value == _NEWLINE)
        or (kind is _constants.RANGE and value[0] <= _NEWLINE <= value[1])
        or (kind is _constants.CATEGORY and value in _BROAD)
        for kind, value in members
    )
    return held != negated


def _inner(kind: Any, held: Any) -> list[Any]:
    """Return the parts that a group, a repetition or an alternation is made of; none for what is not known."""
    if kind is _constants.BRANCH:
        return list(held[1])
    if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT, _constants.SUBPATTERN}:
        return [held[-1]]
    return [held] if kind is _constants.ATOMIC_GROUP else []


def _look_aheads(nodes: _Nodes) -> Iterable[Any]:
    for kind, held in nodes:
        if kind in {_constants.ASSERT, _constants.ASSERT_NOT}:
            if held[0] > 0:
                yield held[1]
            yield from _look_aheads(held[1])
        else:
            for inner in _inner(kind, held):
                yield from _look_aheads(inner)


def _asks_for_end(nodes: _Nodes) -> bool:
    return any(
        (kind is _constants.AT and held is not _constants.AT_BOUNDARY)
        or any(_asks_for_end(inner) for inner in _inner(kind, held))
        for kind, held in nodes
    )
