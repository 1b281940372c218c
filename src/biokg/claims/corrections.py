"""People's decisions on single facts (`data/corrections.jsonl`), applied to what the rules found.

One JSON object a line: ``document`` (id), ``quote`` (exact), ``verdict`` (``right``, ``wrong``, ``edit``, ``add``),
``match`` (fields that the fact must have), ``set`` (fields that an edit or addition gives), ``who``, ``when``, ``why``.
They are keyed on document and quote, so that a rebuild cannot bring back what was refuted.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from biokg.errors import DataError
from biokg.model import Claim, Document, Role
from biokg.resources import shipped
from biokg.terms import METRICS, accepts

_VERDICTS = frozenset({"right", "wrong", "edit", "add"})
_NUMBERS = frozenset({"value", "upper", "total"})
_ROLES = frozenset({"subject", "object"})
_FIELDS = frozenset(f.name for f in fields(Claim)) - {"id", "document", "start", "end", "quote", "tier", "curated"}


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's decision on one fact of one document."""

    document: str
    quote: str
    verdict: str
    match: str
    """JSON object of the fields that the fact must have."""
    set: str
    """JSON object of the fields that are given."""
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The claims of a document after the decisions, and the decisions that found their fact."""

    claims: tuple[Claim, ...]
    used: tuple[Correction, ...]


def read_corrections() -> tuple[Correction, ...]:
    """Read the shipped decisions in file order; raise `DataError` for a line that breaks the format."""
    path = shipped("data", "corrections.jsonl")
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return tuple(_correction(number, row) for number, row in enumerate(rows, 1) if row.strip())


def _correction(number: int, row: str) -> Correction:
    try:
        table = json.loads(row)
    except json.JSONDecodeError as error:
        raise DataError(f"corrections.jsonl line {number}: no JSON object: {error}") from error
    missing = {"document", "quote", "verdict", "who", "when", "why"} - set(table)
    if missing or table["verdict"] not in _VERDICTS:
        wrong = f"lacks {', '.join(sorted(missing))}" if missing else f"unknown verdict {table['verdict']!r}"
        raise DataError(f"corrections.jsonl line {number}: {wrong}; verdicts: {', '.join(sorted(_VERDICTS))}")
    unknown = (set(table.get("match", {})) | set(table.get("set", {}))) - _FIELDS
    if unknown:
        raise DataError(f"corrections.jsonl line {number}: unknown field {', '.join(sorted(unknown))}")
    match, given = (json.dumps(table.get(key, {}), ensure_ascii=False, sort_keys=True) for key in ("match", "set"))
    return Correction(
        table["document"], table["quote"], table["verdict"], match, given, table["who"], table["when"], table["why"]
    )


def correct(document: Document, claims: Sequence[Claim], corrections: Sequence[Correction]) -> Corrected:
    """Apply the decisions on one document, in order; an added fact must pass the same gate as a found one."""
    held, used = list(claims), []
    for correction in corrections:
        if correction.document != document.id:
            continue
        if correction.verdict == "add":
            held.append(_added(document, correction))
            used.append(correction)
            continue
        for at, claim in enumerate(held):
            if claim.quote == correction.quote and _fits(claim, json.loads(correction.match)):
                held[at] = _decided(claim, correction)
                used.append(correction)
        held = [claim for claim in held if claim.rule != _REFUTED]
    return Corrected(tuple(held), tuple(used))


_REFUTED = "refuted"


def _decided(claim: Claim, correction: Correction) -> Claim:
    if correction.verdict == "wrong":
        return replace(claim, rule=_REFUTED)
    given = _values(json.loads(correction.set)) if correction.verdict == "edit" else {}
    return replace(claim, **given, tier="A", curated=True)


def _fits(claim: Claim, match: dict[str, Any]) -> bool:
    for name, wanted in match.items():
        held = getattr(claim, name)
        if name in _ROLES:
            if held is None or wanted not in (held.name, held.mention):
                return False
        elif name in _NUMBERS:
            if held is None or held != Decimal(str(wanted)):
                return False
        elif held != wanted:
            return False
    return True


def _values(given: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name in _ROLES:
            values[name] = Role(value["type"], value["name"], value.get("mention", value["name"]))
        elif name in _NUMBERS:
            values[name] = Decimal(str(value))
        elif name in {"flags"}:
            values[name] = tuple(value)
        elif name == "qualifiers":
            values[name] = tuple(sorted((str(k), str(v)) for k, v in value.items()))
        else:
            values[name] = value
    return values


def _added(document: Document, correction: Correction) -> Claim:
    given = _values(json.loads(correction.set))
    start = document.text.find(correction.quote)
    if start < 0:
        raise DataError(f"corrections.jsonl: {document.id}: the quote {correction.quote!r} is not in the document")
    printed = given.get("printed")
    if given.get("value") is not None and (not printed or printed not in correction.quote):
        raise DataError(f"corrections.jsonl: {document.id}: the number {printed!r} is not in its quote")
    predicate, subject, thing = given.get("predicate"), given.get("subject"), given.get("object")
    if predicate and not (subject and thing and accepts(predicate, subject.type, thing.type)):
        raise DataError(f"corrections.jsonl: {document.id}: {predicate} does not join such a subject and object")
    if not predicate and given.get("metric") not in METRICS:
        raise DataError(f"corrections.jsonl: {document.id}: unknown metric {given.get('metric')!r}")
    digest = hashlib.sha256(json.dumps([document.id, correction.quote, correction.set]).encode()).hexdigest()[:20]
    return Claim(
        **{
            "id": digest,
            "kind": "relation" if predicate else "observation",
            "document": document.id,
            "subject": None,
            "start": document.offset + start,
            "end": document.offset + start + len(correction.quote),
            "quote": correction.quote,
            "rule": "person",
            "extractor": "person",
            "tier": "A",
            "curated": True,
            **given,
        }
    )
