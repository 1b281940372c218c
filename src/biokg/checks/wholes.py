"""Parts that are larger than their whole: shares above 100 %, 25 of the top 20, investments beyond their fund."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from biokg.checks.figures import SubjectOf, amount, grouped, ids, metric_zh, rounding, shown, usable, words
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim
from biokg.terms import SUPERCLASSES, is_a

SHARE = "arithmetic/share"
PART = "arithmetic/part"

_FULL = Decimal(100)
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
    """Compare counts of a part with the count of the whole that the same document gives for the same time."""
    for group in grouped(observed, lambda c: (c.document, subject_of(c), c.time, c.modality, c.segment)):
        for part in group:
            wholes = [claim for claim in group if claim.metric == _WHOLE_OF.get(part.metric or "")]
            if wholes and all(amount(part) > amount(whole) and whole.bound != "moreThan" for whole in wholes):
                whole = wholes[0]
                message = (
                    f"{part.metric} {shown(amount(part))} is more than {whole.metric} {shown(amount(whole))}"
                    f" of the same document"
                )
                zh = f"{metric_zh(part)} {shown(amount(part))} 大于同一文档的{metric_zh(whole)} {shown(amount(whole))}"
                yield Finding(WARNING, PART, subject_of(part), message, ids(part, *wholes), zh)


def _investments(observed: list[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Compare what a fund or its manager invested with the size of the fund, or of all funds of the document."""
    for group in grouped(observed, lambda c: (c.document, c.unit)):
        sizes = [claim for claim in group if claim.metric == "fundSize"]
        for spent in (claim for claim in group if claim.metric == "investmentAmount" and _invests(claim)):
            own = [size for size in sizes if subject_of(size) == subject_of(spent)] or sizes
            limit = _sum(own, subject_of)
            if own and amount(spent) - rounding(spent) > limit:
                message = (
                    f"investmentAmount {words(spent)} is more than the {shown(limit)} {spent.unit} of its funds"
                    f" in the same document"
                )
                zh = f"投资额 {words(spent)} 大于同一文档中其基金的规模 {shown(limit)} {spent.unit}"
                yield Finding(WARNING, PART, subject_of(spent), message, ids(spent, *own), zh)


def _invests(claim: Claim) -> bool:
    """Say whether a claim tells of money already spent by a body that invests."""
    type_ = claim.subject.type if claim.subject else ""
    invests = type_ in SUPERCLASSES and (is_a(type_, "Fund") or is_a(type_, "InvestmentFirm"))
    return invests and claim.modality == "reported"


def _sum(sizes: list[Claim], subject_of: SubjectOf) -> Decimal:
    """Add up the largest size of each fund, with its rounding."""
    largest = (max(group, key=amount) for group in grouped(sizes, lambda c: (subject_of(c),)))
    return sum((amount(claim) + rounding(claim) for claim in largest), Decimal(0))
