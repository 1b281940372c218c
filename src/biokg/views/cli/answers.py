"""Print an answer in any of its formats; machine formats name columns as the question does, people's by heading."""

import json
import sys
from collections.abc import Callable

from biokg.views.cli.table import print_markdown, print_separated, print_table
from biokg.views.plain.answers import HEADINGS, Told
from biokg.views.plain.counts import counted
from biokg.views.plain.printable import printable

_NUMBERS = frozenset({"integer", "decimal", "money", "year"})


def print_answer(told: Told, form: str) -> None:
    """Print an answer as `form`, one of `FORMATS`; how many rows it has where people look, or has none."""
    FORMATS[form](told)
    if form == "table" or not told.answer.rows:
        print(counted(len(told.answer.rows), told.language), file=sys.stderr)


def _table(told: Told) -> None:
    columns = told.answer.columns
    headings = [column.labels[told.language] for column in columns]
    rows = [
        [told.shown(kind.type, cell) for kind, cell in zip(columns, row.cells, strict=True)] for row in told.answer.rows
    ]
    if told.evidence is None:
        print_table(headings, rows, [column.type in _NUMBERS for column in columns])
        return
    for number, (cells, said) in enumerate(zip(rows, told.evidence, strict=True), start=1):
        filled = (f"{heading}: {cell}" for heading, cell in zip(headings, cells, strict=True) if cell)
        print(printable(f"{number}. {' · '.join(filled)}"))
        for one in said:
            source = ", ".join(filter(None, (one.title, one.publisher, one.published)))
            print(printable(f"     “{' '.join(one.quote.split())}”\n       {source} <{one.document}>"))


def _csv(told: Told) -> None:
    print_separated(*told.flat(), delimiter=",")


def _tsv(told: Told) -> None:
    print_separated(*told.flat(), delimiter="\t")


def _md(told: Told) -> None:
    names, rows = told.flat(codes=False)
    headings = [column.labels[told.language] for column in told.answer.columns]
    print_markdown(headings + list(HEADINGS[told.language][: len(names) - len(headings)]), rows)


def _jsonl(told: Told) -> None:
    for one in told.objects():
        print(json.dumps(one, ensure_ascii=False))


def _json(told: Told) -> None:
    json.dump(told.sparql_results(), sys.stdout, ensure_ascii=False, indent=1)
    print()


FORMATS: dict[str, Callable[[Told], None]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "md": _md,
}
"""Each format of an answer with what prints it."""
