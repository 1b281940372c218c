"""Print an answer in any of its formats; machine formats name columns as the question does, people's by heading."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from biokg.ask.answer import Answer, Cell, Evidence, Row
from biokg.ask.labels import Thing
from biokg.ask.questions import Column
from biokg.terms import XSD
from biokg.views.cli.printable import printable
from biokg.views.cli.table import grouped, print_markdown, print_separated, print_table

_NUMBERS = frozenset({"integer", "decimal", "money", "year"})
_GROUPED = frozenset({"integer", "decimal", "money"})
_DATATYPES = {"integer": "integer", "year": "integer", "decimal": "decimal", "money": "decimal"}
_EVIDENCE = ("document", "title", "published", "publisher", "quote")
_HEADINGS = {
    "en": ("document", "title", "published", "publisher", "quote"),
    "zh": ("文档", "标题", "发布日期", "发布者", "原文"),
}


class Told(NamedTuple):
    """An answer as it is to be told: in which language, and with the sentences behind each row or without (None)."""

    answer: Answer
    language: str
    evidence: list[list[Evidence]] | None

    @property
    def pairs(self) -> Iterable[tuple[Row, list[Evidence]]]:
        """Each row with its sentences."""
        return zip(self.answer.rows, self.evidence or [[] for _ in self.answer.rows], strict=True)

    def shown(self, kind: str, cell: Cell) -> str:
        """Return a cell as people read it: digits in groups, codes by their meaning."""
        return grouped(cell) if kind in _GROUPED and cell is not None else self.meant(kind, cell)

    def meant(self, kind: str, cell: Cell) -> str:
        """Return a cell as text, codes by their meaning."""
        text = _plain(cell, self.language)
        return self.answer.codes.get(text, {}).get(self.language, text) if kind == "code" else text


def print_answer(told: Told, form: str) -> None:
    """Print an answer as `form`, one of `FORMATS`."""
    FORMATS[form](told)


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


def _flat(told: Told, *, codes: bool = True) -> tuple[list[str], list[list[str]]]:
    """Return column names and rows of text, one row for each sentence where the sentences are wanted.

    Programs get `codes` as they are, people what they mean.
    """
    names = [column.name for column in told.answer.columns]
    rows = []
    for row, said in told.pairs:
        kinds = ["" if codes else column.type for column in told.answer.columns]
        cells = [told.meant(kind, cell) for kind, cell in zip(kinds, row.cells, strict=True)]
        if told.evidence is None:
            rows.append(cells)
        else:
            rows.extend(cells + sentence for sentence in _sentences(said))
    return names + (_evidence_names(names) if told.evidence is not None else []), rows


def _sentences(said: Sequence[Evidence]) -> list[list[str]]:
    """Return the sentences as cells; a row that rests on none still has its line."""
    return [[getattr(one, field) for field in _EVIDENCE] for one in said] or [[""] * len(_EVIDENCE)]


def _evidence_names(taken: Sequence[str]) -> list[str]:
    return [f"evidence_{field}" if field in taken else field for field in _EVIDENCE]


def _csv(told: Told) -> None:
    print_separated(*_flat(told), delimiter=",")


def _tsv(told: Told) -> None:
    print_separated(*_flat(told), delimiter="\t")


def _md(told: Told) -> None:
    names, rows = _flat(told, codes=False)
    headings = [column.labels[told.language] for column in told.answer.columns]
    print_markdown(headings + list(_HEADINGS[told.language][: len(names) - len(headings)]), rows)


def _jsonl(told: Told) -> None:
    names = [column.name for column in told.answer.columns]
    for row, said in told.pairs:
        line: dict[str, Any] = {
            name: _as_json(cell, told.language) for name, cell in zip(names, row.cells, strict=True)
        }
        line["facts"] = list(row.facts)
        if told.evidence is not None:
            line["why"] = [one._asdict() for one in said]
        print(json.dumps(line, ensure_ascii=False))


def _json(told: Told) -> None:
    """Print the SPARQL 1.1 results form: IRIs, and labels beside them as variables of their own."""
    columns = told.answer.columns
    names = [column.name for column in columns]
    variables = [
        name
        for column in columns
        for name in ([column.name, f"{column.name}_label"] if _is_named(column.type) else [column.name])
    ]
    extra = _evidence_names(names) if told.evidence is not None else []
    bindings = [
        _binding(row, columns, told.language)
        | {name: _literal(text) for name, text in zip(extra, sentence, strict=False)}
        for row, said in told.pairs
        for sentence in _sentences(said)
    ]
    document = {"head": {"vars": [*variables, "facts", *extra]}, "results": {"bindings": bindings}}
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _binding(row: Row, columns: Sequence[Column], language: str) -> dict[str, Any]:
    binding: dict[str, Any] = {}
    for column, cell in zip(columns, row.cells, strict=True):
        binding |= _bound(column.name, column.type, cell, language)
    return binding | {"facts": _literal(" ".join(row.facts))}


def _bound(name: str, kind: str, cell: Cell, language: str) -> dict[str, Any]:
    if cell is None or cell == []:
        return {}
    if isinstance(cell, Thing):
        return {name: {"type": "uri", "value": cell.iri}, f"{name}_label": _literal(cell.text(language))}
    if isinstance(cell, list):
        iris = _literal(" ".join(thing.iri for thing in cell))
        return {name: iris, f"{name}_label": _literal(_plain(cell, language))}
    datatype = {"datatype": XSD + _DATATYPES[kind]} if kind in _DATATYPES else {}
    return {name: _literal(_plain(cell, language)) | datatype}


def _literal(text: str) -> dict[str, str]:
    return {"type": "literal", "value": text}


def _is_named(kind: str) -> bool:
    return kind in {"thing", "things", "document"}


def _as_json(cell: Cell, language: str) -> Any:
    if isinstance(cell, Thing):
        return {"id": cell.iri, "label": cell.text(language)}
    if isinstance(cell, list):
        return [_as_json(thing, language) for thing in cell]
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def _plain(cell: Cell, language: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Thing):
        return cell.text(language)
    if isinstance(cell, list):
        return "; ".join(thing.text(language) for thing in cell)
    return str(cell)


FORMATS: dict[str, Callable[[Told], None]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "md": _md,
}
"""Each format of an answer with what prints it."""
