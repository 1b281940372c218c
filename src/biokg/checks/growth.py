"""Growth rates that do not follow from the figures at their ends."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from biokg.checks.figures import (
    SubjectOf,
    amount,
    close,
    comparable,
    grouped,
    ids,
    metric_zh,
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
Span = tuple[int, int]


def check_growth(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield stated growth and CAGR that no series of the same subject bears out, though one has both its ends."""
    for group in grouped(usable(claims), lambda c: (subject_of(c), c.segment)):
        for rate in group:
            span = _span(rate) or _told_span(rate, group)
            ends = list(_ends(rate, span, group)) if span else []
            if span and ends and not any(_follows(rate, span, *pair) for pair in ends):
                en, zh = _messages(rate, span, *ends[0])
                yield Finding(WARNING, CHECK, subject_of(rate), en, ids(rate, *ends[0]), zh)


def _messages(rate: Claim, span: Span, first: Claim, last: Claim) -> tuple[str, str]:
    implied = shown(_rate(amount(first), amount(last), span[1] - span[0]))
    en = (
        f"{rate.metric} {words(rate)} for {span[0]} to {span[1]} does not follow from {first.metric} {words(first)}"
        f" in {first.time} and {words(last)} in {last.time}, which give {implied} %"
    )
    zh = (
        f"{span[0]} 至 {span[1]} 年的{metric_zh(rate)} {words(rate)} 与两端数据不符："
        f"{first.time} 年{metric_zh(first)} {words(first)}，{last.time} 年 {words(last)}，据此应为每年 {implied}%"
    )
    return en, zh


def _span(rate: Claim) -> Span | None:
    """Return the first and last year that a rate leads between, None where the claim is no rate or gives none."""
    if rate.metric == "growthRate":
        last = year(rate)
        return None if last is None else (last - 1, last)
    if rate.metric == "cagr" and rate.time and "/" in rate.time:
        first, last = (int(end[:4]) if end[:4].isdigit() else 0 for end in rate.time.split("/", 1))
        return (first, last) if 0 < first < last else None
    return None


def _told_span(rate: Claim, group: list[Claim]) -> Span | None:
    """Return the only two years of which the same document gives figures, for a CAGR that names no first year."""
    if rate.metric != "cagr" or (rate.time and "/" in rate.time):
        return None
    told = [claim for claim in group if claim.document == rate.document and _may_grow(claim, rate)]
    spans = set()
    for series in grouped(told, lambda c: (c.metric, c.unit)):
        years = sorted({one for claim in series if (one := year(claim)) is not None})
        if len(years) == 2 and year(rate) in {None, years[1]}:
            spans.add((years[0], years[1]))
    return spans.pop() if len(spans) == 1 else None


def _ends(rate: Claim, span: Span, group: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of figures of one series at the two ends of a span."""
    series = [claim for claim in group if _may_grow(claim, rate)]
    firsts = [claim for claim in series if year(claim) == span[0] and amount(claim) > 0]
    lasts = [claim for claim in series if year(claim) == span[1]]
    for first in firsts:
        for last in lasts:
            if first.metric == last.metric and first.unit == last.unit and comparable(first, last):
                yield first, last


def _may_grow(claim: Claim, rate: Claim) -> bool:
    return METRICS.get(claim.metric or "") in ("money", "count") and close(claim) and comparable(claim, rate)


def _follows(rate: Claim, span: Span, first: Claim, last: Claim) -> bool:
    """Say whether the stated rate lies in the band that the rounded ends leave open."""
    low, high = _band(first, last, span)
    slack = rounding(rate) + _SLACK
    too_high = amount(rate) > high + slack
    too_low = amount(rate) < low - slack
    # "More than 20 %" is wrong only when the ends give less, "up to 20 %" only when they give more.
    if rate.bound in ("atLeast", "moreThan"):
        return not too_high
    return not too_low if rate.bound == "upTo" else not (too_low or too_high)


def _band(first: Claim, last: Claim, span: Span) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest yearly percentage that the ends allow within their rounding."""
    years = span[1] - span[0]
    (first_off, last_off) = (rounding(end, _COARSEST) for end in (first, last))
    low = _rate(amount(first) + first_off, amount(last) - last_off, years)
    high = _rate(amount(first) - first_off, amount(last) + last_off, years)
    return low, high


def _rate(first: Decimal, last: Decimal, years: int) -> Decimal:
    if first <= 0 or last <= 0:
        return Decimal(0)
    return ((last / first) ** (Decimal(1) / years) - 1) * _HUNDRED
