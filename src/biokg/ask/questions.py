"""Saved questions: one file each in ``queries/``, a header in YAML (``#+`` lines) above portable SPARQL."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from biokg.errors import DataError, UnknownName
from biokg.resources import shipped

_SUFFIXES = {
    "entity": "iri",
    "integer": "integer",
    "year": "integer",
    "amount": "number",
    "text": "literal",
    "choice": "literal",
}
_COLUMN_TYPES = frozenset(
    {"thing", "things", "document", "integer", "decimal", "money", "text", "year", "date", "facts"}
)

Texts = Mapping[str, str]
"""A text by language, ``en`` and ``zh``."""


class Parameter(NamedTuple):
    """What a question can be told: its type, and for an entity which classes it may be of (empty: any)."""

    name: str
    type: str
    required: bool
    default: str | None
    classes: tuple[str, ...]
    choices: tuple[str, ...]
    labels: Texts

    @property
    def variable(self) -> str:
        """The variable that stands for it, in the manner of grlc and BASIL: ``__minclusters_integer``."""
        mark = "_" if self.required else "__"
        return f"{mark}{self.key}_{_SUFFIXES[self.type]}"

    @property
    def key(self) -> str:
        """Its name without underscores, which grlc would take for a type."""
        return self.name.replace("_", "")


class Column(NamedTuple):
    """A column of the answer: the variable of that name, with its type and heading."""

    name: str
    type: str
    labels: Texts


class Question(NamedTuple):
    """A saved question as its file gives it."""

    name: str
    summary: Texts
    description: Texts
    examples: Mapping[str, tuple[str, ...]]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    sparql: str


def question(name: str, folder: Path | None = None) -> Question:
    """Read the saved question `name`.

    Raises `UnknownName` that lists them all, or `DataError` for a file that breaks the form.
    """
    folder = folder or shipped("queries")
    known = names(folder)
    if name not in known:
        raise UnknownName("question", name, (), f"Questions: {', '.join(known)}.")
    return _read(folder / f"{name}.rq")


def names(folder: Path | None = None) -> list[str]:
    """Return the names of the saved questions, sorted."""
    return sorted(path.stem for path in (folder or shipped("queries")).glob("*.rq"))


def internal(name: str) -> str:
    """Return the SPARQL of a helper query (labels, evidence, names) that is not a question of its own."""
    return shipped("queries", "internal", f"{name}.rq").read_text(encoding="utf-8")


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    try:
        head = _header(text)
        extra = head["x-biokg"]
        return Question(
            path.stem,
            {"en": head["summary"], "zh": extra["summary_zh"]},
            {"en": head["description"], "zh": extra["description_zh"]},
            {language: tuple(lines) for language, lines in extra["examples"].items()},
            tuple(_parameter(row, head) for row in extra.get("parameters", ())),
            tuple(_column(row) for row in extra["columns"]),
            tuple(head.get("tags", ())),
            text,
        )
    except KeyError as error:
        raise DataError(f"{path}: the header lacks {error}, or knows no such type") from error
    except (TypeError, ValueError) as error:
        raise DataError(f"{path}: the header is malformed: {error}") from error


def _header(text: str) -> Mapping[str, Any]:
    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    try:
        # PyYAML has the fast loader wherever its wheel is used; it reads just the same.
        head = yaml.load("\n".join(lines), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if not isinstance(head, dict):
        raise TypeError("no `#+` lines that form a YAML map")
    return head


def _parameter(row: Mapping[str, Any], head: Mapping[str, Any]) -> Parameter:
    key = row["name"].replace("_", "")
    default = _of(head.get("defaults", ()), key)
    parameter = Parameter(
        row["name"],
        row["type"],
        bool(row.get("required", False)),
        None if default is None else str(default),
        tuple(row.get("classes", ())),
        tuple(_of(head.get("enumerate", ()), key) or ()),
        {"en": row["en"], "zh": row["zh"]},
    )
    _ = _SUFFIXES[parameter.type]
    return parameter


def _of(rows: Any, key: str) -> Any:
    """Look up `key` in grlc's way of writing a map: a list of maps of one entry."""
    return next((row[key] for row in rows if key in row), None)


def _column(row: Mapping[str, Any]) -> Column:
    if row["type"] not in _COLUMN_TYPES:
        raise ValueError(f"column {row['name']} has the unknown type {row['type']!r}")
    return Column(row["name"], row["type"], {"en": row["en"], "zh": row["zh"]})
