"""A simple bar chart of an answer that has names and numbers."""

from collections.abc import Sequence
from math import isfinite
from typing import Final, NamedTuple

from biokg.views.pictures.text_width import wrapped
from biokg.views.web.sparql.cells import Cell

_MOST: Final = 25
_LEAST: Final = 2
_WIDTH: Final = 420.0
_NAME_SIZES: Final = 17


class Bar(NamedTuple):
    """One bar: the name cut to its room, the number as it was given, where it starts and how long it is."""

    name: str
    language: str
    number: str
    x: float
    width: float


class Chart(NamedTuple):
    """The bars of one column by another."""

    column: str
    by: str
    bars: list[Bar]
    rest: int


def chart(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Chart | None:
    """Return the first column of numbers as bars, named by the first column of other things; None without such.

    >>> made = chart(["firm", "n"], [[Cell("a"), Cell("2", number=2)], [Cell("b"), Cell("1", number=1)]])
    >>> made and [(bar.name, bar.width) for bar in made.bars]
    [('a', 420.0), ('b', 210.0)]
    """
    if len(rows) < _LEAST:
        return None
    numbers = [at for at in range(len(columns)) if all(_drawable(row[at]) for row in rows)]
    names = [at for at in range(len(columns)) if at not in numbers and any(row[at].text for row in rows)]
    if not numbers or not names:
        return None
    at, by = numbers[0], _best(names, rows)
    drawn = rows[:_MOST]
    values = [row[at].number or 0.0 for row in drawn]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = _WIDTH / (high - low) if high > low else 0.0
    bars = [_bar(row[by], row[at], (value, low, scale)) for row, value in zip(drawn, values, strict=True)]
    return Chart(columns[at], columns[by], bars, len(rows) - len(drawn))


def _best(names: Sequence[int], rows: Sequence[Sequence[Cell]]) -> int:
    # A label says more than the IRI that it labels.
    spoken = [at for at in names if not any(row[at].href for row in rows)]
    return (spoken or list(names))[0]


def _drawable(cell: Cell) -> bool:
    return cell.number is not None and isfinite(cell.number)


def _bar(name: Cell, number: Cell, measure: tuple[float, float, float]) -> Bar:
    value, low, scale = measure
    text = (wrapped(name.text, _NAME_SIZES, 1) or [""])[0]
    start, end = sorted((0.0, value))
    return Bar(text, name.language, number.text, round((start - low) * scale, 1), round((end - start) * scale, 1))
