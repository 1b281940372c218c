"""What every reader of quantities shares: the place of a numeral in its text, and ranges of two numerals."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from biokg.model import Quantity, Span
from biokg.text.bounds import bound_of
from biokg.text.numerals import Numeral

_RANGE = re.compile(r"\s?(?:[-–—~至到]|——)\s?$|\s(?:to|and)\s$")
_CHANGE = re.compile(r"(?:from\s(?:about\s|around\s|nearly\s|the\s)?|[从由自])$")
_BETWEEN = re.compile(r"between\s$")
_GAP = 5
_REACH = 40  # a unit is shorter, so that a number beyond cannot be the other end of a range


Worded = Callable[[str, re.Match[str]], Quantity | None]
"""Reads a quantity that is written in words, from the lower-case text and the match of its expression."""


@dataclass(slots=True)
class Place:
    """One numeral where it stands, with the one that follows it when that is near enough to make a range."""

    text: str
    """The text as it was given."""
    low: str
    """The same in lower case, of the same length."""
    numeral: Numeral
    following: Numeral | None = None
    alone: "Amount" = field(init=False)
    """The numeral as an amount of its own."""
    last: str = field(init=False)
    """The character right before it; empty at the beginning."""

    def __post_init__(self) -> None:
        numeral = self.numeral
        self.alone = Amount(numeral.start, numeral.end, numeral.value, None, numeral.scale, numeral.mark)
        self.last = self.low[numeral.start - 1] if numeral.start else ""
        if self.following is not None and self.following.start - numeral.end > _REACH:
            self.following = None

    def before(self, reach: int) -> str:
        """Return up to `reach` characters before the numeral, in lower case."""
        return self.low[max(0, self.numeral.start - reach) : self.numeral.start]


class Amount(NamedTuple):
    """One number or a range of two, before its unit is read."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    scale: Decimal
    mark: str


def amount_of(place: Place, unit_end: int | None = None) -> Amount:
    """Return the amount that begins with the numeral of a place: the range that it opens, or the numeral alone.

    `unit_end` is where the unit of the near end stops, when it is printed at both ends (``20%-30%``, 2亿元—3亿元).
    """
    near, far = place.numeral, place.following
    if far is None or far.ordinal or far.start - (unit_end or near.end) > _GAP:
        return place.alone
    between = place.low[unit_end or near.end : far.start]
    if not _RANGE.match(between) or (between == " and " and not _BETWEEN.search(place.before(9))):
        return place.alone
    value = near.scaled_by(far.scale)
    if value >= far.value or _CHANGE.search(place.before(12)):
        return place.alone
    return Amount(near.start, far.end, value, far.value, far.scale, far.mark)


def count_of(
    place: Place, amount: Amount, noun: Span | None, *, total: Decimal | None = None, end: int | None = None
) -> Quantity:
    """Return the count of an amount: its noun if it has one, the whole that it is out of, where its print ends."""
    end = end or amount.end
    return Quantity(
        amount.start,
        end,
        "count",
        amount.value,
        "1",
        bound_of(place.low, amount.start, end, amount.mark),
        amount.upper,
        total,
        place.text[slice(*noun)] if noun else "",
        noun,
    )
