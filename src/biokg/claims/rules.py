"""The shipped rules for observations (`data/rules/metrics.yml`, `context.yml`), compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from biokg.errors import DataError
from biokg.resources import shipped_table
from biokg.text.scanner import scanner

Pattern = re.Pattern[str]
MODALITY_NAMES = ("target", "forecast", "planned")


@dataclass(frozen=True, slots=True)
class MetricRule:
    """One way of telling what a number measures; see the head of the table for the fields."""

    id: str
    metric: str | None
    subjects: tuple[str, ...]
    near: Pattern | None
    after: Pattern | None
    before: Pattern | None
    noun: Pattern | None
    context_near: Pattern | None
    not_context: Pattern | None
    total: bool
    bias: int
    weak: bool
    matches: str
    refuses: str


@dataclass(frozen=True, slots=True)
class ContextRules:
    """Words around a number that tell modality, negation, segments and who is meant."""

    modality: tuple[tuple[str, Pattern], ...]
    modality_behind: Pattern
    not_modality: Pattern
    negation: Pattern
    segment: Pattern
    part: Pattern
    respective: Pattern
    increase: Pattern
    not_subject_before: Pattern
    not_subject_after: Pattern
    anaphors: tuple[tuple[str, Pattern], ...]
    sector_phrase: Pattern


def _load(name: str) -> dict[str, Any]:
    loaded = shipped_table("data", "rules", name)
    if not isinstance(loaded, dict):
        raise DataError(f"data/rules/{name}: a mapping is needed")
    return loaded


def _compiled(row: dict[str, Any], key: str) -> Pattern | None:
    if key not in row:
        return None
    try:
        return scanner(row[key], re.IGNORECASE)
    except re.error as error:
        raise DataError(f"metrics.yml: rule {row.get('id')!r}: {key}: {error}") from error


@cache
def metric_rules() -> dict[str, tuple[MetricRule, ...]]:
    """Return the metric rules by quantity kind, in the order of the table.

    >>> metric_rules()["rank"][0].metric
    'rank'
    """
    return {kind: tuple(_rule(row) for row in rows) for kind, rows in _load("metrics.yml").items()}


def _rule(row: dict[str, Any]) -> MetricRule:
    missing = {"id", "metric", "subjects", "matches", "refuses"} - set(row)
    if missing:
        raise DataError(f"metrics.yml: rule {row.get('id')!r} lacks {', '.join(sorted(missing))}")
    return MetricRule(
        row["id"],
        row["metric"],
        tuple(row["subjects"]),
        _compiled(row, "near"),
        _compiled(row, "after"),
        _compiled(row, "before"),
        _compiled(row, "noun"),
        _compiled(row, "context_near"),
        _compiled(row, "not_context"),
        bool(row.get("total", False)),
        int(row.get("bias", 0)),
        bool(row.get("weak", False)),
        row["matches"],
        row["refuses"],
    )


@cache
def context_rules() -> ContextRules:
    """Return the words that tell how a statement is meant."""
    table = _load("context.yml")
    return ContextRules(
        tuple((kind, scanner("|".join(table["modality"][kind]))) for kind in MODALITY_NAMES),
        scanner(table["modality_behind"]),
        scanner(table["not_modality"]),
        scanner(table["negation"]),
        scanner(table["segment"]),
        scanner(table["part"]),
        scanner(table["respective"]),
        scanner(table["increase"]),
        scanner(table["not_subject_before"]),
        scanner(table["not_subject_after"]),
        tuple((kind, scanner(pattern)) for kind, pattern in table["anaphors"].items()),
        scanner(f"{table['sector_phrase']['en']}|{table['sector_phrase']['zh']}"),
    )
