"""Whether the tables that people keep hold together: their shapes, and what the linter of names finds."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, Finding
from biokg.checks.shapes import TABLES, check_shapes
from biokg.checks.sparql_constraints import Select
from biokg.errors import DataError
from biokg.resolve.lint import lint_tables
from biokg.resolve.tables import read_rows
from biokg.resources import decided, shipped
from biokg.triples.nquads import iri, line, text

CHECK = "tables/lint"
Over = Callable[[str], Select]
"""Takes N-Triples."""
_KEPT = ("authority.tsv", "clusters.tsv", "corrections.jsonl", "judgements.tsv")
_LINES = ".jsonl"
_ROWS = terms.THINGS + "table/"


def check_tables(over: Over) -> list[Finding]:
    """Return what is wrong in the shipped tables and in one's own decisions, sorted: a finding names table and line.

    `over` makes what answers SPARQL over triples. Raises `DataError` for a table that cannot be read at all.
    """
    logs = (path for name in _KEPT if (path := decided(name)).exists())
    paths = dict.fromkeys([*(shipped("data", name) for name in _KEPT), *logs])
    found = check_rows(rows(paths), over)
    return sorted([*found, *(Finding(VIOLATION, CHECK, *_parted(sentence)) for sentence in lint_tables())])


def check_rows(lines: Iterable[str], over: Over) -> list[Finding]:
    """Return what the shapes of tables say of rows (lines of N-Triples); each finding is about a table and a line."""
    data = "".join(f"{one}\n" for one in lines)
    found = check_shapes(data, over(data), TABLES)
    return [
        Finding(one.level, one.check, _place(one.where), one.message, (), one.zh, one.remedy, one.remedy_zh)
        for one in found
    ]


def rows(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the rows of tables as lines of N-Triples: a node a line of the file, a property a filled cell."""
    for path in paths:
        for number, cells in _read(path):
            node = f"{_ROWS}{quote(path.parent.name)}/{path.name}:{number}"
            yield line(node, foreign.RDF_TYPE, iri(terms.TABLES + path.stem))
            yield from (line(node, terms.TABLES + name, text(cell)) for name, cell in cells.items() if cell)


def _read(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    if path.suffix == _LINES:
        return ((number, _cells(path, number, one)) for number, one in enumerate(lines, 1) if one.strip())
    header = next((one for one in lines if one and one[0] != "#"), "")
    return read_rows(path, tuple(header.split("\t")))


def _cells(path: Path, number: int, row: str) -> dict[str, str]:
    try:
        held = json.loads(row)
    except json.JSONDecodeError as error:
        raise DataError(f"{path}:{number}: no JSON: {error}") from error
    return {
        name: cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False) for name, cell in held.items()
    }


def _place(node: str) -> str:
    """Return folder, table and line for the node of a row.

    >>> _place(_ROWS + "my%20decisions/judgements.tsv:12")
    'my decisions/judgements.tsv:12'
    """
    return unquote(node.removeprefix(_ROWS))


def _parted(sentence: str) -> tuple[str, str]:
    table, _, message = sentence.partition(": ")
    return table, message
