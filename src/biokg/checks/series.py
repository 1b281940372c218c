"""Figures of one thing that do not fit each other: several for one period, tenfold neighbours."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from biokg.checks.figures import (
    SubjectOf,
    amount,
    close,
    comparable,
    grouped,
    ids,
    leeway,
    metric_zh,
    usable,
    words,
    year,
)
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim

CONFLICT = "arithmetic/conflict"
SLIP = "arithmetic/slip"

_POWERS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))
_NEAR = Decimal("0.02")
_YEARLY = (Decimal(8), Decimal("12.5"))
_HUNDREDFOLD = Decimal(80)
# What a thing has one of at a time; of investments or deals it may have many in one year.
_LEVELS = ("outputValue", "industryScale", "marketCapitalization", "valuation")
_MANY = ("investmentAmount", "financingAmount", "licenseDealValue", "deliveredUnits")
_ABOUT_SOMETHING = ("shareOf", "growthRate", "cagr", "rank", "rankChange", "otherCount", "timeReduction")


def check_series(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield conflicting figures of one period, and figures that are off by a power of ten."""
    observed = usable(claims)
    yield from _conflicts(observed, subject_of)
    yield from _neighbours(observed, subject_of)


def _conflicts(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Find what is said differently of one subject, metric and period."""
    dated = [claim for claim in observed if claim.time and _single(claim)]
    for group in grouped(dated, lambda c: (*_series(c, subject_of), c.time, c.modality, c.about)):
        against = [pair for pair in combinations(_distinct(group), 2) if _differ(*pair)]
        if not against:
            continue
        values = {amount(claim) for pair in against for claim in pair}
        involved = sorted((claim for claim in group if amount(claim) in values), key=lambda c: (amount(c), c.id))
        slip = any(_power_of_ten(*pair) for pair in against)
        said = "; ".join(dict.fromkeys(words(claim) for claim in involved))
        hint = ", apart by a power of ten (亿 read as billion?)" if slip else ""
        message = f"{group[0].metric} for {group[0].time} is given as {said}{hint}"
        hint_zh = "，相差十的整数次幂（亿误作 billion？）" if slip else ""
        zh = f"{group[0].time} 的{metric_zh(group[0])}说法不一：{said}{hint_zh}"
        yield Finding(WARNING, SLIP if slip else CONFLICT, subject_of(group[0]), message, ids(*involved), zh)


def _neighbours(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Find amounts of money that jump about tenfold or a hundredfold and more from one year to the next."""
    money = [claim for claim in observed if claim.metric in _LEVELS and close(claim)]
    for group in grouped(money, lambda c: _series(c, subject_of)):
        for left, right in combinations(sorted(_distinct(group), key=lambda c: (c.time or "", c.id)), 2):
            if _adjacent(left, right) and comparable(left, right) and _jump(left, right):
                message = (
                    f"{left.metric} jumps from {words(left)} in {left.time} to "
                    f"{words(right)} in {right.time} (亿 read as billion?)"
                )
                zh = (
                    f"{metric_zh(left)}由 {left.time} 的 {words(left)} 跳至 {right.time} 的 {words(right)}"
                    "（亿误作 billion？）"
                )
                yield Finding(WARNING, SLIP, subject_of(left), message, ids(left, right), zh)


def _series(claim: Claim, subject_of: SubjectOf) -> tuple[str | None, ...]:
    return (subject_of(claim), claim.metric, claim.segment, claim.unit)


def _single(claim: Claim) -> bool:
    """Say whether two figures with the metric, period and topic of `claim` ought to be one."""
    return claim.metric not in _MANY and (claim.metric not in _ABOUT_SOMETHING or bool(claim.about))


def _distinct(group: list[Claim]) -> list[Claim]:
    """Return one claim for each figure, so that a much-told figure is compared once."""
    return [same[0] for same in grouped(group, lambda c: (c.time, c.about, c.bound, c.printed, str(c.value)))]


def _differ(left: Claim, right: Claim) -> bool:
    """Say whether two figures of one period cannot both hold, given leeway and limits such as 'more than'."""
    if close(left) and close(right):
        return abs(amount(left) - amount(right)) > leeway(left) + leeway(right)
    if close(right):
        left, right = right, left
    if not close(left) or right.upper is not None:
        return False
    room = leeway(left) + leeway(right)
    if right.bound == "upTo":
        return amount(left) - room > amount(right)
    return amount(left) + room < amount(right)


def _power_of_ten(left: Claim, right: Claim) -> bool:
    small, large = sorted((abs(amount(left)), abs(amount(right))))
    return small > 0 and any(abs(large / small / power - 1) <= _NEAR for power in _POWERS)


def _adjacent(left: Claim, right: Claim) -> bool:
    first, last = year(left), year(right)
    return first is not None and last is not None and last - first == 1


def _jump(left: Claim, right: Claim) -> bool:
    small, large = sorted((abs(amount(left)), abs(amount(right))))
    return small > 0 and (_YEARLY[0] <= large / small <= _YEARLY[1] or large / small >= _HUNDREDFOLD)
