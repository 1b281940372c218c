"""Misspelt words and names: the one known form that is so near that nothing else can be meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from pyoxigraph import Literal

from biokg.ask.questions import internal
from biokg.ask.words.lexicon import Item, concepts, latin_words
from biokg.ask.words.names import Bearer, Named, bearers, is_bare_county
from biokg.ask.words.sounds import sound
from biokg.ask.words.tokens import Token, stem
from biokg.resolve.linker import Linker
from biokg.store.view import View
from biokg.text.names import name_key
from biokg.text.scripts import HAN

_LONGEST_WINDOW, _LONGEST_WORDS, _LONGEST_PHRASE, _LONGEST_SOUND = 18, 6, 6, 8
_LEAST_WORD, _LEAST_LATIN, _LEAST_HAN = 4, 5, 5
_SAME_SOUND = 0.5
_HAN_ONLY = re.compile(f"[{HAN}]+")


def near_word(printed: str) -> str | None:
    """Return the word of the lexicon that an English word misspells, or None.

    >>> near_word("outptu"), near_word("funs"), near_word("zebra")
    ('output', 'fund', None)
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    word = printed.casefold()
    if len(word) < _LEAST_WORD or not word.isascii():
        return None
    close = process.extract(word, _words(), scorer=OSA.distance, score_cutoff=1 if len(word) < 7 else 2, limit=5)
    alike = [(distance, stem(known)) for known, distance, _ in close if known[0] == word[0]]
    best = {known for distance, known in alike if distance == min(alike)[0]}
    return best.pop() if len(best) == 1 else None


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted(word for word in latin_words() if len(word) >= _LEAST_WORD))


def sounding_right(items: Sequence[Item], unread: Sequence[int]) -> list[Item]:
    """Return the items with other characters for those that only sound like a phrase of the lexicon: 基今 for 基金."""
    repaired = list(items)
    known = _phrases_by_sound() if any(items[at].is_han for at in unread) else {}
    for first, after in _around(len(items), unread, _LONGEST_PHRASE) if known else ():
        window = items[first:after]
        printed = "".join(item.key for item in window)
        meant = known.get(sound(printed), "") if all(item.is_han for item in window) else ""
        if meant and _is_half(meant, printed) and repaired[first:after] == window:
            repaired[first:after] = [item._replace(key=key) for item, key in zip(window, meant, strict=True)]
    return repaired


@cache
def _phrases_by_sound() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for phrase in concepts().han_phrases:
        found.setdefault(sound(phrase), set()).add(phrase)
    return {heard: phrases.pop() for heard, phrases in found.items() if len(phrases) == 1}


def near_names(view: View, text: str, tokens: Sequence[Token], unread: Sequence[Item]) -> list[Named]:
    """Return the misspelt names around the unread words of a question, none overlapping another."""
    known = _Known(view)
    found: list[tuple[float, Named]] = []
    for first, after in _windows(text, tokens, unread):
        printed = text[tokens[first].start : tokens[after - 1].end]
        key = name_key(printed)
        for distance, meant, bearer in known.nearest(key, in_lower_case=printed.islower()):
            named = Named(tokens[first].start, tokens[after - 1].end, printed, (bearer,), meant)
            found.append((distance / len(key) - len(key) / 1000, named))
    return _apart(named for _, named in sorted(found, key=lambda one: (one[0], one[1].start)))


class _Known:
    """Every known name, by length, to be compared with."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held = {row[0].value for row in view.select(internal("keys")) if isinstance(row[0], Literal)}
        self._by_length: dict[int, list[str]] = {}
        for key in sorted(self._held | Linker.shipped().keys()):
            self._by_length.setdefault(len(key), []).append(key)

    def nearest(self, key: str, *, in_lower_case: bool) -> list[tuple[float, str, Bearer]]:
        """Return the one thing whose name is so near that it must be meant, with the distance and that name.

        Of an English word in lower case it must be one that the store speaks of: "changed" is not Changde.
        """
        names = [] if key.isascii() else [one for one in self._by_sound.get(sound(key), ()) if _is_half(one, key)]
        distance, names = (_SAME_SOUND, names) if names else self._near(key)
        held = [near for near in names if near in self._held]
        names = held if in_lower_case and key.isascii() else held or names
        bearing = {
            near: of for near, of in bearers(self._view, names).items() if near in held or not is_bare_county(near, of)
        }
        things = {one.iri: (near, one) for near, of in bearing.items() for one in of}
        return [(distance, near, one) for near, one in things.values()] if len(things) == 1 else []

    def _near(self, key: str) -> tuple[float, list[str]]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = _allowed(key)
        lengths = range(len(key) - allowed, len(key) + allowed + 1) if allowed else ()
        choices = [one for length in lengths for one in self._by_length.get(length, ())]
        close = process.extract(key, choices, scorer=OSA.distance, score_cutoff=allowed, limit=6)
        return (close[0][1] if close else 0), [near for near, distance, _ in close if distance == close[0][1]]

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for length in range(2, _LONGEST_SOUND + 1):
            for key in self._by_length.get(length, ()):
                if _HAN_ONLY.fullmatch(key):
                    found.setdefault(sound(key), []).append(key)
        return found


def _windows(text: str, tokens: Sequence[Token], unread: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that hold an unread one and are not parts of a longer name that nothing bears."""
    places = {item.start for item in unread}
    wrong = [at for at, token in enumerate(tokens) if token.start in places]
    namelike = {at for at in wrong if tokens[at].is_han or text[tokens[at].start].isupper()}
    for first, after in _around(len(tokens), wrong, _LONGEST_WINDOW):
        if not {first - 1, after} & namelike and (tokens[first].is_han or after - first <= _LONGEST_WORDS):
            yield first, after


def _around(length: int, wrong: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of up to `longest` that hold one of `wrong`, the longest first."""
    for size in range(min(longest, length), 0, -1):
        for first in range(length - size + 1):
            if any(first <= at < first + size for at in wrong):
                yield first, first + size


def _allowed(key: str) -> int:
    """Return how many slips a name of this length may have."""
    if not key.isascii():
        return 0 if len(key) < _LEAST_HAN else 1 if len(key) < 2 * _LEAST_HAN else 2
    return 0 if len(key) < _LEAST_LATIN else 1 if len(key) < 9 else 2


def _is_half(one: str, other: str) -> bool:
    """Tell whether at least half of the characters of two words of one length are the same."""
    return 2 * sum(a == b for a, b in zip(one, other, strict=True)) >= len(one)


def _apart(found: Iterable[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in found:
        if all(named.end <= other.start or other.end <= named.start for other in kept):
            kept.append(named)
    return sorted(kept)
