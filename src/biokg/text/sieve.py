"""Many regular expressions on one text: tells in one pass which of them can match there at all."""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from biokg.text.literals import Need, needs_of

T = TypeVar("T")
_NEEDS = 3
# Letters beyond ASCII that an expression which ignores case takes for s, i and k; rare enough to try everything.
_ODD_CASE = re.compile("[\u017f\u0130\u0131\u212a]")


class Sieve(Generic[T]):
    """Things with a regular expression each, and the literals that a text must hold for it to match.

    The literals come from the expressions (`biokg.text.literals`), so that a changed rule needs no second table.

    >>> sieve = Sieve([("fund", re.compile("funds? of")), ("zone", re.compile("zone|园区"))])
    >>> sieve.live("A fund of 3 billion yuan"), sieve.live("园区成立基金")
    (['fund'], ['zone'])
    """

    def __init__(self, things: Iterable[tuple[T, re.Pattern[str]]]) -> None:
        bits: dict[Need, int] = {}
        self._things: list[tuple[T, int]] = []
        for thing, pattern in things:
            wanted = 0
            for need in needs_of(pattern)[:_NEEDS]:
                wanted |= bits.setdefault(need, 1 << len(bits))
            self._things.append((thing, wanted))
        literals = sorted({literal for need in bits for literal in need})
        self._meets = [sum(bit for need, bit in bits.items() if literal in need) for literal in literals]
        self._automaton = AhoCorasick(literals)

    def live(self, text: str) -> list[T]:
        """Return, in their order, the things whose expression may match in the text; all others cannot."""
        if _ODD_CASE.search(text):
            return [thing for thing, _ in self._things]
        met = 0
        for number in {hit[0] for hit in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True)}:
            met |= self._meets[number]
        return [thing for thing, wanted in self._things if wanted & met == wanted]
