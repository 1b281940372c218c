"""What a claim says, apart from who said it: the fields that facts and claims share, and the fact's identity."""

import hashlib
import json
import re
from collections.abc import Iterator
from decimal import Decimal

from biokg.model import Claim
from biokg.terms import THINGS, bkg, thing
from biokg.triples.linking import Linked
from biokg.triples.nquads import iri, text, typed

# For these the number means nothing without what it is of; elsewhere two wordings of it are one fact.
_ABOUT_MATTERS = frozenset(
    ["otherCount", "shareOf", "growthRate", "cagr", "rank", "rankChange", "productCount", "approvalCount"]
)
_YEAR = re.compile(r"^(\d{4})")
Field = tuple[str, str]


def fact_iri(linked: Linked) -> str:
    """Return the IRI of what the claim says: equal for two claims that say the same of the same things."""
    claim = linked.claim
    parts = [
        claim.kind,
        linked.subject.id if linked.subject else None,
        claim.predicate,
        linked.object.id if linked.object else None,
        [list(q) for q in claim.qualifiers],
        claim.metric,
        *(number(v) if v is not None else None for v in (claim.value, claim.upper, claim.total)),
        claim.unit,
        claim.bound,
        claim.about.casefold() if claim.about and claim.metric in _ABOUT_MATTERS else None,
        claim.segment,
        claim.time,
        claim.modality,
        claim.negated,
        # A number that nothing binds is its own fact.
        claim.id if claim.tier == "C" else None,
    ]
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"{THINGS}fact/{digest}"


def fields(linked: Linked) -> Iterator[Field]:
    """Yield predicate IRI and term of everything that a claim says."""
    claim = linked.claim
    if linked.subject:
        yield bkg("subject"), iri(thing(linked.subject.id))
    if claim.predicate and linked.object:
        yield bkg("predicate"), iri(bkg(claim.predicate))
        yield bkg("object"), iri(thing(linked.object.id))
    yield from _qualifiers(claim)
    yield from _figure(claim)
    yield from _circumstances(claim)


def _qualifiers(claim: Claim) -> Iterator[Field]:
    for name, value in claim.qualifiers:
        yield bkg("approvalKind" if name == "kind" else name), text(value)


def _figure(claim: Claim) -> Iterator[Field]:
    if claim.metric:
        yield bkg("metric"), iri(bkg(claim.metric))
    for name, value in (("value", claim.value), ("upperValue", claim.upper), ("total", claim.total)):
        if value is not None:
            yield bkg(name), typed(number(value), "decimal")
    for name in ("unit", "bound", "about", "segment", "printed"):
        stated = getattr(claim, name)
        if stated:
            yield bkg(name), text(stated)


def _circumstances(claim: Claim) -> Iterator[Field]:
    if claim.time:
        yield bkg("time"), text(claim.time)
    if (year := year_of(claim.time)) is not None:
        yield bkg("year"), typed(str(year), "integer")
    yield bkg("modality"), text(claim.modality)
    if claim.negated:
        yield bkg("negated"), typed("true", "boolean")


def year_of(time: str | None) -> int | None:
    """Return the year in which a time ends.

    >>> year_of("2021/2024"), year_of("2025-08-30"), year_of(None)
    (2024, 2025, None)
    """
    found = _YEAR.match((time or "").rsplit("/", 1)[-1])
    return int(found[1]) if found else None


def is_part_of_year(time: str | None) -> bool:
    """Say whether a time is an interval within one year, such as a half or a quarter.

    >>> is_part_of_year("2025-01/2025-06"), is_part_of_year("2021/2024"), is_part_of_year("2025-08")
    (True, False, False)
    """
    start, slash, end = (time or "").partition("/")
    return bool(slash) and start[:4] == end[:4] and start != end


def number(value: Decimal) -> str:
    """Return a decimal without exponent and without needless zeros.

    >>> number(Decimal("2.250E+10")), number(Decimal("8.940"))
    ('22500000000', '8.94')
    """
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
