"""A sentence as the binding rules see it: its clauses and the mentions, amounts and times that stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from biokg.mentions.reading import Reading
from biokg.model import Mention, Quantity, Span, TimeExpression
from biokg.text.sentences import clauses

T = TypeVar("T", Mention, Quantity, TimeExpression)
A_DOCUMENT = 1024
"""Sentences that a long document has: what is found out about them is kept, for they are gone over twice."""
_OPENS = re.compile(r"\n|[•●■◆▲] ?$|(?:^|\s)- ?$")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One sentence of a reading; all offsets count in `text`, the whole shadow text.

    A scene equals itself only, so that what was found out about it can be kept by it.
    """

    text: str
    start: int
    end: int
    clauses: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    opens_paragraph: bool
    heading: bool
    number_starts: tuple[int, ...] = field(init=False)
    """Where each of the quantities starts."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "number_starts", tuple(quantity.start for quantity in self.quantities))

    @property
    def sentence(self) -> str:
        """The sentence as shadow text."""
        return self.text[self.start : self.end]

    def numbers_between(self, low: int, high: int) -> tuple[Quantity, ...]:
        """Return the quantities that start at `low` or behind it, and before `high`."""
        return self.quantities[bisect_left(self.number_starts, low) : bisect_left(self.number_starts, high)]

    def clause_of(self, at: int) -> Span:
        """Return the clause that holds the offset `at`, else the whole sentence."""
        last = bisect_right(self.clauses, (at, self.end)) - 1
        if last >= 0 and at < self.clauses[last][1]:
            return self.clauses[last]
        return self.start, self.end


def scenes(reading: Reading) -> Iterator[Scene]:
    """Yield the sentences of a reading in order, each with what stands in it."""
    text = reading.shadow.text
    mentions, quantities, times = _Ordered(reading.mentions), _Ordered(reading.quantities), _Ordered(reading.times)
    for start, end in reading.sentences:
        before = text[max(0, start - 3) : start]
        yield Scene(
            text,
            start,
            end,
            tuple(clauses(text, (start, end))),
            mentions.within(start, end),
            quantities.within(start, end),
            times.within(start, end),
            start == 0 or bool(_OPENS.search(before)) or text.startswith("Group ", start),
            any(a <= start and end <= b for a, b in reading.headings),
        )


class _Ordered(Generic[T]):
    """Things that stand in a text, in order."""

    def __init__(self, items: Sequence[T]) -> None:
        self._items: Sequence[T] = items
        self._starts = [item.start for item in items]

    def within(self, start: int, end: int) -> tuple[T, ...]:
        """Return what lies whole between two offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        return tuple(item for item in self._items[first:last] if item.end <= end)
