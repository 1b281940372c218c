"""Makes texts that a regular expression is slow to give up on, out of the expression itself.

For each repetition: what may stand before it, then what it repeats many times over, then something that fits nothing.
"""

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_ENDS = ("\x00", "!", "")
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {
    op.CATEGORY_DIGIT: "7",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "-",
}


class TooSlow(Exception):
    """The time is over."""


def texts(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Yield hostile texts of about `length` characters for one pattern, none twice."""
    seen: set[str] = set()
    for before, pumps in _pumps(_parser.parse(pattern, flags)):
        for pump in pumps:
            for end in _ENDS:
                text = before + pump * (length // max(1, len(pump))) + end
                if pump and text not in seen:
                    seen.add(text)
                    yield text


def slowest(pattern: str, flags: int, length: int, limit: float) -> tuple[float, str]:
    """Return the longest time that a search takes in any of the texts, `limit` when it takes longer, with the text."""
    compiled, worst = re.compile(pattern, flags), (0.0, "")
    for text in texts(pattern, flags, length):
        begun = time.perf_counter()
        try:
            with _at_most(limit):
                compiled.search(text)
        except TooSlow:
            return limit, text
        worst = max(worst, (time.perf_counter() - begun, text))
    return worst


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def over(*_: object) -> None:
        raise TooSlow

    held: Any = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, held)


def _pumps(parsed: Any) -> Iterator[tuple[str, list[str]]]:
    before = ""
    for kind, argument in parsed:
        if kind in _REPEATS:
            least, most, body = argument
            yield from ((before + inner, pumps) for inner, pumps in _pumps(body))
            if most > 1:
                yield before, _samples(body)
            before += _sample(body) * max(least, 1)
        else:
            for body in _bodies(kind, argument):
                yield from ((before + inner, pumps) for inner, pumps in _pumps(body))
            before += _sample([(kind, argument)])


def _bodies(kind: Any, argument: Any) -> list[Any]:
    if kind is op.SUBPATTERN:
        return [argument[-1]]
    if kind is op.ATOMIC_GROUP:
        return [argument]
    if kind is op.BRANCH:
        return list(argument[1])
    return [argument[1]] if kind in (op.ASSERT, op.ASSERT_NOT) else []


def _samples(body: Any) -> list[str]:
    """Return several texts that a body takes: the ways in which it is ambiguous are what costs."""
    first = _sample(body)
    others = [_sample(branch) for kind, argument in body for branch in _bodies(kind, argument)[:8]]
    return list(
        dict.fromkeys([first, *others, *(letter for letter in ("1", " ", "a", "中", ",") if _fits(body, letter))])
    )


def _fits(body: Any, letter: str) -> bool:
    return any(kind is op.IN and _in(argument, letter) for kind, argument in body) or any(
        kind is op.ANY for kind, _ in body
    )


def _in(members: Any, letter: str) -> bool:
    for kind, argument in members:
        if kind is op.LITERAL and chr(argument) == letter:
            return True
        if kind is op.RANGE and argument[0] <= ord(letter) <= argument[1]:
            return True
        if kind is op.CATEGORY and _CATEGORIES.get(argument) == letter:
            return True
    return False


def _sample(body: Any) -> str:
    return "".join(_one(kind, argument) for kind, argument in body)


def _one(kind: Any, argument: Any) -> str:
    makers: dict[Any, Callable[[Any], str]] = {
        op.LITERAL: chr,
        op.NOT_LITERAL: lambda code: "b" if code == ord("a") else "a",
        op.ANY: lambda _: "a",
        op.IN: _member,
        op.CATEGORY: lambda category: _CATEGORIES.get(category, "a"),
        op.SUBPATTERN: lambda group: _sample(group[-1]),
        op.ATOMIC_GROUP: _sample,
        op.BRANCH: lambda branches: _sample(branches[1][0]),
    }
    if kind in _REPEATS:
        least, _, body = argument
        return _sample(body) * int(least)
    return makers[kind](argument) if kind in makers else ""


def _member(members: Any) -> str:
    kind, argument = members[0]
    if kind is op.NEGATE:
        return next((letter for letter in "ab1 -中\x00" if not _in(members[1:], letter)), "")
    return chr(argument[0]) if kind is op.RANGE else _one(kind, argument)
