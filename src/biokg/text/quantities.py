"""Every number of a text with its unit: the one entrance to the readers of money, ratios, ranks and counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from biokg.model import Quantity, Span
from biokg.text.counts import read_count
from biokg.text.money import CONVERSION, WORDED_LEVELS, marked_conversion, read_bare_money, read_level, read_money
from biokg.text.numerals import find_numerals
from biokg.text.ranks import WORDED_RANKS, read_age, read_rank, read_rank_change
from biokg.text.ratios import WORDED_RATIOS, read_ratio
from biokg.text.readings import Place, Worded
from biokg.text.sieve import Search

# In this order: the first reader that knows the unit has it.
_READERS = (
    read_level,
    read_money,
    read_ratio,
    read_rank_change,
    read_age,
    read_rank,
    read_count,
    read_bare_money,
)
_OF_YEARS = (read_money, read_age)
"""The readers of what 年 follows: nothing is counted by a word that begins so."""
_WORDED: Search[Worded] = Search([*WORDED_RATIOS, *WORDED_LEVELS, *WORDED_RANKS])


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text in order, none overlapping another; offsets count in `text`.

    Give shadow text (`biokg.text.shadow`): half-width and simplified. Dates, labels (PD-1, Class 3, 1+N), marks
    ([1]) and plain durations are no quantities.

    >>> [(q.kind, int(q.value), q.unit, q.bound) for q in find_quantities("over 1,400 firms and RMB 90 billion")]
    [('count', 1400, '1', 'moreThan'), ('money', 90000000000, 'CNY', 'exact')]
    >>> [(q.kind, int(q.value), q.noun) for q in find_quantities("集聚生物医药企业450余家，其中近百亿元企业两家")]
    [('count', 450, '生物医药企业'), ('level', 10000000000, ''), ('count', 2, '百亿元企业')]
    """
    low = lowered(text)
    worded = [quantity for read, match in _WORDED.found(low) if (quantity := read(low, match))]
    return _conversions_marked(low, _not_overlapping([*worded, *_read_all(text, low)]))


@lru_cache(maxsize=1024)
def quantities_of(sentence: str) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence; remembered for a while, for the gate reads each again by itself."""
    return tuple(find_quantities(sentence))


def quantities_in(text: str, sentences: Iterable[Span]) -> Iterator[Quantity]:
    """Yield the quantities of a text, each read from its own sentence alone; offsets count in `text`.

    >>> page = "SIP has 24 firms. Wuxi has 7 parks."
    >>> [(q.start, q.noun) for q in quantities_in(page, [(0, 17), (18, 35)])]
    [(8, 'firms'), (27, 'parks')]
    """
    for start, end in sentences:
        for found in quantities_of(text[start:end]):
            noun = found.noun_span and (found.noun_span[0] + start, found.noun_span[1] + start)
            yield replace(found, start=found.start + start, end=found.end + start, noun_span=noun)


def lowered(text: str) -> str:
    """Return the text in lower case with the same length, so that offsets hold in both."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _read_all(text: str, low: str) -> list[Quantity]:
    numerals = list(find_numerals(low))
    found: list[Quantity] = []
    for numeral, following in zip(numerals, [*numerals[1:], None], strict=False):
        if found and numeral.start < max(found[-1].end, (found[-1].noun_span or (0, 0))[1]):
            continue
        quantity = _read(Place(text, low, numeral, following))
        if quantity is None:
            continue
        if found and found[-1].kind == "rank" and found[-1].value == quantity.total:
            found.pop()  # the whole that this count is out of: among the top 20 firms, 11 ...
        found.append(quantity)
    return found


def _read(place: Place) -> Quantity | None:
    for read in _OF_YEARS if place.low.startswith("年", place.numeral.end) else _READERS:
        if quantity := read(place):
            return quantity
    return None


def _not_overlapping(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda quantity: (quantity.start, -quantity.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _conversions_marked(low: str, found: list[Quantity]) -> list[Quantity]:
    marked = found[:1]
    for quantity in found[1:]:
        converted = marked_conversion(low, marked[-1], quantity)
        marked.append(replace(quantity, flags=(*quantity.flags, CONVERSION)) if converted else quantity)
    return marked
