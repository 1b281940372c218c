"""The words of intent: which phrases stand for which idea, and which ideas speak for which saved question.

All of it is data below ``data/questions``: `concepts.tsv` (idea, phrases), `outside.tsv` (what no question answers),
`intents.tsv` (question, ideas that come together, weight), `choices.tsv` (value of a parameter, phrases) and
`name-ends.tsv` (class, words that end the names of its things).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from biokg.ask.words.tokens import tokens
from biokg.errors import DataError
from biokg.resolve.tables import read_rows
from biokg.resources import shipped
from biokg.text.scripts import is_han

FILLER = "filler"
"""The idea of the words that carry none."""
OUTSIDE = "outside"
"""The ideas of ``outside.tsv`` are ``outside:weather`` and so on."""
_GAP = ".."
_REACH = 5


class Item(NamedTuple):
    """One word of a question, or a thing or number that was read there."""

    key: str
    """The word as it is compared; for a thing or number its placeholder."""
    start: int
    end: int
    kinds: frozenset[str] = frozenset()
    """What placeholders stand for it: ``{place}``, ``{thing}``; empty for a word."""

    @property
    def is_han(self) -> bool:
        """Tell whether it is a Han character."""
        return not self.kinds and is_han(self.key)


class Phrase(NamedTuple):
    """A phrase of the lexicon with the idea (or value) that it stands for."""

    idea: str
    parts: tuple[str, ...]


class Match(NamedTuple):
    """Where a phrase stands among the items of a question: the items that are its own words."""

    idea: str
    items: tuple[int, ...]


class Lexicon:
    """Phrases that can be looked for all at once."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(dict.fromkeys(phrases))
        self._by_first: dict[str, list[Phrase]] = {}
        self.han_phrases: set[str] = set()
        for phrase in self.phrases:
            self._by_first.setdefault(phrase.parts[0], []).append(phrase)
            if len(phrase.parts) > 1 and phrase.idea != FILLER and all(map(is_han, phrase.parts)):
                self.han_phrases.add("".join(phrase.parts))

    def matches(self, items: Sequence[Item]) -> list[Match]:
        """Return the phrases that stand among the items; of overlapping ones the one of most words, then the first.

        Of as many words, one that means something comes before one that does not.
        """
        found = sorted(self._all(items), key=lambda one: (-len(one.items), one.idea == FILLER, one.items, one.idea))
        taken: dict[int, tuple[int, ...]] = {}
        kept = []
        for match in found:
            if all(taken.get(item, match.items) == match.items for item in match.items):
                kept.append(match)
                taken.update(dict.fromkeys(match.items, match.items))
        return kept

    def _all(self, items: Sequence[Item]) -> Iterator[Match]:
        for start, item in enumerate(items):
            for key in (item.key, *sorted(item.kinds)):
                for phrase in self._by_first.get(key, ()):
                    own = _placed(items, start, phrase.parts)
                    if own is not None:
                        yield Match(phrase.idea, tuple(at for at in own if not items[at].kinds) or tuple(own))


def _placed(items: Sequence[Item], at: int, parts: tuple[str, ...]) -> list[int] | None:
    """Return which items a phrase takes when it begins at `at`, None where it does not stand there."""
    if not parts:
        return []
    if parts[0] == _GAP:
        ends = range(at, min(at + _REACH, len(items) - 1) + 1)
        return next((found for end in ends if (found := _placed(items, end, parts[1:])) is not None), None)
    if at >= len(items) or (items[at].key != parts[0] and parts[0] not in items[at].kinds):
        return None
    rest = _placed(items, at + 1, parts[1:])
    return None if rest is None else [at, *rest]


class Intent(NamedTuple):
    """Ideas that, found together, speak for a saved question (or against it, with a negative weight)."""

    question: str
    ideas: frozenset[str]
    weight: float


@cache
def concepts() -> Lexicon:
    """Return every phrase that stands for an idea."""
    return Lexicon(_phrases(_cells()))


@cache
def latin_words() -> frozenset[str]:
    """Return the Latin words of those phrases as they are written."""
    words = {word for _, cell in _cells() for phrase in cell.split("|") for word in phrase.split(" ")}
    return frozenset(word for word in words if word.isascii() and word.isalpha())


@cache
def _cells() -> tuple[tuple[str, str], ...]:
    inside = [(idea, cell) for _, (idea, cell) in _rows("concepts.tsv", ("concept", "phrases"))]
    outside = [(f"{OUTSIDE}:{idea}", cell) for _, (idea, cell) in _rows("outside.tsv", ("subject", "phrases"))]
    return (*inside, *outside)


@cache
def choices() -> Lexicon:
    """Return every phrase that stands for a value of a parameter with a list of choices."""
    return Lexicon(_phrases((value, cell) for _, (value, cell) in _rows("choices.tsv", ("value", "phrases"))))


@cache
def name_ends() -> Lexicon:
    """Return the words at the end of names, each with the class that it tells."""
    return Lexicon(_phrases((class_, cell) for _, (class_, cell) in _rows("name-ends.tsv", ("class", "words"))))


@cache
def short_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the names that one character can stand for, each with the pattern of that character beside its words."""
    rows = _rows("short-names.tsv", ("short", "name", "before", "after"))
    return tuple(
        (name, re.compile(f"(?<=[{before.replace('|', '')}]){short}|{short}(?=[{after.replace('|', '')}])"))
        for _, (short, name, before, after) in rows
    )


@cache
def intents() -> tuple[Intent, ...]:
    """Return what speaks for which question.

    Raises `DataError` for a weight that is no number.
    """
    found = []
    for number, (question, ideas, weight) in _rows("intents.tsv", ("question", "ideas", "weight")):
        try:
            found.append(Intent(question, frozenset(ideas.split("+")), float(weight)))
        except ValueError as error:
            raise DataError(f"intents.tsv:{number}: {weight!r} is no weight.") from error
    return tuple(found)


def _phrases(rows: Iterable[tuple[str, str]]) -> Iterator[Phrase]:
    for idea, cell in rows:
        for text in cell.split("|"):
            parts = tuple(part for word in text.split(" ") for part in _parts(word))
            if parts:
                yield Phrase(idea, parts)


def _parts(word: str) -> list[str]:
    if word == _GAP:
        return [_GAP]
    pieces = []
    for piece in word.replace("{", "\0{").replace("}", "}\0").split("\0"):
        pieces += [piece] if piece.startswith("{") else [token.key for token in tokens(piece)]
    return pieces


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in read_rows(shipped("data", "questions", name), columns):
        yield number, tuple(row.values())
