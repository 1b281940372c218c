"""Dollars given for yuan, or yuan for dollars, at a rate that cannot be: a slip in one of the figures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from biokg.checks.figures import SubjectOf, amount, grouped, ids, rounding, shown, words
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim

CHECK = "arithmetic/exchange"

Pair = tuple[Claim, Claim]

# The yuan has stood between 6.0 and 8.3 to the dollar since 1994; the band leaves room for rounding.
_LOWEST, _HIGHEST = Decimal("5.5"), Decimal("8.5")
# '933.7 billion yuan (US$128 billion)', '2亿美元（约合14亿元）', but not 'a fund of 3 billion yuan and $1 billion'.
_CONVERSION = r"[^.;。；]{0,6}?(?:[(（]|\bor\b|\bequivalent to\b|合)[^.;。；\d]{0,16}"


def check_exchange(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield the amounts in yuan and dollars that convert one another at an implausible rate.

    Implausible is a rate that no year has had, and in one document one that differs from that of another conversion
    by more than their rounding allows.
    """
    money = [claim for claim in claims if claim.unit in ("CNY", "USD") and claim.printed and amount(claim) > 0]
    for group in grouped(sorted(money, key=lambda c: c.id), lambda c: (c.document,)):
        pairs = [
            (yuan, dollars)
            for yuan in group
            for dollars in group
            if (yuan.unit, dollars.unit) == ("CNY", "USD") and _converts(yuan, dollars)
        ]
        for yuan, dollars in pairs:
            if not _plausible(yuan, dollars):
                rate = shown(amount(yuan) / amount(dollars))
                en = f"{words(yuan)} given as {words(dollars)} implies {rate} yuan to the dollar"
                zh = f"{words(yuan)} 折合 {words(dollars)}，隐含汇率为 1 美元兑 {rate} 元"
                yield _finding(subject_of, (yuan, dollars), en, zh)
        yield from _two_rates([pair for pair in pairs if _plausible(*pair)], subject_of)


def _two_rates(pairs: Sequence[Pair], subject_of: SubjectOf) -> Iterator[Finding]:
    """Compare the conversions of one document, which an author makes at one rate."""
    for (yuan, dollars), other in combinations(sorted(pairs, key=lambda pair: pair[0].start), 2):
        (low, high), (low_other, high_other) = _band(yuan, dollars), _band(*other)
        if high < low_other or high_other < low:
            one, two = (shown(amount(pair[0]) / amount(pair[1])) for pair in ((yuan, dollars), other))
            said = [f"{words(left)} ({words(right)})" for left, right in ((yuan, dollars), other)]
            en = f"one document converts {said[0]} at {one} yuan to the dollar and {said[1]} at {two}"
            zh = f"同一文档中 {said[0]} 的隐含汇率为 {one}，而 {said[1]} 为 {two}"
            yield _finding(subject_of, (yuan, dollars, *other), en, zh)


def _finding(subject_of: SubjectOf, claims: Sequence[Claim], en: str, zh: str) -> Finding:
    where = subject_of(claims[1]) or claims[1].document
    return Finding(WARNING, CHECK, where, en, ids(*claims), zh)


def _plausible(yuan: Claim, dollars: Claim) -> bool:
    """Say whether some rate of the band fits the two figures within their rounding."""
    low, high = _band(yuan, dollars)
    return low <= _HIGHEST and high >= _LOWEST


def _band(yuan: Claim, dollars: Claim) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest rate that the rounding of two figures leaves open."""
    low = (amount(yuan) - rounding(yuan)) / (amount(dollars) + rounding(dollars))
    high = (amount(yuan) + rounding(yuan)) / (amount(dollars) - rounding(dollars))
    return low, high


def _converts(yuan: Claim, dollars: Claim) -> bool:
    """Say whether the words between the two amounts make one the other in another currency."""
    if yuan.start >= dollars.end or dollars.start >= yuan.end:
        return False
    left, right = re.escape(words(yuan)), re.escape(words(dollars))
    pattern = re.compile(f"{left}{_CONVERSION}{right}|{right}{_CONVERSION}{left}")
    return any(pattern.search(quote) for quote in (yuan.quote, dollars.quote))
