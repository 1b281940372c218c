"""Dollars given for yuan, or yuan for dollars, at a rate that no year has had: a slip in one of the two figures."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from biokg.checks.figures import SubjectOf, amount, grouped, ids, rounding, shown, words
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim

CHECK = "arithmetic/exchange"

# The yuan has stood between 6.0 and 8.3 to the dollar since 1994; the band leaves room for rounding.
_LOWEST, _HIGHEST = Decimal("5.5"), Decimal("8.5")
# '933.7 billion yuan (US$128 billion)', '2亿美元（约合14亿元）', but not 'a fund of 3 billion yuan and $1 billion'.
_CONVERSION = r"[^.;。；]{0,6}?(?:[(（]|\bor\b|\bequivalent to\b|合)[^.;。；\d]{0,16}"


def check_exchange(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield the pairs of amounts in yuan and dollars that convert one another at an implausible rate."""
    money = [claim for claim in claims if claim.unit in ("CNY", "USD") and claim.printed and amount(claim) > 0]
    for group in grouped(sorted(money, key=lambda c: c.id), lambda c: (c.document,)):
        for yuan in (claim for claim in group if claim.unit == "CNY"):
            for dollars in (claim for claim in group if claim.unit == "USD" and _converts(yuan, claim)):
                if not _plausible(yuan, dollars):
                    rate = shown(amount(yuan) / amount(dollars))
                    message = f"{words(yuan)} given as {words(dollars)} implies {rate} yuan to the dollar"
                    where = subject_of(dollars) or dollars.document
                    yield Finding(WARNING, CHECK, where, message, ids(yuan, dollars))


def _plausible(yuan: Claim, dollars: Claim) -> bool:
    """Say whether some rate of the band fits the two figures within their rounding."""
    low = (amount(yuan) - rounding(yuan)) / (amount(dollars) + rounding(dollars))
    high = (amount(yuan) + rounding(yuan)) / (amount(dollars) - rounding(dollars))
    return low <= _HIGHEST and high >= _LOWEST


def _converts(yuan: Claim, dollars: Claim) -> bool:
    """Say whether the words between the two amounts make one the other in another currency."""
    if yuan.start >= dollars.end or dollars.start >= yuan.end:
        return False
    left, right = re.escape(words(yuan)), re.escape(words(dollars))
    pattern = re.compile(f"{left}{_CONVERSION}{right}|{right}{_CONVERSION}{left}")
    return any(pattern.search(quote) for quote in (yuan.quote, dollars.quote))
