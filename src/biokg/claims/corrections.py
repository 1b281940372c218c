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

from biokg.claims.gate import unsound
from biokg.errors import DataError
from biokg.model import Claim, Document, Role
from biokg.resources import shipped

_VERDICTS = frozenset({"right", "wrong", "edit", "add"})
_NEEDED = frozenset({"document", "quote", "verdict", "who", "when", "why"})
_NUMBERS = frozenset({"value", "upper", "total"})
_ROLES = frozenset({"subject", "object"})
_FIELDS = frozenset(f.name for f in fields(Claim)) - {
    *("id", "kind", "document", "start", "end", "quote", "tier", "curated", "rule", "extractor")
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's decision on one fact of one document."""

    line: int
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
    if not isinstance(table, dict):
        raise DataError(f"corrections.jsonl line {number}: no JSON object: {row[:60]}")
    missing = _NEEDED - set(table)
    if missing or table["verdict"] not in _VERDICTS:
        wrong = f"lacks {', '.join(sorted(missing))}" if missing else f"unknown verdict {table['verdict']!r}"
        raise DataError(f"corrections.jsonl line {number}: {wrong}; verdicts: {', '.join(sorted(_VERDICTS))}")
    fields_ = {key: table.get(key, {}) for key in ("match", "set")}
    for key, held in fields_.items():
        if not isinstance(held, dict) or set(held) - _FIELDS:
            wrong = held if not isinstance(held, dict) else ", ".join(sorted(set(held) - _FIELDS))
            raise DataError(f"corrections.jsonl line {number}: {key} has an unknown field or is no object: {wrong}")
    match, given = (json.dumps(fields_[key], ensure_ascii=False, sort_keys=True) for key in ("match", "set"))
    return Correction(line=number, match=match, set=given, **{name: table[name] for name in sorted(_NEEDED)})


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
    if correction.verdict == "right":
        return replace(claim, tier="A", curated=True)
    return _sound(replace(claim, **_given(correction), tier="A", curated=True), correction)


def _fits(claim: Claim, match: dict[str, Any]) -> bool:
    for name, wanted in match.items():
        held = getattr(claim, name)
        if name in _ROLES:
            if held is None or wanted not in (held.name, held.mention):
                return False
        elif name in _NUMBERS:
            if held is None or held != Decimal(str(wanted)):
                return False
        elif _plain(held) != wanted:
            return False
    return True


def _plain(held: object) -> object:
    """Return a field as JSON writes it: flags as a list, qualifiers as an object."""
    if isinstance(held, tuple):
        return dict(held) if held and isinstance(held[0], tuple) else list(held)
    return held


def _given(correction: Correction) -> dict[str, Any]:
    """Return the fields that a decision gives, as a claim holds them; raise `DataError` for a value of another kind."""
    values: dict[str, Any] = {}
    for name, value in json.loads(correction.set).items():
        try:
            if name in _ROLES:
                values[name] = Role(value["type"], value["name"], value.get("mention", value["name"]))
            elif name in _NUMBERS:
                values[name] = None if value is None else Decimal(str(value))
            elif name == "flags":
                values[name] = tuple(str(flag) for flag in value)
            elif name == "qualifiers":
                values[name] = tuple(sorted((str(k), str(v)) for k, v in value.items()))
            else:
                values[name] = value
        except (ArithmeticError, AttributeError, KeyError, TypeError) as error:
            raise DataError(f"corrections.jsonl line {correction.line}: {name} cannot be {value!r}") from error
    return values


def _added(document: Document, correction: Correction) -> Claim:
    given = _given(correction)
    start = document.text.find(correction.quote)
    if start < 0:
        raise DataError(
            f"corrections.jsonl line {correction.line}: the quote {correction.quote!r} is not in {document.id}"
        )
    digest = hashlib.sha256(json.dumps([document.id, correction.quote, correction.set]).encode()).hexdigest()[:20]
    held: dict[str, Any] = {
        "id": digest,
        "kind": "relation" if given.get("predicate") else "observation",
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
    return _sound(Claim(**held), correction)


def _sound(claim: Claim, correction: Correction) -> Claim:
    """Return the decided claim if it passes the gate's rules; raise `DataError` with the line and the reason if not."""
    wrong = unsound(claim)
    if wrong:
        raise DataError(f"corrections.jsonl line {correction.line}: {wrong}")
    return claim
