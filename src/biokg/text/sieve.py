"""Many regular expressions on one text: tells in one pass which of them can match there at all."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from biokg.model import Span
from biokg.text.literals import Need, needs_of
from biokg.text.one_line import is_within_lines
from biokg.text.scanner import scanner

T = TypeVar("T")
_NEEDS = 3
_RARE = 4  # characters of a literal that is worth looking for beside the rarest one of an expression
# Letters beyond ASCII that an expression which ignores case takes for s, i and k; rare enough to try everything.
_ODD_CASE = ("\u017f", "\u0130", "\u0131", "\u212a")
_AHEAD = 200  # how far what follows a line is shown to a look-ahead


class Sieve(Generic[T]):
    """Things with a regular expression each, and the literals that a text must hold for it to match.

    The literals come from the expressions (`biokg.text.literals`), so that a changed rule needs no second table.

    >>> sieve = Sieve([("fund", re.compile("funds? of")), ("zone", re.compile("zone|园区"))])
    >>> sieve.live("A fund of 3 billion yuan"), sieve.live("园区成立基金")
    (['fund'], ['zone'])
    """

    def __init__(self, things: Iterable[tuple[T, re.Pattern[str]]], mark: str = "\0") -> None:
        """Take things with their expressions; needs whose literals begin with `mark` are never left unasked."""
        bits: dict[Need, int] = {}
        rarest: dict[Need, list[int]] = {}
        self.things: list[T] = []
        self._wanted: list[int] = []
        self.always: list[int] = []
        """The numbers of those that need no literal."""
        for number, (thing, pattern) in enumerate(things):
            needs = _worth_looking_for(needs_of(pattern), mark)
            for need in needs:
                bits.setdefault(need, 1 << len(bits))
            self.things.append(thing)
            self._wanted.append(sum(bits[need] for need in needs))
            (rarest.setdefault(needs[0], []) if needs else self.always).append(number)
        literals = sorted({literal for need in bits for literal in need})
        self._meets = [sum(bit for need, bit in bits.items() if literal in need) for literal in literals]
        self._tells = [
            [(number, self._wanted[number]) for need, held in rarest.items() if literal in need for number in held]
            for literal in literals
        ]
        self._automaton = AhoCorasick(literals)

    def live(self, text: str) -> list[T]:
        """Return, in their order, the things whose expression may match in the text; all others cannot."""
        hits = self.hits(text)
        if hits is None:
            return self.things
        numbers = [*self.always, *self.told({hit[0] for hit in hits})]
        return [self.things[number] for number in sorted(numbers)]

    def hits(self, text: str) -> list[tuple[int, int, int]] | None:
        """Return the literals of a text, each by its number with its place; None where that cannot be told."""
        if not text.isascii() and any(letter in text for letter in _ODD_CASE):
            return None
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(_lower(text), overlapping=True)
        return found

    def told(self, held: set[int]) -> set[int]:
        """Return the numbers of the things that need literals and have all that they need among those given."""
        met = 0
        told: set[int] = set()
        for literal in held:
            met |= self._meets[literal]
        missing = ~met
        for literal in held:
            for number, wanted in self._tells[literal]:
                if not wanted & missing:
                    told.add(number)
        return told


def _worth_looking_for(needs: list[Need], mark: str) -> list[Need]:
    rare = [need for need in needs[1:_NEEDS] if min(map(len, need)) >= _RARE]
    marked = [need for need in needs[1:] if all(literal.startswith(mark) for literal in need)]
    return list(dict.fromkeys((*needs[:1], *rare, *marked)))


@lru_cache(maxsize=1)
def _lower(text: str) -> str:
    return text.lower()


def _line_around(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


class Search(Generic[T]):
    """Finds many regular expressions in a whole text, each only on the lines that hold the literals it needs.

    What it finds is what running them one after the other over the text would find.

    >>> search = Search([("fund", re.compile("[A-Z]+ fund")), ("zone", re.compile("[A-Z]+ zone"))])
    >>> [(thing, match.group()) for thing, match in search.found("AB zone; CD fund, EF fund")]
    [('fund', 'CD fund'), ('fund', 'EF fund'), ('zone', 'AB zone')]
    """

    def __init__(self, things: Iterable[tuple[T, re.Pattern[str]]]) -> None:
        self._things = [(thing, scanner(pattern.pattern, pattern.flags)) for thing, pattern in things]
        self._near = [is_within_lines(pattern, _AHEAD) for _, pattern in self._things]
        self._sieve = Sieve((number, pattern) for number, (_, pattern) in enumerate(self._things))

    def found(self, text: str) -> Iterator[tuple[T, re.Match[str]]]:
        """Yield the matches with what they are of, in the order of the things, then of their place."""
        parts = self._parts(text)
        for number in sorted(parts):
            thing, pattern = self._things[number]
            for match in _matches(pattern, text, parts[number]):
                yield thing, match

    def _parts(self, text: str) -> dict[int, list[Span]]:
        """Return where each thing may match, by its number: lines for those whose matches lie on one line."""
        hits, whole = self._sieve.hits(text), [(0, len(text))]
        if hits is None:
            return dict.fromkeys(range(len(self._things)), whole)
        parts = dict.fromkeys(self._sieve.always, whole)
        told = self._sieve.told({hit[0] for hit in hits})
        parts.update((number, whole) for number in told if not self._near[number])
        if any(self._near[number] for number in told):
            parts.update(self._lines(text, hits))
        return parts

    def _lines(self, text: str, hits: Iterable[tuple[int, int, int]]) -> dict[int, list[Span]]:
        found: dict[int, list[Span]] = {}
        held: set[int] = set()
        start, end = 0, -1
        for literal, at, _ in hits:
            if at > end:
                self._note(found, held, (start, end))
                held = set()
                start, end = _line_around(text, at)
            held.add(literal)
        self._note(found, held, (start, end))
        return found

    def _note(self, found: dict[int, list[Span]], held: set[int], line: Span) -> None:
        for number in self._sieve.told(held):
            if self._near[number]:
                found.setdefault(number, []).append(line)


def _matches(pattern: re.Pattern[str], text: str, parts: Iterable[Span]) -> Iterator[re.Match[str]]:
    for start, end in parts:
        for match in pattern.finditer(text, start, min(end + _AHEAD, len(text))):
            if match.start() > end:
                break
            yield match
