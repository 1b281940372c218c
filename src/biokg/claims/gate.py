"""The only door out of the room: a claim whose quote is at its place and whose number is in its quote, or a refusal."""

import hashlib
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from biokg.claims.drafts import Draft
from biokg.claims.wholeness import torn, turned
from biokg.mentions.reading import Reading
from biokg.model import Claim, Document, Role
from biokg.terms import BOUNDS, CLASSES, DOMAINS, METRICS, MODALITIES, UNITS, accepts
from biokg.text.names import clean_name
from biokg.text.quantities import quantities_of
from biokg.text.shadow import shadow

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_DAY = r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_TIME = re.compile(f"{_DAY}(?:/{_DAY})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A draft that the gate did not let through, with the reason."""

    document: str
    rule: str
    reason: str
    quote: str


def admit(reading: Reading, draft: Draft) -> Claim | Refusal:
    """Turn a draft into a claim with offsets in the stored file, or refuse it with the reason."""
    document = reading.document
    start, end = reading.shadow.back(*draft.sentence)
    quote = document.text[start:end]
    printed, at, torn_by = None, None, None
    if draft.number is not None:
        low, high = reading.shadow.back(*draft.number)
        printed, at = document.text[low:high], low - start
        torn_by = torn(document.text, low, high)
    reason = _objection(document, draft, (start, end), quote, printed) or torn_by
    if reason:
        return Refusal(document.id, draft.rule, reason, quote)
    return Claim(
        id=claim_id(document.id, draft, (quote, start), (printed, at)),
        kind=draft.kind,
        document=document.id,
        subject=_cleaned(draft.subject),
        start=document.offset + start,
        end=document.offset + end,
        quote=quote,
        rule=draft.rule,
        tier=draft.tier,
        predicate=draft.predicate,
        object=_cleaned(draft.object),
        metric=draft.metric,
        value=draft.value,
        upper=draft.upper,
        total=draft.total,
        unit=draft.unit,
        bound=draft.bound,
        about=draft.about,
        segment=draft.segment,
        printed=printed,
        qualifiers=draft.qualifiers,
        time=draft.time,
        time_basis=draft.time_basis,
        modality=draft.modality,
        negated=draft.negated,
        flags=tuple(sorted(draft.flags)),
    )


def _cleaned(role: Role | None) -> Role | None:
    if role is None or (name := clean_name(role.name)) == role.name:
        return role
    return Role(role.type, name, role.mention)


def claim_id(document: str, draft: Draft, quote: tuple[str, int], number: tuple[str | None, int | None]) -> str:
    """Return the id of a claim: a hash of its raw parts as printed, so that better cleaning does not move it."""
    parts = [
        document,
        draft.kind,
        *quote,
        draft.predicate,
        draft.subject.mention if draft.subject else None,
        draft.object.mention if draft.object else None,
        *number,
    ]
    return hashlib.sha256(_JSON.encode(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _objection(document: Document, draft: Draft, span: tuple[int, int], quote: str, printed: str | None) -> str | None:
    if not quote.strip() or document.text[slice(*span)] != quote:
        return "the quote is not in the text at its place"
    if turned(document.text, *span):
        return "marks in its line turn the direction of reading"
    if draft.kind == "observation":
        return _number_objection(draft, quote, printed)
    return _type_objection(draft)


def _number_objection(draft: Draft, quote: str, printed: str | None) -> str | None:
    """Read the printed number again from the quote alone: it must give the same value."""
    if not printed or printed not in quote:
        return f"the number {printed!r} is not in its quote"
    if (draft.value, draft.upper) not in _values(quote):
        return f"the value {draft.value} is not what its quote says"
    return None


def unsound(claim: Claim) -> str | None:
    """Return why a claim that a person edited or added cannot stand, or None: the gate's rules hold for people too."""
    if claim.modality not in MODALITIES:
        return f"unknown modality {claim.modality!r}; modalities: {', '.join(MODALITIES)}"
    unknown = [role.type for role in (claim.subject, claim.object) if role and role.type not in CLASSES]
    if unknown:
        return f"unknown class {unknown[0]!r}; classes: {', '.join(CLASSES)}"
    if claim.subject is None:
        return "a fact needs a subject"
    if claim.time is not None and not _TIME.fullmatch(claim.time):
        return f"{claim.time!r} is no time such as 2024, 2024-06, 2024-06-30 or 2021/2024"
    if claim.bound is not None and claim.bound not in BOUNDS:
        return f"unknown bound {claim.bound!r}; bounds: {', '.join(BOUNDS)}"
    return _unsound_relation(claim, claim.subject) if claim.kind == "relation" else _unsound_figure(claim)


def _unsound_relation(claim: Claim, subject: Role) -> str | None:
    if claim.predicate is None or claim.predicate not in DOMAINS or claim.object is None:
        return f"no relation {claim.predicate!r} with two ends"
    joined = accepts(claim.predicate, subject.type, claim.object.type)
    return None if joined else f"{claim.predicate} does not lead from {subject.type} to {claim.object.type}"


def _unsound_figure(claim: Claim) -> str | None:
    if claim.metric not in METRICS:
        return f"unknown metric {claim.metric!r}; metrics: {', '.join(METRICS)}"
    if not claim.printed or claim.printed not in claim.quote:
        return f"the number {claim.printed!r} is not in its quote"
    if (claim.value, claim.upper) not in _values(claim.quote):
        return f"the value {claim.value} is not what its quote says"
    return _unsound_unit(claim)


def _unsound_unit(claim: Claim) -> str | None:
    wanted = UNITS.get(METRICS[claim.metric or ""], "")
    if wanted and claim.unit != wanted:
        return f"{claim.metric} is counted in {wanted!r}, not in {claim.unit!r}"
    currencies = {unit for value, upper, unit in _amounts(claim.quote) if (value, upper) == (claim.value, claim.upper)}
    if not wanted and claim.unit not in currencies and "" not in currencies:
        return f"the quote says {', '.join(sorted(currencies))}, not {claim.unit!r}"
    return None


@lru_cache(maxsize=256)
def _values(quote: str) -> frozenset[tuple[Decimal, Decimal | None]]:
    return frozenset((value, upper) for value, upper, _ in _amounts(quote))


@lru_cache(maxsize=256)
def _amounts(quote: str) -> frozenset[tuple[Decimal, Decimal | None, str]]:
    return frozenset((q.value, q.upper, q.unit) for q in quantities_of(shadow(quote).text))


def _type_objection(draft: Draft) -> str | None:
    """Check a relation's ends against the vocabulary's domain and range."""
    if draft.predicate is None or draft.subject is None or draft.object is None:
        return "a relation needs two ends"
    if not accepts(draft.predicate, draft.subject.type, draft.object.type):
        return f"{draft.predicate} does not lead from a {draft.subject.type} to a {draft.object.type}"
    return None
