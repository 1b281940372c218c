"""People's decisions on single facts as lines of a log (`corrections.jsonl`): read, checked, written.

One JSON object a line: ``document`` (id), ``quote``, ``verdict``, ``match`` (fields that the fact must have), ``set``
(fields that an edit or addition gives; the whole of a confirmed fact), ``who``, ``when``, ``why``, ``rule`` (that
had found it).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from biokg.errors import DataError
from biokg.journal import append
from biokg.model import Claim, Role
from biokg.resources import decided, shipped

LOG = "corrections.jsonl"
VERDICTS = ("right", "wrong", "edit", "add", "open")
"""``open`` takes back what was decided before in the same words (document, quote, match)."""
NUMBERS = ("value", "upper", "total")
ROLES = ("subject", "object")
_NEEDED = ("document", "quote", "verdict", "who", "when", "why")
_FIELDS = frozenset(f.name for f in fields(Claim)) - {
    *("id", "kind", "document", "start", "end", "quote", "tier", "curated", "decision", "rule", "extractor")
}
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's decision on one fact of one document."""

    place: str
    """File and line, for messages."""
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
    rule: str = ""
    """The rule that had found the fact, where the decision was made on a found one."""
    own: bool = False
    """True for a decision of the people who use biokg, false for one that ships with it."""


def read_corrections() -> tuple[Correction, ...]:
    """Read the shipped decisions, then one's own, in the order of their lines, without those that were taken back.

    Raises `DataError` for a line that breaks the format.
    """
    own = decided(LOG)
    held = [*_read(shipped("data", LOG), LOG), *(replace(one, own=True) for one in _read(own, str(own)))]
    return standing(held)


def read_log(path: Path) -> tuple[Correction, ...]:
    """Read one log as it is, also what was taken back; a log that is not there holds nothing."""
    return tuple(_read(path, str(path)))


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the decisions that hold: all but those that a later line opened again."""
    held: dict[int, Correction] = {}
    for number, one in enumerate(corrections):
        if one.verdict == "open":
            about = (one.document, one.quote, one.match)
            held = {at: old for at, old in held.items() if (old.document, old.quote, old.match) != about}
        else:
            held[number] = one
    return tuple(held.values())


def append_correction(correction: Correction) -> Path:
    """Append a decision to one's own log and return the log's path; raise `DataError` if it could not be read back."""
    path = decided(LOG)
    _correction(str(path), line_of(correction))
    append(path, line_of(correction))
    return path


def line_of(correction: Correction) -> str:
    """Return a decision as its line of the log."""
    row: dict[str, Any] = {name: getattr(correction, name) for name in ("document", "quote", "verdict")}
    row |= {name: held for name in ("match", "set") if (held := json.loads(getattr(correction, name)))}
    row |= {name: getattr(correction, name) for name in ("who", "when", "why")}
    row |= {"rule": correction.rule} if correction.rule else {}
    return json.dumps(row, ensure_ascii=False)


def _read(path: Path, name: str) -> Iterable[Correction]:
    try:
        rows = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text ({error}).") from error
    return [_correction(f"{name} line {number}", row) for number, row in enumerate(rows, 1) if row.strip()]


def _correction(place: str, row: str) -> Correction:
    try:
        table = json.loads(row)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"{place}: no JSON object: {error}") from error
    if not isinstance(table, dict):
        raise DataError(f"{place}: no JSON object: {row[:60]}")
    for name in _NEEDED:
        if not isinstance(table.get(name), str) or not table[name].strip():
            raise DataError(f"{place}: lacks {name}, a text; it is {table.get(name)!r}")
    if table["verdict"] not in VERDICTS:
        raise DataError(f"{place}: unknown verdict {table['verdict']!r}; verdicts: {', '.join(VERDICTS)}")
    held = {key: table.get(key, {}) for key in ("match", "set")}
    for key, found in held.items():
        if not isinstance(found, dict) or set(found) - _FIELDS:
            wrong = found if not isinstance(found, dict) else ", ".join(sorted(set(found) - _FIELDS))
            raise DataError(f"{place}: {key} has an unknown field or is no object: {wrong}")
    match, given = (_JSON.encode(held[key]) for key in ("match", "set"))
    rule = table.get("rule", "")
    if not isinstance(rule, str):
        raise DataError(f"{place}: rule is {rule!r}, not the name of a rule")
    return Correction(place, match=match, set=given, rule=rule, **{name: table[name] for name in _NEEDED})


def given(correction: Correction) -> dict[str, Any]:
    """Return the fields that a decision gives, as a claim holds them; raise `DataError` for a value of another kind."""
    values: dict[str, Any] = {}
    for name, value in json.loads(correction.set).items():
        try:
            values[name] = _field(name, value)
        except (ArithmeticError, AttributeError, KeyError, TypeError) as error:
            raise DataError(f"{correction.place}: {name} cannot be {value!r}") from error
    return values


def _field(name: str, value: Any) -> object:
    if name in ROLES:
        return None if value is None else _role(value)
    if name in NUMBERS:
        number = None if value is None else Decimal(str(value))
        if number is not None and not number.is_finite():
            raise TypeError(name)
        return number
    if name == "flags":
        return tuple(str(flag) for flag in value)
    if name == "qualifiers":
        return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    if name == "negated":
        return bool(value)
    return None if value is None else _text(value)


def _role(value: dict[str, Any]) -> Role:
    return Role(_text(value["type"]), _text(value["name"]), _text(value.get("mention", value["name"])))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
