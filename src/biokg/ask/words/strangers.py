"""Words that look like a name though nothing known bears it: no question is answered as if they were not there."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from biokg.ask.words.lexicon import Item, name_ends

_SHORTEST_HAN = 2


class Stranger(NamedTuple):
    """A name that nothing known bears; `class_` is what its end says that it is, or empty."""

    text: str
    start: int
    end: int
    class_: str


def strangers(text: str, items: Sequence[Item], unread: Sequence[int]) -> list[Stranger]:
    """Return the names among the unread words: capital letters, or Han characters before the end of a name."""
    matches = name_ends().matches(items)
    found = []
    for first, after in _runs(unread):
        end = next((one for one in matches if one.items[0] == after or first < one.items[0] < after), None)
        last = items[max(end.items[-1], after - 1) if end else after - 1]
        if _is_name(text, items[first:after], known_end=end is not None):
            span = items[first].start, last.end
            found.append(Stranger(text[slice(*span)], *span, end.idea if end else ""))
    return found


def _runs(unread: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(unread), key=lambda pair: pair[1] - pair[0]):
        places = [at for _, at in run]
        yield places[0], places[-1] + 1


def _is_name(text: str, run: Sequence[Item], *, known_end: bool) -> bool:
    if run[0].key.isascii():
        return any(text[item.start].isupper() for item in run) and (known_end or run[0].start > 0)
    return known_end and len(run) >= _SHORTEST_HAN
