"""An answer as a table of a page: figures in one cell with bound and unit, sorted, filtered, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from biokg.ask.answer import Answer, Cell, Row
from biokg.ask.labels import Thing
from biokg.ask.questions import Column
from biokg.views.web.pages.figures import Texts, figure, number, scaled, when

_FIGURES: Final = frozenset({"integer", "decimal", "money"})
_LARGE: Final = 10**6


class Shown(NamedTuple):
    """A cell as it is shown: things to link to, or a text; `order` is what it is sorted by."""

    things: tuple[Thing, ...]
    text: str
    order: tuple[int, Decimal, str]
    code: str = ""
    """The code of a cell that holds one, such as ``target``."""


class Head(NamedTuple):
    """A column that is shown."""

    name: str
    label: str
    numeric: bool
    type: str


class Line(NamedTuple):
    """A row: its cells, and the row of the answer that it comes from."""

    cells: tuple[Shown, ...]
    row: Row


class Table(NamedTuple):
    """The rows that are shown, of how many."""

    heads: tuple[Head, ...]
    lines: list[Line]
    total: int
    found: int
    """Rows that pass the filter."""


class Look(NamedTuple):
    """How a person wants to see the rows: `sort` is a column's name, with a minus before it for the other way."""

    language: str
    sort: str = ""
    filter: str = ""
    page: int = 1
    a_page: int = 100


class _Parts(NamedTuple):
    """Where a figure stands in a row, and the columns beside it that belong to it."""

    value: int
    bound: int | None
    upper: int | None
    unit: int | None


def table(answer: Answer, look: Look) -> Table:
    """Return the rows of an answer as `look` wants them; a sort by an unknown column is none."""
    figures = {parts.value: parts for parts in _figures(answer.columns)}
    within = {at for parts in figures.values() for at in (parts.bound, parts.upper, parts.unit) if at is not None}
    filled = {at for row in answer.rows for at, cell in enumerate(row.cells) if cell not in (None, [], "")}
    kept = [at for at in range(len(answer.columns)) if at not in within and (at in filled or not answer.rows)]
    heads = tuple(_head(answer.columns[at], look.language) for at in kept)
    lines = [
        Line(tuple(_shown(answer, row.cells, at, figures.get(at), look.language) for at in kept), row)
        for row in answer.rows
    ]
    wanted = look.filter.casefold()
    found = [line for line in lines if wanted in " ".join(cell.text for cell in line.cells).casefold()]
    found = _sorted(found, heads, look.sort)
    return Table(heads, found[(look.page - 1) * look.a_page : look.page * look.a_page], len(lines), len(found))


def _sorted(lines: list[Line], heads: Sequence[Head], sort: str) -> list[Line]:
    at = next((place for place, head in enumerate(heads) if head.name == sort.lstrip("-")), None)
    if at is None:
        return lines
    # What is empty stands last either way.
    full = [line for line in lines if line.cells[at].text]
    empty = [line for line in lines if not line.cells[at].text]
    return sorted(full, key=lambda line: line.cells[at].order, reverse=sort.startswith("-")) + empty


def _figures(columns: Sequence[Column]) -> Iterable[_Parts]:
    """Yield the figures that stand in several columns: bound, value, upper end and unit, side by side."""
    for at, column in enumerate(columns):
        if column.type in _FIGURES:
            bound = at - 1 if at and columns[at - 1].name.endswith("bound") else None
            after = [one.name for one in columns[at + 1 : at + 3]] + ["", ""]
            upper = at + 1 if after[0] == "upper" else None
            unit_at = at + 1 + (upper is not None)
            unit = unit_at if after[unit_at - at - 1].endswith("unit") else None
            if unit is not None or bound is not None or column.type == "money":
                yield _Parts(at, bound, upper, unit)


def _head(column: Column, language: str) -> Head:
    return Head(column.name, column.labels[language], column.type in {*_FIGURES, "year"}, column.type)


def _shown(answer: Answer, cells: Sequence[Cell], at: int, parts: _Parts | None, language: str) -> Shown:
    cell, kind = cells[at], answer.columns[at].type
    if cell is None:
        return Shown((), "", (1, Decimal(0), ""))
    if isinstance(cell, Thing | list):
        things = tuple(cell) if isinstance(cell, list) else (cell,)
        text = "; ".join(one.text(language) for one in things)
        return Shown(things, text, (0, Decimal(0), text.casefold()))
    if isinstance(cell, int | Decimal):
        value = Decimal(cell)
        return Shown((), _number(value, cells, kind, parts, (answer.codes, language)), (0, value, ""))
    meant = answer.codes.get(cell, {}).get(language, cell) if kind == "code" else cell
    text = when(cell, language) if kind == "date" else meant
    return Shown((), text, (0, Decimal(0), cell.casefold()), cell if kind == "code" else "")


def _number(value: Decimal, cells: Sequence[Cell], kind: str, parts: _Parts | None, told: tuple[Texts, str]) -> str:
    if kind == "year":
        return f"{value:f}"
    if parts is not None:
        return figure(value, _details(cells, kind, parts), *told)
    return scaled(value, told[1]) if abs(value) >= _LARGE else number(value)


def _details(cells: Sequence[Cell], kind: str, parts: _Parts) -> Mapping[str, str]:
    named = {"bound": parts.bound, "upper": parts.upper, "unit": parts.unit}
    found = {name: str(cells[at]) for name, at in named.items() if at is not None and cells[at] is not None}
    # The questions give money without a unit in yuan.
    return {"unit": "CNY" if kind == "money" else "1"} | found
