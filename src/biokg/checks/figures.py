"""What the arithmetic checks need to know of one figure: whose it is, of when, and how far it is rounded."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache, lru_cache

from biokg.checks.modules import translations
from biokg.model import Claim
from biokg.resolve.sectors import sectors
from biokg.terms import METRICS, ONTOLOGY
from biokg.text.names import name_key

SubjectOf = Callable[[Claim], str]
"""Gives the identity of a claim's subject: its IRI where things are resolved, else its name."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}(?:-12-31|-12)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-\d\d(?:/(\d{4})-\d\d)?")
_CLOSE = ("exact", "about", "nearly", None)
_COARSEST = Decimal("0.05")
_FIGURES = 8192
"""Figures whose rounding is remembered: each is held against all others of its subject."""
# Not 'a fund of 3 billion yuan and $1 billion'.
_CONVERSION = r"[^.;。；]{0,6}?(?:[(（]|\bor\b|\bequivalent to\b|合)[^.;。；\d]{0,16}"
# What "about" and "nearly" leave open: the printed figure is near the true one, not equal to it.
_SLACK = {"about": Decimal("0.05"), "nearly": Decimal("0.05")}


def subject_name(claim: Claim) -> str:
    """Return the name of the subject, for claims that nobody has resolved."""
    return claim.subject.name if claim.subject else ""


def usable(claims: Iterable[Claim]) -> list[Claim]:
    """Return the observations that say a figure of a known metric of a known subject, in a stable order.

    By how much something grew, what would be under a condition, and a level (百亿级) are no figures of the thing.
    """
    bound = (claim for claim in claims if claim.kind == "observation" and claim.metric and claim.subject)
    return sorted((claim for claim in bound if claim.value is not None and _is_figure(claim)), key=lambda c: c.id)


def _is_figure(claim: Claim) -> bool:
    amounts = METRICS.get(claim.metric or "") in ("money", "count")
    loose = claim.bound == "about" and not _NUMBER.search(claim.printed or "")
    return not claim.negated and not (amounts and ("increase" in claim.flags or "conditional" in claim.flags or loose))


def grouped(claims: Iterable[Claim], key: Callable[[Claim], tuple[str | None, ...]]) -> list[list[Claim]]:
    """Return the claims that agree in `key`, in the order in which each group begins."""
    groups: defaultdict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return list(groups.values())


def amount(claim: Claim) -> Decimal:
    """Return the value of a claim that `usable` has let through."""
    return claim.value if claim.value is not None else Decimal(0)


def close(claim: Claim) -> bool:
    """Say whether the printed words give the figure itself and no limit or range (not 'more than')."""
    return claim.bound in _CLOSE and claim.upper is None


def rounding(claim: Claim, most: Decimal = _COARSEST) -> Decimal:
    """Return how far rounding may have moved a figure: half a unit of its last printed digit, `most` of it at most.

    'RMB 90 billion' may be off by half a billion, but 'RMB 1 trillion' not by half a trillion.
    """
    return _rounding(abs(amount(claim)), claim.printed or "", most)


@lru_cache(maxsize=_FIGURES)
def _rounding(value: Decimal, words: str, most: Decimal) -> Decimal:
    match = _NUMBER.search(words)
    printed = Decimal(match[0].replace(",", "")) if match else Decimal(0)
    if match is None or not printed:
        return Decimal(0)
    decimals = len(match[0].partition(".")[2])
    return min(value / printed * Decimal(10) ** -decimals / 2, value * most)


def leeway(claim: Claim) -> Decimal:
    """Return how far the true figure may lie from the value, by rounding and by words such as 'about'."""
    return rounding(claim) + abs(amount(claim)) * _SLACK.get(claim.bound or "", Decimal(0))


def year(claim: Claim) -> int | None:
    """Return the year of a claim about a whole year or its end, None for any other time."""
    return int(claim.time[:4]) if claim.time and _YEAR.fullmatch(claim.time) else None


def period(claim: Claim) -> str | None:
    """Return the year of a claim about a whole year or its end, or the months within one year; None for other times.

    Two periods a year apart differ in nothing but their years: ``2023`` and ``2024``, ``2023-01/2023-06`` and so on.
    """
    if (whole := year(claim)) is not None:
        return str(whole)
    months = _PART_OF_YEAR.fullmatch(claim.time or "")
    return claim.time if months and months[2] in (None, months[1]) else None


def topic(claim: Claim) -> str | None:
    """Return what a figure is about: a sector, whatever it is called (生物医药产业, biomedicine), or folded words."""
    return _topic(claim.about or "")


@lru_cache(maxsize=_FIGURES)
def _topic(words: str) -> str | None:
    key = name_key(words)
    return _sector_names().get(key, key) or None


@cache
def _sector_names() -> dict[str, str]:
    return {name_key(name): id_ for id_, known in sectors().items() for name in known.entity.names}


def comparable(left: Claim, right: Claim) -> bool:
    """Say whether what two figures are about does not differ; one that says nothing may be about the same."""
    return not left.about or not right.about or topic(left) == topic(right)


def one_sentence(left: Claim, right: Claim) -> bool:
    """Say whether two claims stand in one sentence of one document."""
    overlap = left.start < right.end and right.start < left.end
    return overlap and bool(left.quote) and left.document == right.document


def restates(left: Claim, right: Claim) -> bool:
    """Say whether the words between two amounts make one the other: '2亿美元（约合14亿元）', 'X or Y'."""
    one, other = re.escape(words(left)), re.escape(words(right))
    pattern = re.compile(f"{one}{_CONVERSION}{other}|{other}{_CONVERSION}{one}")
    return one_sentence(left, right) and any(pattern.search(quote) for quote in (left.quote, right.quote))


def shown(value: Decimal) -> str:
    """Return a value in plain digits, without the zeros that a division leaves.

    >>> shown(Decimal("90000000000")), shown(Decimal("7.0412345"))
    ('90,000,000,000', '7.04')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def words(claim: Claim) -> str:
    """Return a figure as it was printed, else its value."""
    return claim.printed or shown(amount(claim))


def metric_zh(claim: Claim) -> str:
    """Return the Chinese name of a claim's metric."""
    return _chinese_names().get(claim.metric or "", claim.metric or "")


@cache
def _chinese_names() -> dict[str, str]:
    labels = (row for row in translations() if row.property == "label" and row.term.startswith(ONTOLOGY))
    return {row.term.removeprefix(ONTOLOGY): row.translation for row in labels}


def ids(*claims: Claim) -> tuple[str, ...]:
    """Return the ids of the claims, sorted, each once."""
    return tuple(sorted({claim.id for claim in claims}))
