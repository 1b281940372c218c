"""All that is read in a question before a saved one is chosen: names, numbers, ideas, and what stays unexplained."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from biokg.ask.words import lexicon
from biokg.ask.words.lexicon import FILLER, OUTSIDE, Item, Match
from biokg.ask.words.names import Named, find_names
from biokg.ask.words.numbers import Number, find_numbers
from biokg.ask.words.strangers import Stranger, strangers
from biokg.ask.words.tokens import Token, folded, tokens
from biokg.ask.words.typos import near_names, near_word, sounding_right
from biokg.store.view import View
from biokg.terms import SUPERCLASSES, is_a

_PLACEHOLDERS = {
    "Place": "{place}",
    "Organization": "{org}",
    "Fund": "{fund}",
    "Sector": "{sector}",
    "Person": "{person}",
    "Entity": "{thing}",
}
_BARE = {FILLER, "domain", "list", "firm", "park", "about", "holds", "place-word", "all"}
"""Ideas beside which a name still stands alone."""
_NUMBERS = {"year": ("{year}",), "amount": ("{amount}",), "count": ("{n}",), "rank": ("{n}",), "span": ()}


class Reading(NamedTuple):
    """A question taken apart."""

    text: str
    """The question, folded."""
    names: tuple[Named, ...]
    numbers: tuple[Number, ...]
    ideas: frozenset[str]
    """Ideas of the lexicon, with ``@Class``, ``#amount``, ``#count``, ``#year``, ``#bare`` for what else was read."""
    outside: frozenset[str]
    """Ideas that no saved question answers."""
    unread: tuple[Item, ...]
    """The words that no name, number or phrase explains."""
    strangers: tuple[Stranger, ...]
    """Names that nothing known bears."""
    choices: tuple[str, ...]
    """Values of parameters with a list of choices that are named."""
    items: tuple[Item, ...]


def read(view: View, question: str, today: date, known: Collection[str] = ()) -> Reading:
    """Take a question apart; `today` is what "last year" counts from, `known` are further words that mean something."""
    text = folded(question)
    words = tokens(text)
    phrases = _spans(lexicon.concepts().matches([Item(*word) for word in words]))
    names = find_names(view, text, words, phrases)
    numbers = [one for one in find_numbers(text, today) if not _is_within(one, words, phrases)]
    names = _standing_alone(names, _items(words, names, numbers), known)
    items = _items(words, names, numbers)
    if unread := _unread(items, known):
        names = _corrected(names, near_names(view, text, words, [items[at] for at in unread]))
        items = _items(words, names, numbers)
        items = sounding_right(items, _unread(items, known))
        wrong = set(_unread(items, known))
        items = [_respelt(item, text) if at in wrong else item for at, item in enumerate(items)]
    return _reading(text, names, numbers, items, known)


def _standing_alone(names: Sequence[Named], items: Sequence[Item], known: Collection[str]) -> list[Named]:
    """Leave out bare county names that run into unknown characters: they are part of another name (云梦山)."""
    unread = {items[at].start for at in _unread(items, known) if not items[at].key.isascii()}
    return [one for one in names if not (one.is_bare_county and one.end in unread)]


def _corrected(names: Sequence[Named], misspelt: Sequence[Named]) -> list[Named]:
    """Put the misspelt names beside the others, in place of the parts of them that bear a name themselves."""
    apart = [one for one in names if not any(one.start < other.end and other.start < one.end for other in misspelt)]
    return sorted([*apart, *misspelt], key=lambda named: named.start)


def _respelt(item: Item, text: str) -> Item:
    word = near_word(text[item.start : item.end])
    return item if word is None else item._replace(key=word)


def _reading(
    text: str, names: Sequence[Named], numbers: Sequence[Number], items: Sequence[Item], known: Collection[str]
) -> Reading:
    matches = lexicon.concepts().matches(items)
    ideas = {match.idea for match in matches}
    inner = tuple(named for named in names if not named.outer)
    unread = _unread(items, known)
    unknown = strangers(text, items, unread)
    bare = {"#bare"} if inner and len(unread) == 0 and not ideas - _BARE else set()
    return Reading(
        text,
        inner,
        tuple(numbers),
        frozenset(ideas - {FILLER}) | _kinds(inner, unknown) | bare | {f"#{number.kind}" for number in numbers},
        frozenset(idea for idea in ideas if idea.startswith(OUTSIDE)),
        tuple(items[at] for at in unread if not any(one.start <= items[at].start < one.end for one in unknown)),
        tuple(unknown),
        tuple(dict.fromkeys(match.idea for match in sorted(lexicon.choices().matches(items), key=lambda m: m.items))),
        tuple(items),
    )


def _unread(items: Sequence[Item], known: Collection[str]) -> list[int]:
    explained = {at for match in lexicon.concepts().matches(items) for at in match.items}
    return [at for at, item in enumerate(items) if at not in explained and not item.kinds and item.key not in known]


def _is_within(number: Number, words: Sequence[Token], phrases: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a number is only part of a phrase: 三年行动计划, 前后不一."""
    spans = ((words[first].start, words[after - 1].end) for first, after in phrases)
    own = number.end - number.start
    return any(start <= number.start and number.end <= end and end - start > own for start, end in spans)


def _spans(phrases: Sequence[Match]) -> list[tuple[int, int]]:
    """Return the places of the phrases that stand without a gap."""
    return [
        (match.items[0], match.items[-1] + 1)
        for match in phrases
        if match.items[-1] - match.items[0] == len(match.items) - 1
    ]


def _items(words: Sequence[Token], names: Sequence[Named], numbers: Sequence[Number]) -> list[Item]:
    spans = [Item("{thing}", one.start, one.end, _placeholders(one)) for one in names]
    for one in numbers:
        if not _overlaps(one, spans):
            kinds = frozenset({f"#{one.kind}", *_NUMBERS[one.kind]})
            spans.append(Item(f"{{{one.kind}}}", one.start, one.end, kinds))
    free = [Item(*word) for word in words if not _overlaps(word, spans)]
    return sorted([*spans, *free], key=lambda item: item.start)


def _overlaps(one: Token | Number, spans: Sequence[Item]) -> bool:
    return any(span.start < one.end and one.start < span.end for span in spans)


def _placeholders(named: Named) -> frozenset[str]:
    return frozenset(text for class_, text in _PLACEHOLDERS.items() if named.is_any([class_]))


def _kinds(names: Sequence[Named], unknown: Sequence[Stranger]) -> frozenset[str]:
    classes = {own for named in names for one in named.bearers for own in one.classes}
    classes |= {stranger.class_ or "Entity" for stranger in unknown}
    above = {f"@{class_}" for class_ in SUPERCLASSES if any(is_a(own, class_) for own in classes)}
    return frozenset(above)
