"""The time line of a thing's figures: one band a metric over common years, placed here and drawn by a template."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from biokg.views.pictures.text_width import width
from biokg.views.web.pages.facts import Fact

WIDE: Final = 760
_LEFT: Final = 176
_RIGHT: Final = 18
_TOP: Final = 24
_ROW: Final = 92
_LOW: Final = 62
"""The height of a row with figures of one value only."""
_GAP: Final = 14
"""Room below the base line of a row."""
_HEAD: Final = 34
"""Room above the highest mark of a row, for its label."""
_SIZE: Final = 12
_MOST_ROWS: Final = 12
_A_YEAR: Final = 4
"""Characters of a time that is a whole year."""
_BESIDE: Final = 14
"""How far a mark moves aside that would cover another one."""
_LABELS: Final = 12
"""Years that bear a label, at most."""
_FOREIGN: Final = re.compile(r"(?!CNY)[A-Z]{3}")
_TIME: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Mark(NamedTuple):
    """One figure: where it stands, of which modality, and where its label may stand."""

    fact: Fact
    x: float
    y: float
    start: float
    """Where its period begins; equal to `x` for a year or less."""
    arrow: int
    """1 where the true value lies above (more than), -1 where below (up to, nearly), else 0."""
    label_y: float | None
    """None where the label would run into another one; the title still says it."""
    anchor: str


class Series(NamedTuple):
    """The figures of one metric in one unit, with the lines that join reported ones of the same thing."""

    name: str
    unit: str
    top: float
    base: float
    marks: tuple[Mark, ...]
    joins: tuple[tuple[float, float, float, float], ...]


class Timeline(NamedTuple):
    """All of it, in the units of the drawing."""

    height: float
    years: tuple[tuple[int, float, float, bool], ...]
    """Each year with its left edge, its width, and whether it bears a label."""
    rows: tuple[Series, ...]
    left_out: int
    """Figures without a time that can be placed."""


def timeline(facts: Sequence[Fact], language: str) -> Timeline | None:
    """Return the time line of the figures among `facts`; None where fewer than two have a time."""
    figures = [fact for fact in facts if fact.value is not None and not fact.negated]
    dated = [(fact, span) for fact in figures if (span := period(fact.time)) is not None]
    if len(dated) < 2:
        return None
    first = min(int(start) for _, (start, _) in dated)
    last = max(int(end - 0.001) for _, (_, end) in dated)
    step = (WIDE - _LEFT - _RIGHT) / (last - first + 1)

    def across(time: float) -> float:
        return _LEFT + (time - first) * step

    groups: dict[tuple[str, str], list[tuple[Fact, tuple[float, float]]]] = defaultdict(list)
    for fact, span in dated:
        name = fact.predicate.text(language) if fact.predicate else ""
        groups[name, fact.details.get("unit", "")].append((fact, span))
    weights = {name: max(len(held) for (other, _), held in groups.items() if other == name) for name, _ in groups}
    order = sorted(groups, key=lambda key: (-weights[key[0]], key[0], -len(groups[key]), key))[:_MOST_ROWS]
    rows, top = list[Series](), float(_TOP)
    for key in order:
        placed = [(fact, across(start), across(end)) for fact, (start, end) in groups[key]]
        rows.append(_series(key, top, placed, step))
        top = rows[-1].base + _GAP
    every = max(1, -(-(last - first + 1) // _LABELS))
    years = tuple((year, across(year), step, (last - year) % every == 0) for year in range(first, last + 1))
    return Timeline(top, years, tuple(rows), len(figures) - len(dated))


def period(time: str) -> tuple[float, float] | None:
    """Return when a time begins and ends in years with fractions; None for none.

    >>> period("2019"), period("2021/2024"), period("2025-07/2025-12"), period("soon")
    ((2019.0, 2020.0), (2021.0, 2025.0), (2025.5, 2026.0), None)
    """
    first, _, last = time.partition("/")
    start, end = _moment(first), _moment(last or first)
    return (start[0], end[1]) if start and end and start[0] < end[1] else None


def _moment(text: str) -> tuple[float, float] | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), found[2], found[3]
    if month is None:
        return float(year), year + 1.0
    start = year + (int(month) - 1) / 12
    if day is None:
        return start, start + 1 / 12
    return start + (min(int(day), 30) - 1) / 360, start + min(int(day), 30) / 360


def _series(key: tuple[str, str], top: float, placed: list[tuple[Fact, float, float]], year: float) -> Series:
    base = top + (_ROW if len({_value(fact) for fact, _, _ in placed}) > 1 else _LOW) - _GAP
    most = max((_value(fact) for fact, _, _ in placed), default=Decimal(0)) or Decimal(1)
    room = base - top - _HEAD
    marks = list[Mark]()
    for fact, start, end in sorted(placed, key=lambda one: (one[2], _value(one[0]), one[0].iri)):
        long = end - start > year * 1.01
        x = end if long else (start + end) / 2
        y = base - float(max(_value(fact), Decimal(0)) / most) * room
        while any(abs(x - other.x) < _BESIDE / 2 and abs(y - other.y) < _BESIDE / 2 for other in marks):
            x -= _BESIDE
        arrow = _ARROWS.get(fact.details.get("bound", ""), 0)
        marks.append(Mark(fact, x, y, start if long else x, arrow, None, "middle"))
    boxes = [(mark.x - 7, mark.y - 7, mark.x + 7, mark.y + 7) for mark in marks]
    for at, mark in enumerate(marks):
        label_y, anchor = _label(mark.fact.figure, mark.x, mark.y, boxes)
        marks[at] = mark._replace(label_y=label_y, anchor=anchor)
    return Series(
        f"{key[0]} ({key[1]})" if _FOREIGN.fullmatch(key[1]) else key[0],
        key[1],
        top,
        base,
        tuple(marks),
        tuple(_joins(marks)),
    )


_ARROWS: Final = {"moreThan": 1, "atLeast": 1, "upTo": -1, "nearly": -1}


def _value(fact: Fact) -> Decimal:
    return fact.value or Decimal(0)


def _label(text: str, x: float, y: float, boxes: list[tuple[float, float, float, float]]) -> tuple[float | None, str]:
    """Choose a place for a label, above its mark or below, where it meets no other one; and note the place as taken."""
    long = width(text) * _SIZE * 0.92
    anchor, left = "middle", x - long / 2
    if left + long > WIDE:
        anchor, left = "end", x - long + 6
    elif left < _LEFT:
        anchor, left = "start", x - 6
    for baseline in (y - 11, y + 21, y - 25):
        box = (left, baseline - _SIZE, left + long, baseline + 3)
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in boxes):
            boxes.append(box)
            return baseline, anchor
    return None, anchor


def _joins(marks: Iterable[Mark]) -> Iterable[tuple[float, float, float, float]]:
    """Yield lines between what was reported of the same thing of one whole year and a later one."""
    same: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.fact.modality == "reported" and len(mark.fact.time) == _A_YEAR:
            same[mark.fact.about.casefold()].append(mark)
    for chain in same.values():
        for one, other in pairwise(chain):
            if other.x > one.x:
                yield one.x, one.y, other.x, other.y
