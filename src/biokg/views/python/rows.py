"""A typed row and the column that a cell of it stands in."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Self

from biokg.ask.answer import Answer, Evidence, why
from biokg.store.view import View
from biokg.views.python.cells import Cell, Thing

NUMBERS: Final = frozenset({"integer", "decimal", "money", "year", "float"})
_GROUPED: Final = frozenset({"integer", "decimal", "money"})


class Column(NamedTuple):
    """A column: its name, the type of its cells, and its heading in the language of the result."""

    name: str
    type: str
    """As in the header of a question (``thing money code ...``); of a query ``text integer decimal float boolean``."""
    label: str
    codes: Mapping[str, str] = MappingProxyType({})
    """What its codes mean, in the language of the result."""


class Row:
    """A row: its cells by name (``row.fund``, ``row["fund"]``), by number, or one after the other."""

    __slots__ = ("_cells", "_names")

    def __init__(self, names: tuple[str, ...], cells: tuple[Cell, ...]) -> None:
        self._names = names
        self._cells = cells

    # What a cell holds depends on the question, which no type checker reads: hence Any.
    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._names:
            raise AttributeError(f"this row has no {name!r}; its columns: {', '.join(self._names)}")
        return self[name]

    def __getitem__(self, key: str | int) -> Any:
        return self._cells[self._names.index(key) if isinstance(key, str) else key]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and (self._names, self._cells) == (other._names, other._cells)

    __hash__ = None  # type: ignore[assignment]  # cells may be lists

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._names]

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={cell!r}' for name, cell in zip(self._names, self._cells, strict=True))})"

    def asdict(self) -> dict[str, Cell]:
        """Return the cells by the names of their columns."""
        return dict(zip(self._names, self._cells, strict=True))


class Reasons:
    """Looks up the sentences of an answer once, when they are first wanted."""

    def __init__(self, view: View, answer: Answer) -> None:
        self._view = view
        self._answer = answer
        self._found: list[list[Evidence]] | None = None

    def all(self) -> list[list[Evidence]]:
        """Return the sentences of every row."""
        if self._found is None:
            self._found = why(self._view, self._answer)
        return self._found


class AnswerRow(Row):
    """A row with the facts that it rests on."""

    __slots__ = ("_at", "_reasons", "facts")

    def __init__(self, names: tuple[str, ...], cells: tuple[Cell, ...], facts: tuple[str, ...]) -> None:
        super().__init__(names, cells)
        self.facts = facts
        """The IRIs of the facts."""

    def within(self, reasons: Reasons, at: int) -> Self:
        """Say where its sentences are to be found; returns itself."""
        self._reasons, self._at = reasons, at
        return self

    def why(self) -> list[Evidence]:
        """Return the sentences that it rests on, asserted ones first."""
        return self._reasons.all()[self._at]


def shown(column: Column, cell: Cell) -> str:
    """Return a cell as people read it.

    >>> shown(Column("size", "money", "size"), 90000000000)
    '90,000,000,000'
    """
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "; ".join(map(str, cell))
    if isinstance(cell, str):
        return column.codes.get(cell, cell)
    return f"{cell:,}" if column.type in _GROUPED and not isinstance(cell, Thing) else str(cell)
