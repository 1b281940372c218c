"""What every reader of quantities shares: the place of a numeral in its text, and ranges of two numerals."""

import re
from dataclasses import dataclass
from decimal import Decimal

from biokg.model import Quantity, Span
from biokg.text.bounds import bound_of
from biokg.text.numerals import Numeral

_RANGE = re.compile(r"\s?(?:[-–—~至到]|——)\s?$|\s(?:to|and)\s$")
_CHANGE = re.compile(r"(?:from\s(?:about\s|around\s|nearly\s|the\s)?|[从由自])$")
_BETWEEN = re.compile(r"between\s$")


@dataclass(frozen=True, slots=True)
class Place:
    """One numeral where it stands, with the one that follows it."""

    text: str
    """The text as it was given."""
    low: str
    """The same in lower case, of the same length."""
    numeral: Numeral
    following: Numeral | None = None

    def before(self, reach: int) -> str:
        """Return up to `reach` characters before the numeral, in lower case."""
        return self.low[max(0, self.numeral.start - reach) : self.numeral.start]


@dataclass(frozen=True, slots=True)
class Amount:
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
    alone = Amount(near.start, near.end, near.value, None, near.scale, near.mark)
    if far is None or far.ordinal or far.start - (unit_end or near.end) > 5:
        return alone
    between = place.low[unit_end or near.end : far.start]
    if not _RANGE.match(between) or (between == " and " and not _BETWEEN.search(place.before(9))):
        return alone
    value = near.scaled_by(far.scale)
    if value >= far.value or _CHANGE.search(place.before(12)):
        return alone
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
