"""Growth rates that do not follow from the figures at their ends."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice, product

from biokg.checks.figures import (
    SubjectOf,
    amount,
    close,
    comparable,
    grouped,
    ids,
    metric_zh,
    period,
    rounding,
    shown,
    usable,
    words,
    year,
)
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim
from biokg.terms import METRICS

CHECK = "arithmetic/growth"

# Official growth is often at constant prices; a point beside the rate computed from printed figures is no error.
_SLACK = Decimal(1)
# A round end such as "1 trillion" leaves little room, or no forecast could ever be held against its rate.
_COARSEST = Decimal("0.02")
_HUNDRED = Decimal(100)
_MOST = 64
"""Pairs of ends tried for one rate: what has more figures for one year than that is no series."""
_YEAR = re.compile(r"\d{4}")
# What nobody has reached yet bears out no rate that was reported.
_AHEAD = ("target", "planned")

Span = tuple[str, str]
"""The first and the last period that a rate leads between, such as ``2021`` and ``2025``."""
Series = dict[tuple[str | None, str | None, str], list[Claim]]
"""Figures by metric, unit and period."""


def check_growth(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield stated growth and CAGR that no series of the same subject bears out, though one has both its ends."""
    for group in grouped(usable(claims), lambda c: (subject_of(c), c.segment)):
        rates = [claim for claim in group if claim.metric in ("growthRate", "cagr")]
        series = _series(group) if rates else {}
        for rate in rates:
            span = _span(rate) or _told_span(rate, group)
            ends = list(_ends(rate, span, series)) if span else []
            if span and ends and not any(_follows(rate, span, *pair) for pair in ends):
                en, zh = _messages(rate, span, *ends[0])
                yield Finding(WARNING, CHECK, subject_of(rate), en, ids(rate, *ends[0]), zh)


def _messages(rate: Claim, span: Span, first: Claim, last: Claim) -> tuple[str, str]:
    implied = shown(_rate(amount(first), amount(last), _years(span)))
    en = (
        f"{rate.metric} {words(rate)} for {span[0]} to {span[1]} does not follow from {first.metric} {words(first)}"
        f" in {first.time} and {words(last)} in {last.time}, which give {implied} %"
    )
    zh = (
        f"{span[0]} 至 {span[1]} 年的{metric_zh(rate)} {words(rate)} 与两端数据不符："
        f"{first.time} 年{metric_zh(first)} {words(first)}，{last.time} 年 {words(last)}，据此应为每年 {implied}%"
    )
    return en, zh


def _series(group: list[Claim]) -> Series:
    series: Series = {}
    for claim in group:
        if _may_grow(claim) and (when := period(claim)):
            series.setdefault((claim.metric, claim.unit, when), []).append(claim)
    return series


def _span(rate: Claim) -> Span | None:
    """Return the first and last period that a rate leads between, None where the claim gives none."""
    if rate.metric == "growthRate":
        last = period(rate)
        return None if last is None else (_YEAR.sub(lambda match: str(int(match[0]) - 1), last), last)
    if rate.time and "/" in rate.time:
        first, last = (end[:4] for end in rate.time.split("/", 1))
        return (first, last) if first.isdigit() and last.isdigit() and 0 < int(first) < int(last) else None
    return None


def _told_span(rate: Claim, group: list[Claim]) -> Span | None:
    """Return the only two years of which the same document gives figures, for a CAGR that names no first year."""
    if rate.metric != "cagr" or (rate.time and "/" in rate.time):
        return None
    told = [claim for claim in group if claim.document == rate.document and _may_grow(claim) and _bears(claim, rate)]
    spans = set()
    for series in grouped(told, lambda c: (c.metric, c.unit)):
        years = sorted({one for claim in series if (one := year(claim)) is not None})
        if len(years) == 2 and year(rate) in {None, years[1]}:
            spans.add((str(years[0]), str(years[1])))
    return spans.pop() if len(spans) == 1 else None


def _ends(rate: Claim, span: Span, series: Series) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of figures of one series at the two ends of a span."""
    for (metric, unit, when), lasts in series.items():
        if when == span[1]:
            firsts = [first for first in series.get((metric, unit, span[0]), ()) if _bears(first, rate)]
            for first, last in islice(product(firsts, lasts), _MOST):
                if amount(first) > 0 and _bears(last, rate) and comparable(first, last):
                    yield first, last


def _may_grow(claim: Claim) -> bool:
    return METRICS.get(claim.metric or "") in ("money", "count") and close(claim)


def _bears(claim: Claim, rate: Claim) -> bool:
    """Say whether a figure may be an end of what the rate is of."""
    return comparable(claim, rate) and (rate.modality in _AHEAD or claim.modality not in _AHEAD)


def _follows(rate: Claim, span: Span, first: Claim, last: Claim) -> bool:
    """Say whether the stated rate lies in the band that the rounded ends leave open."""
    low, high = _band(first, last, span)
    slack = rounding(rate) + _SLACK
    stated = -amount(rate) if "decline" in rate.flags and amount(rate) > 0 else amount(rate)
    too_high = stated > high + slack
    too_low = stated < low - slack
    # "More than 20 %" is wrong only when the ends give less, "up to 20 %" only when they give more.
    if rate.bound in ("atLeast", "moreThan"):
        return not too_high
    return not too_low if rate.bound == "upTo" else not (too_low or too_high)


def _band(first: Claim, last: Claim, span: Span) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest yearly percentage that the ends allow within their rounding."""
    years = _years(span)
    (first_off, last_off) = (rounding(end, _COARSEST) for end in (first, last))
    low = _rate(amount(first) + first_off, amount(last) - last_off, years)
    high = _rate(amount(first) - first_off, amount(last) + last_off, years)
    return low, high


def _years(span: Span) -> int:
    return int(span[1][:4]) - int(span[0][:4])


def _rate(first: Decimal, last: Decimal, years: int) -> Decimal:
    if first <= 0 or last <= 0:
        return Decimal(0)
    return ((last / first) ** (Decimal(1) / years) - 1) * _HUNDRED
