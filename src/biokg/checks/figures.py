"""What the arithmetic checks need to know of one figure: whose it is, of when, and how far it is rounded."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

from biokg.checks.modules import translations
from biokg.model import Claim
from biokg.terms import ONTOLOGY

SubjectOf = Callable[[Claim], str]
"""Gives the identity of a claim's subject: its IRI where things are resolved, else its name."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}(?:-12-31|-12)?")
_CLOSE = ("exact", "about", "nearly", None)
_COARSEST = Decimal("0.05")
# What "about" and "nearly" leave open: the printed figure is near the true one, not equal to it.
_SLACK = {"about": Decimal("0.05"), "nearly": Decimal("0.05")}


def subject_name(claim: Claim) -> str:
    """Return the name of the subject, for claims that nobody has resolved."""
    return claim.subject.name if claim.subject else ""


def usable(claims: Iterable[Claim]) -> list[Claim]:
    """Return the observations that say a number of a known metric of a known subject, in a stable order."""
    bound = (claim for claim in claims if claim.kind == "observation" and claim.metric and claim.subject)
    return sorted((claim for claim in bound if claim.value is not None and not claim.negated), key=lambda c: c.id)


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
    value = abs(amount(claim))
    match = _NUMBER.search(claim.printed or "")
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


def comparable(left: Claim, right: Claim) -> bool:
    """Say whether what two figures are about does not differ; one that says nothing may be about the same."""
    return not left.about or not right.about or left.about == right.about


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
