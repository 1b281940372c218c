"""Chooses the time at which a figure holds; a comparison year never is, and nothing is guessed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from biokg.claims.scene import Scene
from biokg.model import Quantity, Span, TimeExpression

_CLAUSE_COST = 30
_CLOSE = 14
_SENTENCE_END = 2
_FOUNDING = re.compile(
    r"\b(?:founded|set up|established|created|born|started|incorporated|launched in|opened in)\b"
    r"|[Ff]ounded|[Ee]stablished|[Ss]et up|成立于|创办于|创立于|诞生|(?:成立|创办|创立|建成)$"
)
_WHOLE_YEAR = re.compile(r"全年|年度(?!的?目标)")
_ACCOUNT = re.compile(r"\d{4}|\d{4}-\d{2}/\d{4}-\d{2}|\d{4}-12-31|\d{4}-06-30")
"""A span that accounts are given for; the day of an event says nothing of the next sentence."""
_ACCOUNTS_DUE = "04"
_JOINED = re.compile(r" and |[,;、和与]")
_STOP = re.compile(r"[,;、]")
_FLOW = frozenset(
    [
        "outputValue",
        "industryScale",
        "growthRate",
        "cagr",
        "financingAmount",
        "financingCount",
        "licenseDealValue",
        "licenseDealCount",
        "shareOf",
        "investmentAmount",
        "approvalCount",
        "eventCount",
    ]
)
_END_OF_YEAR = re.compile(r"^(\d{4})-12-31$")


@dataclass(frozen=True, slots=True)
class Period:
    """The time of a fact in ISO form (None when unresolved), its basis, and whether it was carried over."""

    value: str | None
    basis: str
    relation: str = "in"
    inherited: bool = False


UNKNOWN = Period(None, "unresolved")


def choose_period(
    scene: Scene, quantity: Quantity, metric: str | None, carried: Period, published: str | None
) -> Period:
    """Choose the time of one quantity: nearest in its clause, else in its sentence, else what the paragraph carries."""
    if metric == "cagr" and (span := _span_of_years(scene)):
        return span
    times = [t for t in scene.times if not t.comparison and not _elsewhere(scene, quantity, t, published)]
    if metric not in {"growthRate", "cagr", "age"}:
        # "since 2007" is no time of a stock; "so far this year" is.
        times = [t for t in times if t.relation != "since" or t.basis == "document-date"]
    times = [t for t in times if not _owned(scene, quantity, t)] or times
    times = [t for t in times if not _backward(scene, quantity, t)]
    if times:
        best = min(times, key=lambda t: _cost(scene, quantity, t))
        return fitted(Period(best.value, best.basis, best.relation), metric)
    if _WHOLE_YEAR.search(scene.text, scene.start, quantity.start) and (year := _year_over(published)):
        return Period(year, "document-date")
    if carried.value is not None:
        return fitted(Period(carried.value, "context", carried.relation, inherited=True), metric)
    return UNKNOWN


def _year_over(published: str | None) -> str | None:
    """Return the year that a text speaks of as 全年: until spring the one that is over."""
    if not published:
        return None
    return str(int(published[:4]) - 1) if published[5:7] and published[5:7] < _ACCOUNTS_DUE else published[:4]


def _owned(scene: Scene, quantity: Quantity, time: TimeExpression) -> bool:
    """Tell a time that stands right before another number: in 由2021年的450亿元增长到800亿元 it is the first one's."""
    return any(
        q is not quantity and scene.text[time.end : q.start] in {"", "的"}
        for q in scene.numbers_between(time.end, time.end + 2)
    )


def _backward(scene: Scene, quantity: Quantity, time: TimeExpression) -> bool:
    """Tell a time that belongs to what comes later: a time reaches on over commas and numbers, not back over them.

    A time that ends its sentence is of the whole sentence.
    """
    if time.start < quantity.end or scene.end - time.end <= _SENTENCE_END:
        return False
    low, high = scene.clause_of(quantity.start)
    joined = _JOINED.search(scene.text, quantity.end, time.start)
    return bool(joined and scene.numbers_between(quantity.end, time.start)) or not low <= time.start < high


def _elsewhere(scene: Scene, quantity: Quantity, time: TimeExpression, published: str | None) -> bool:
    """Tell a time that another clause keeps to itself.

    The year of a founding ("Tide Bio, set up in 2017, ..."), or a time to come that a later clause names ("a threefold
    rise, with output to start next April").
    """
    low, high = scene.clause_of(quantity.start)
    own = low <= time.start < high
    there = scene.clause_of(time.start)
    if not own and _founds(scene, there):
        return True
    ahead = bool(time.value and published and time.value.rsplit("/", 1)[-1] > published)
    return ahead and time.start >= high and low <= quantity.start


@lru_cache(maxsize=64)
def _founds(scene: Scene, clause: Span) -> bool:
    return _FOUNDING.search(scene.text, *clause) is not None


def carry(scene: Scene, carried: Period) -> Period:
    """Return what the next sentence of the paragraph may inherit: the last plain time named so far."""
    for time in reversed(scene.times):
        plain = not time.comparison and time.relation in {"in", "end"} and time.value
        if plain and _ACCOUNT.fullmatch(time.value or "") and not _founds(scene, scene.clause_of(time.start)):
            return Period(time.value, time.basis, time.relation)
    return carried


def fitted(period: Period, metric: str | None) -> Period:
    """Read "by the end of 2023" as the year 2023 for what flows over a year, as its last day for what is counted then.

    >>> fitted(Period("2023-12-31", "explicit", "end"), "outputValue").value
    '2023'
    """
    year = _END_OF_YEAR.match(period.value or "")
    if year and metric in _FLOW and period.relation == "end":
        return Period(year[1], period.basis, period.relation, period.inherited)
    return period


def _cost(scene: Scene, quantity: Quantity, time: TimeExpression) -> tuple[int, int]:
    low, high = scene.clause_of(quantity.start)
    inside = low <= time.start < high
    gap = quantity.start - time.end if time.end <= quantity.start else time.start - quantity.end
    between = scene.text[min(time.end, quantity.end) : max(time.start, quantity.start)]
    behind = time.start >= quantity.end
    # "761 billion in 2021 to 1 trillion in 2025": a time right behind its number belongs to it.
    if behind and gap <= _CLOSE and not _STOP.search(between):
        return (0, gap)
    low, high = sorted((quantity.start, time.start))
    others = len(scene.numbers_between(low + 1, high))
    penalty = (0 if inside else _CLAUSE_COST) + (20 if behind else 0) + 25 * others + 10 * len(_STOP.findall(between))
    return (1, gap + penalty)


def _span_of_years(scene: Scene) -> Period | None:
    """Return the years that a compound rate runs over: a stated span, else the first and last year of the sentence."""
    spans = [t.value for t in scene.times if t.value and re.fullmatch(r"\d{4}/\d{4}", t.value)]
    if spans:
        return Period(spans[0], "explicit")
    years = sorted({t.value for t in scene.times if t.value and re.fullmatch(r"\d{4}", t.value)})
    return Period(f"{years[0]}/{years[-1]}", "explicit") if len(years) > 1 else None
