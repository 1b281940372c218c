"""Dollars given for yuan, or yuan for dollars, at a rate that cannot be: a slip in one of the figures."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from biokg.checks.figures import SubjectOf, amount, grouped, ids, restates, rounding, shown, words
from biokg.checks.report import WARNING, Finding
from biokg.model import Claim

CHECK = "arithmetic/exchange"

Pair = tuple[Claim, Claim]

# The yuan has stood between 6.0 and 8.3 to the dollar since 1994; the band leaves room for rounding.
_LOWEST, _HIGHEST = Decimal("5.5"), Decimal("8.5")


def check_exchange(claims: Iterable[Claim], subject_of: SubjectOf) -> Iterator[Finding]:
    """Yield the amounts in yuan and dollars that convert one another at an implausible rate.

    Implausible is a rate that no year has had, and in one document one that differs from that of another conversion
    by more than their rounding allows.
    """
    money = [claim for claim in claims if claim.unit in ("CNY", "USD") and claim.printed and amount(claim) > 0]
    for group in grouped(sorted(money, key=lambda c: c.id), lambda c: (c.document,)):
        pairs = sorted(_conversions(group), key=lambda pair: (pair[0].id, pair[1].id))
        for yuan, dollars in pairs:
            if not _plausible(yuan, dollars):
                rate = shown(amount(yuan) / amount(dollars))
                en = f"{words(yuan)} given as {words(dollars)} implies {rate} yuan to the dollar"
                zh = f"{words(yuan)} 折合 {words(dollars)}，隐含汇率为 1 美元兑 {rate} 元"
                yield _finding(subject_of, (yuan, dollars), en, zh)
        yield from _two_rates([pair for pair in pairs if _plausible(*pair)], subject_of)


def _conversions(group: list[Claim]) -> Iterator[Pair]:
    """Yield yuan with the dollars that restate them; only amounts of one sentence are ever held together."""
    held: list[Claim] = []
    for claim in sorted(group, key=lambda c: (c.start, c.id)):
        held = [other for other in held if other.end > claim.start]
        for other in held:
            if other.unit != claim.unit and restates(other, claim):
                yield (other, claim) if other.unit == "CNY" else (claim, other)
        held.append(claim)


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
