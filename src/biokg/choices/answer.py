"""The answer of a model read with suspicion: whatever is not a choice among what was numbered is left out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from biokg.choices.prompt import MOST_CHOICES

_LONGEST_ID = 12
_GROUPS = (("figure", "figures", "metric", "number"), ("relation", "relations", "predicate", "object"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: of a figure `what` is the metric and `end` the number, of a relation the predicate and the object."""

    kind: str
    """``figure`` or ``relation``."""
    what: str
    subject: str
    end: str
    time: str | None


def choices_in(content: str) -> tuple[list[Choice], list[str]]:
    """Return the choices of an answer, each once, and what is wrong with it; a model may say anything at all.

    >>> choices_in('{"figures": [{"number": "Q1", "metric": "outputValue", "subject": "N1", "time": null}]}')[0]
    [Choice(kind='figure', what='outputValue', subject='N1', end='Q1', time=None)]
    >>> choices_in("I cannot help with that.")
    ([], ['no JSON object'])
    """
    table = _object(content)
    if table is None:
        return [], ["no JSON object"]
    found: dict[Choice, None] = {}
    faults: list[str] = []
    for kind, group, what, end in _GROUPS:
        rows = table.get(group, [])
        if not isinstance(rows, list):
            faults.append(f"{group} is no list")
            continue
        if len(rows) > MOST_CHOICES:
            faults.append(f"more than {MOST_CHOICES} {group}")
        for row in rows[:MOST_CHOICES]:
            cells = _cells(row, (what, "subject", end))
            if cells is None:
                faults.append(f"{group} holds something that is no choice")
            else:
                found[Choice(kind, cells[0], cells[1], cells[2], _id(row.get("time")))] = None
    return list(found), sorted(set(faults))


def _object(content: str) -> dict[str, Any] | None:
    """Return the JSON object of an answer, which some models wrap in words or a fence."""
    start, end = content.find("{"), content.rfind("}")
    try:
        table = json.loads(content[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return table if isinstance(table, dict) else None


def _cells(row: Any, names: tuple[str, ...]) -> tuple[str, ...] | None:
    cells = tuple(_texts(row, names)) if isinstance(row, dict) else ()
    return cells if len(cells) == len(names) else None


def _texts(row: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    return (row[name] for name in names if isinstance(row.get(name), str))


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) and len(value) <= _LONGEST_ID else None
