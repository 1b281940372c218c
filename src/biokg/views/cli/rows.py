"""Print a ranking in any of its formats, with the edges and sentences behind each line where they are wanted."""

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from biokg.views.behind import Behind, Sentence
from biokg.views.cli.table import print_markdown, print_separated, print_table
from biokg.views.plain.printable import printable

FORMATS: Final = ("table", "csv", "tsv", "json", "jsonl", "md")
_SHOWN_EDGES: Final = 10
"""In the table for people; the other formats hold all."""


class Heading(NamedTuple):
    """A column: its name in machine formats, and what people read."""

    name: str
    en: str
    zh: str
    right: bool = False


class Both(NamedTuple):
    """A cell that is a text in flat formats and something richer in JSON."""

    text: str
    value: Any


Cell = str | int | float | Both | None


class Line(NamedTuple):
    """A line of a ranking; `why` is empty unless it is wanted."""

    cells: tuple[Cell, ...]
    why: tuple[Behind, ...] = ()


_WHY: Final = (
    Heading("edge", "edge", "关系"),
    Heading("edge_documents", "stated by", "陈述文档数", right=True),
    Heading("document", "document", "文档"),
    Heading("title", "title", "标题"),
    Heading("published", "published", "发布日期"),
    Heading("publisher", "publisher", "发布者"),
    Heading("quote", "quote", "原文"),
)


def print_rows(headings: Sequence[Heading], lines: Sequence[Line], form: str, language: str, *, why: bool) -> None:
    """Print `lines` as `form`, one of `FORMATS`; machine formats name columns in English, people's by `language`."""
    if form in {"json", "jsonl"}:
        _print_json([_as_json(headings, line, why=why) for line in lines], form)
    elif form == "table":
        _print_table(headings, lines, language, why=why)
    else:
        named = (*headings, *_WHY) if why else headings
        rows = [row for line in lines for row in (_with_sentences(line) if why else [_texts(line)])]
        if form == "md":
            print_markdown([_heading(one, language) for one in named], rows)
        else:
            print_separated([one.name for one in named], rows, "," if form == "csv" else "\t")


def _print_table(headings: Sequence[Heading], lines: Sequence[Line], language: str, *, why: bool) -> None:
    names = [_heading(one, language) for one in headings]
    if not why:
        print_table(names, [_texts(line) for line in lines], [one.right for one in headings])
        return
    for line in lines:
        filled = (f"{name}: {cell}" for name, cell in zip(names, _texts(line), strict=True) if cell)
        print(printable(" · ".join(filled)))
        for behind in line.why[:_SHOWN_EDGES]:
            print(f"   {behind.edge} ({behind.weight})")
            for one in behind.sentences:
                source = ", ".join(filter(None, (one.title, one.publisher, one.published)))
                print(printable(f"     “{' '.join(one.quote.split())}”\n       {source} <{one.document}>"))
        if len(line.why) > _SHOWN_EDGES:
            left = len(line.why) - _SHOWN_EDGES
            print(f"   … 另有 {left} 条边" if language == "zh" else f"   … and {left} more edges")


def _print_json(found: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found:
        print(json.dumps(one, ensure_ascii=False))


def _as_json(headings: Sequence[Heading], line: Line, *, why: bool) -> dict[str, Any]:
    values = [cell.value if isinstance(cell, Both) else cell for cell in line.cells]
    found = dict(zip((one.name for one in headings), values, strict=True))
    if why:
        found["why"] = [
            {
                "edge": behind.edge,
                "documents": behind.weight,
                "sentences": [sentence._asdict() for sentence in behind.sentences],
            }
            for behind in line.why
        ]
    return found


def _with_sentences(line: Line) -> list[list[str]]:
    """Return a row for each sentence, or for each edge that rests on none (a table gives it)."""
    cells = _texts(line)
    rows = [
        [*cells, behind.edge, str(behind.weight), *(sentence or [""] * len(Sentence._fields))]
        for behind in line.why
        for sentence in (behind.sentences or (None,))
    ]
    return rows or [[*cells, *[""] * len(_WHY)]]


def _texts(line: Line) -> list[str]:
    return [_text(cell) for cell in line.cells]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Both):
        return cell.text
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def _heading(one: Heading, language: str) -> str:
    return one.zh if language == "zh" else one.en
