"""Saved questions: one file each in ``queries/``, a header in YAML (``#+`` lines) above portable SPARQL."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from biokg.errors import DataError, UnknownName, UsageError
from biokg.resources import read_yaml, shipped

_SUFFIXES = {
    "entity": "iri",
    "integer": "number",
    "year": "number",
    "amount": "number",
    "text": "literal",
    "choice": "literal",
    "date": "literal",
}
_COLUMN_TYPES = frozenset(
    {"thing", "things", "document", "integer", "decimal", "money", "text", "texts", "code", "year", "date", "facts"}
)

LANGUAGES = ("en", "zh")
KEYS = frozenset({"infer", "group", "summary_zh", "description_zh", "competency", "examples", "parameters", "columns"})
"""What may stand under ``x-biokg``."""

_OWN = {"en": "Own questions", "zh": "自有问题"}

Texts = Mapping[str, str]
"""A text by language, ``en`` and ``zh``."""


class Parameter(NamedTuple):
    """What a question can be told."""

    name: str
    type: str
    """``entity integer amount year date choice text``, and ``list`` for several values of the type `of`."""
    required: bool
    default: str | None
    classes: tuple[str, ...]
    """Of which an entity may be; empty for any."""
    choices: tuple[str, ...]
    labels: Texts
    example: Texts
    """A value as a person would give it, by language."""
    least: int | None = None
    """The smallest integer that makes sense."""
    of: str = ""
    """What a list is of."""

    @property
    def variable(self) -> str:
        """The variable that stands for it, in the manner of grlc and BASIL: ``__minclusters_number``."""
        mark = "_" if self.required else "__"
        return f"{mark}{self.key}_{_SUFFIXES[self.of or self.type]}"

    @property
    def option(self) -> str:
        """Its name as people write it on the command line, with dashes."""
        return self.name.replace("_", "-")

    @property
    def key(self) -> str:
        """Its name without underscores, which grlc would take for a type."""
        return self.name.replace("_", "")


class Column(NamedTuple):
    """A column of the answer: the variable of that name, with its type and heading."""

    name: str
    type: str
    labels: Texts
    codes: Mapping[str, Texts]
    """What its codes mean where the ontology does not say."""


class Question(NamedTuple):
    """A saved question as its file gives it."""

    name: str
    group: Texts
    """What it is listed under."""
    summary: Texts
    description: Texts
    competency: Texts
    """The question that the ontology was made to answer and that this one answers."""
    examples: Mapping[str, tuple[str, ...]]
    """Ways of asking it in words, by language."""
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    infer: bool
    """Whether it also reads what follows by the axioms of the ontology, where a build made that."""
    sparql: str


def question(name: str, folder: Path | None = None) -> Question:
    """Read the saved question `name` of `folder` or, where it has none of that name, of the shipped ones.

    Raises `UnknownName` with the nearest five, or `DataError` for a file that breaks the form.
    """
    path = _paths(folder).get(name)
    if path is None:
        from difflib import get_close_matches

        near = get_close_matches(name, names(folder), 5, 0.0)
        raise UnknownName(
            "question", name, near, "`biokg ask` lists them all.", "运行 `biokg ask --lang zh` 查看全部。"
        )
    return read(path)


def names(folder: Path | None = None) -> list[str]:
    """Return the names of the shipped questions and those of `folder`, sorted."""
    return sorted(_paths(folder))


def _paths(folder: Path | None) -> dict[str, Path]:
    folders = [shipped("queries"), *([folder] if folder else [])]
    return {name: one / f"{name}.rq" for one in folders for name in own_names(one)}


def internal(name: str) -> str:
    """Return the SPARQL of a helper query (labels, evidence, names) that is not a question of its own."""
    return shipped("queries", "internal", f"{name}.rq").read_text(encoding="utf-8")


def own_names(folder: Path) -> list[str]:
    """Return the names of the questions in one folder, sorted; raises `UsageError` when it is no folder."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of questions.", f"{folder} 不是问题文件夹。")
    return sorted(path.stem for path in folder.glob("*.rq"))


def read(path: Path) -> Question:
    """Read one file; raises `DataError` when it breaks the form.

    Needed are a summary and columns. What is missing in Chinese is told in English, and the rest may be left out.
    """
    head = header(path)
    try:
        extra = head["x-biokg"]
        summary = {"en": head["summary"], "zh": extra.get("summary_zh", head["summary"])}
        description = head.get("description", head["summary"])
        examples = extra.get("examples", {})
        return Question(
            path.stem,
            _texts(extra.get("group", _OWN)),
            summary,
            {"en": description, "zh": extra.get("description_zh", description)},
            _texts(extra.get("competency", summary)),
            {language: tuple(examples.get(language, ())) for language in LANGUAGES},
            tuple(_parameter(row, head) for row in extra.get("parameters", ())),
            tuple(_column(row) for row in extra["columns"]),
            tuple(head.get("tags", ())),
            bool(extra.get("infer", False)),
            path.read_text(encoding="utf-8"),
        )
    except KeyError as error:
        raise DataError(f"{path}: the header lacks {error}, or knows no such type") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise DataError(f"{path}: the header is malformed: {error}") from error


def header(path: Path) -> Mapping[str, Any]:
    """Return the header of a file as it is written; raises `DataError` when there is none."""
    try:
        lines = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#+")]
        head = read_yaml("\n".join(lines))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: the header is malformed: {' '.join(str(error).split())}") from error
    except RecursionError:
        raise DataError(f"{path}: the header is malformed: brackets are nested too deep; close them") from None
    if not isinstance(head, dict):
        raise DataError(f"{path}: the header is malformed: no `#+` lines that form a YAML map")
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
        _texts(row),
        _texts(row.get("example", {"en": row["type"].upper()})),
        row.get("least"),
        row["of"] if row["type"] == "list" else "",
    )
    _ = _SUFFIXES[parameter.of or parameter.type]
    return parameter


def _texts(row: Mapping[str, Any]) -> Texts:
    return {language: str(row.get(language, row["en"])) for language in LANGUAGES}


def _of(rows: Any, key: str) -> Any:
    """Look up `key` in grlc's way of writing a map: a list of maps of one entry."""
    return next((row[key] for row in rows if key in row), None)


def _column(row: Mapping[str, Any]) -> Column:
    if row["type"] not in _COLUMN_TYPES:
        raise ValueError(f"column {row['name']} has the unknown type {row['type']!r}")
    codes = {code: _texts(texts) for code, texts in row.get("codes", {}).items()}
    return Column(row["name"], row["type"], _texts(row), codes)
