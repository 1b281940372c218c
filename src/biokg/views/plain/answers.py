"""An answer as plain rows, as one object for programs, and as SPARQL results."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from biokg.ask.answer import Answer, Cell, Evidence, Row
from biokg.ask.given import Shown
from biokg.ask.labels import Thing
from biokg.ask.questions import Column
from biokg.foreign import XSD

_GROUPED = frozenset({"integer", "decimal", "money"})
_DATATYPES = {"integer": "integer", "year": "integer", "decimal": "decimal", "money": "decimal"}
EVIDENCE: Final = ("document", "title", "published", "publisher", "quote")
"""What the flat forms tell of a sentence, with headings for people below."""
HEADINGS: Final = {
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
        return f"{cell:,}" if kind in _GROUPED and cell is not None else self.meant(kind, cell)

    def meant(self, kind: str, cell: Cell) -> str:
        """Return a cell as text, codes by their meaning."""
        text = plain(cell, self.language)
        return self.answer.codes.get(text, {}).get(self.language, text) if kind == "code" else text

    def flat(self, *, codes: bool = True) -> tuple[list[str], list[list[str]]]:
        """Return column names and rows of text, one row for each sentence where the sentences are wanted.

        Programs get `codes` as they are, people what they mean.
        """
        names = [column.name for column in self.answer.columns]
        kinds = ["" if codes else column.type for column in self.answer.columns]
        rows = []
        for row, said in self.pairs:
            cells = [self.meant(kind, cell) for kind, cell in zip(kinds, row.cells, strict=True)]
            rows.extend([cells] if self.evidence is None else [cells + sentence for sentence in _sentences(said)])
        return names + (_evidence_names(names) if self.evidence is not None else []), rows

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield each row as an object, things with id and label, with its facts and the sentences where wanted."""
        names = [column.name for column in self.answer.columns]
        for row, said in self.pairs:
            one = {name: as_json(cell, self.language) for name, cell in zip(names, row.cells, strict=True)}
            one["facts"] = list(row.facts)
            if self.evidence is not None:
                one["why"] = [sentence._asdict() for sentence in said]
            yield one

    def whole(self) -> dict[str, Any]:
        """Return the answer as one object: how it was asked, the columns, the rows, and what its codes mean."""
        answer, language = self.answer, self.language
        used = {
            str(cell)
            for row in answer.rows
            for column, cell in zip(answer.columns, row.cells, strict=True)
            if column.type == "code" and cell is not None
        }
        return {
            "question": answer.question.name,
            "summary": answer.question.summary[language],
            "parameters": {name: shown_as_json(value, language) for name, value in answer.parameters.items()},
            "columns": [{"name": one.name, "type": one.type, "label": one.labels[language]} for one in answer.columns],
            "rows": list(self.objects()),
            "total": answer.total,
            "codes": {code: answer.codes[code][language] for code in sorted(used & answer.codes.keys())},
        }

    def sparql_results(self) -> dict[str, Any]:
        """Return the SPARQL 1.1 results form: IRIs, and labels beside them as variables of their own."""
        columns = self.answer.columns
        names = [column.name for column in columns]
        variables = [
            name
            for column in columns
            for name in ([column.name, f"{column.name}_label"] if _is_named(column.type) else [column.name])
        ]
        extra = _evidence_names(names) if self.evidence is not None else []
        bindings = [
            _binding(row, columns, self.language)
            | {name: _literal(text) for name, text in zip(extra, sentence, strict=False)}
            for row, said in self.pairs
            for sentence in _sentences(said)
        ]
        return {"head": {"vars": [*variables, "facts", *extra]}, "results": {"bindings": bindings}}


def _sentences(said: Sequence[Evidence]) -> list[list[str]]:
    """Return the sentences as cells; a row that rests on none still has its line."""
    return [[getattr(one, field) for field in EVIDENCE] for one in said] or [[""] * len(EVIDENCE)]


def _evidence_names(taken: Sequence[str]) -> list[str]:
    return [f"evidence_{field}" if field in taken else field for field in EVIDENCE]


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
        return {name: iris, f"{name}_label": _literal(plain(cell, language))}
    datatype = {"datatype": XSD + _DATATYPES[kind]} if kind in _DATATYPES else {}
    return {name: _literal(plain(cell, language)) | datatype}


def _literal(text: str) -> dict[str, str]:
    return {"type": "literal", "value": text}


def _is_named(kind: str) -> bool:
    return kind in {"thing", "things", "document"}


def as_json(cell: Cell, language: str) -> Any:
    """Return a cell as JSON holds it: a thing as an object, a number as a number."""
    if isinstance(cell, Thing):
        return {"id": cell.iri, "label": cell.text(language)}
    if isinstance(cell, list):
        return [as_json(thing, language) for thing in cell]
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def shown_as_json(value: Shown, language: str) -> Any:
    """Return the value of a parameter, as it was understood, as JSON holds it."""
    return [as_json(one, language) for one in value] if isinstance(value, list) else as_json(value, language)


def plain(cell: Cell, language: str) -> str:
    """Return a cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, Thing):
        return cell.text(language)
    if isinstance(cell, list):
        return "; ".join(thing.text(language) for thing in cell)
    return str(cell)
