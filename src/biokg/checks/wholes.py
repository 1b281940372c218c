"""Parts that are larger than their whole: shares above 100 %, 25 of the top 20, investments beyond their fund."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from biokg.checks.figures import (
    SubjectOf,
    amount,
    grouped,
    ids,
    metric_zh,
    one_sentence,
    rounding,
    shown,
    usable,
    words,
)
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim
from biokg.terms import METRICS, SUPERCLASSES, is_a

SHARE = "arithmetic/share"
PART = "arithmetic/part"

_FULL = Decimal(100)
_MOST = 32
"""Wholes that a part is held against at most."""
_WHOLE_OF = {
    "listedEnterpriseCount": "enterpriseCount",
    "multinationalCount": "enterpriseCount",
    "expertCount": "talentCount",
}


def check_wholes(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield shares above 100 %, parts above their total and investments above the funds of the same document."""
    observed = usable(claims)
    yield from _shares(observed, subject_of)
    yield from _totals(observed, subject_of)
    yield from _parts(observed, subject_of)
    yield from _investments(observed, subject_of)


def _shares(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    for claim in observed:
        if claim.metric in ("shareOf", "timeReduction", "lossTolerance") and amount(claim) > _FULL:
            message = f"{claim.metric} of {shown(amount(claim))} % is more than the whole"
            zh = f"{metric_zh(claim)} {shown(amount(claim))}% 超过整体"
            yield Finding(WARNING, SHARE, subject_of(claim), message, ids(claim), zh)


def _totals(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    for claim in observed:
        if claim.total is not None and amount(claim) > claim.total:
            message = f"{shown(amount(claim))} out of {shown(claim.total)} is more than the whole"
            zh = f"{shown(claim.total)} 中的 {shown(amount(claim))} 超过整体"
            yield Finding(WARNING, PART, subject_of(claim), message, ids(claim), zh)


def _parts(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Compare the figure of a part with that of the whole that the same document gives for the same time."""
    for group in grouped(observed, lambda c: (c.document, subject_of(c), c.time, c.modality)):
        by_metric = {same[0].metric: same for same in grouped(group, lambda c: (c.metric,))}
        for part in group:
            wholes = list(islice(_wholes(part, by_metric), _MOST))
            if wholes and all(_exceeds(part, whole) for whole in wholes):
                whole = wholes[0]
                what = f" of {part.segment}" if part.segment else ""
                message = (
                    f"{part.metric}{what} {words(part)} is more than {whole.metric} {words(whole)} of the same document"
                )
                than = f"大于同一文档的{metric_zh(whole)} {words(whole)}"
                zh = f"{part.segment or ''}{metric_zh(part)} {words(part)} {than}"
                yield Finding(WARNING, PART, subject_of(part), message, ids(part, *wholes), zh)


def _wholes(part: Claim, by_metric: dict[str | None, list[Claim]]) -> Iterator[Claim]:
    """Yield what a part is held against: the count of the wider kind, and the same metric without its segment."""
    for claim in by_metric.get(_WHOLE_OF.get(part.metric or "", ""), ()):
        if claim.segment in (None, part.segment):
            yield claim
    if part.segment and METRICS.get(part.metric or "") in ("money", "count"):
        for claim in by_metric[part.metric]:
            if claim.segment is None and claim.unit == part.unit and one_sentence(part, claim):
                yield claim


def _exceeds(part: Claim, whole: Claim) -> bool:
    """Say whether a part is larger than its whole, which "more than" and "up to" leave open."""
    open_ = whole.bound in ("moreThan", "atLeast") or part.bound == "upTo"
    return not open_ and amount(part) - rounding(part) > amount(whole) + rounding(whole)


def _investments(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Compare what a fund or its manager invested with the size of the fund, or of all funds of the document."""
    for group in grouped(observed, lambda c: (c.document, c.unit)):
        sizes = [claim for claim in group if claim.metric == "fundSize"]
        of_fund = {subject_of(own[0]): own for own in grouped(sizes, lambda c: (subject_of(c),))}
        everything = _sum(sizes, subject_of)
        for spent in (claim for claim in group if claim.metric == "investmentAmount" and _invests(claim)):
            own = of_fund.get(subject_of(spent))
            limit, room = _sum(own, subject_of) if own else everything
            if sizes and amount(spent) - rounding(spent) > limit + room:
                message = (
                    f"investmentAmount {words(spent)} is more than the {shown(limit)} {spent.unit} of its funds"
                    f" in the same document"
                )
                zh = f"投资额 {words(spent)} 大于同一文档中其基金的规模 {shown(limit)} {spent.unit}"
                yield Finding(WARNING, PART, subject_of(spent), message, ids(spent, *(own or sizes)), zh)


def _invests(claim: Claim) -> bool:
    """Say whether a claim tells of money already spent by a body that invests."""
    type_ = claim.subject.type if claim.subject else ""
    invests = type_ in SUPERCLASSES and (is_a(type_, "Fund") or is_a(type_, "InvestmentFirm"))
    return invests and claim.modality == "reported"


def _sum(sizes: list[Claim], subject_of: SubjectOf) -> tuple[Decimal, Decimal]:
    """Add up the largest size of each fund, and how far rounding may have moved them."""
    largest = [max(group, key=amount) for group in grouped(sizes, lambda c: (subject_of(c),))]
    return sum(map(amount, largest), Decimal(0)), sum(map(rounding, largest), Decimal(0))
