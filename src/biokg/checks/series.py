"""Figures of one thing that do not fit each other: several for one period, tenfold neighbours."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, islice

from biokg.checks.figures import (
    SubjectOf,
    amount,
    close,
    comparable,
    grouped,
    ids,
    leeway,
    metric_zh,
    one_sentence,
    period,
    restates,
    topic,
    usable,
    words,
    year,
)
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim
from biokg.terms import METRICS

CONFLICT = "arithmetic/conflict"
SLIP = "arithmetic/slip"

_POWERS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))
_NEAR = Decimal("0.02")
_YEARLY = (Decimal(8), Decimal("12.5"))
_HUNDREDFOLD = Decimal(80)
_WITHIN = 3
_MOST = 32
"""Different figures of one thing and period: what has more than that is a list, and no thing with a doubt."""
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
    for group in grouped(dated, lambda c: (*_series(c, subject_of), _when(c), c.modality, topic(c))):
        figures = _distinct(group)
        pairs = combinations(figures, 2) if len(figures) <= _MOST else ()
        against = [pair for pair in pairs if _differ(*pair) and not _beside(*pair)]
        if against:
            values = {amount(claim) for pair in against for claim in pair}
            involved = sorted((claim for claim in group if amount(claim) in values), key=lambda c: (amount(c), c.id))
            yield _said_differently(involved, any(_power_of_ten(*pair) for pair in against), subject_of)
    money = [claim for claim in dated if METRICS.get(claim.metric or "") == "money"]
    for group in grouped(money, lambda c: (*_series(c, subject_of), c.time, c.modality)):
        yield from (_said_differently(sorted(pair, key=amount), True, subject_of) for pair in _slips(_distinct(group)))


def _slips(figures: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield figures of one period, of which one names no topic, that are the same but for a power of ten."""
    for left, right in combinations(figures, 2) if len(figures) <= _MOST else ():
        silent = (topic(left) is None) != (topic(right) is None)
        if silent and close(left) and close(right) and _power_of_ten(left, right) and not _beside(left, right):
            yield left, right


def _said_differently(claims: list[Claim], slip: bool, subject_of: SubjectOf) -> Finding:
    first = claims[0]
    said = "; ".join(dict.fromkeys(words(claim) for claim in claims))
    hint = ", apart by a power of ten (亿 read as billion?)" if slip else ""
    message = f"{first.metric} for {first.time} is given as {said}{hint}"
    hint_zh = "，相差十的整数次幂（亿误作 billion？）" if slip else ""
    zh = f"{first.time} 的{metric_zh(first)}说法不一：{said}{hint_zh}"
    return Finding(WARNING, SLIP if slip else CONFLICT, subject_of(first), message, ids(*claims), zh)


def _neighbours(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Find amounts of money that jump about tenfold or a hundredfold and more from one year to the next."""
    money = [claim for claim in observed if claim.metric in _LEVELS and close(claim)]
    for group in grouped(money, lambda c: _series(c, subject_of)):
        dated = [claim for claim in _distinct(group) if year(claim) is not None]
        for left, right in _near(sorted(dated, key=lambda c: (year(c) or 0, c.id))):
            if comparable(left, right) and _jump(left, right):
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


def _when(claim: Claim) -> str | None:
    """Return the time of a figure; what is counted of a year is counted at its end."""
    return (period(claim) or claim.time) if METRICS.get(claim.metric or "") == "count" else claim.time


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


def _beside(left: Claim, right: Claim) -> bool:
    """Say whether two figures stand in one sentence without restating each other: they are of two times or things.

    A writer does not contradict himself within a sentence; that both were bound to one thing is a reading's fault.
    """
    return one_sentence(left, right) and not restates(left, right)


def _near(dated: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of figures of different years that lie at most `_WITHIN` years apart, of a list by years."""
    for at, left in enumerate(dated):
        for right in islice(dated, at + 1, at + 1 + _MOST):
            gap = (year(right) or 0) - (year(left) or 0)
            if gap > _WITHIN:
                break
            if gap:
                yield left, right


def _jump(left: Claim, right: Claim) -> bool:
    """Say whether two figures differ about tenfold from one year to the next, or a hundredfold and more in a few."""
    small, large = sorted((abs(amount(left)), abs(amount(right))))
    tenfold = (year(right) or 0) - (year(left) or 0) == 1 and small * _YEARLY[0] <= large <= small * _YEARLY[1]
    return small > 0 and (tenfold or large >= small * _HUNDREDFOLD)
