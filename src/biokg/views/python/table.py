"""A table of typed rows: by name and number, as a slice, as HTML, as a frame of pandas, polars or Arrow."""

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Final, Self, TypeVar, overload

from biokg.views.plain.counts import counted
from biokg.views.python.rows import NUMBERS, Column, Row, shown

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

R = TypeVar("R", bound=Row)
"""The kind of its rows."""
_SHOWN: Final = 20
_SHOWN_AS_HTML: Final = 100
_WIDTH: Final = 160


class Table(Sequence[R]):
    """Rows under typed columns."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[R], language: str = "en") -> None:
        self.columns = tuple(columns)
        self.lang = language
        self._rows = list(rows)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> R | Self:
        return self._part(at) if isinstance(at, slice) else self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.columns, self._rows) == (other.columns, other._rows)

    __hash__ = None  # type: ignore[assignment]

    def _part(self, at: slice) -> Self:
        part = copy(self)
        part._rows = self._rows[at]
        return part

    def to_pandas(self) -> "pd.DataFrame":
        """Return a data frame; raises `MissingExtra` without pandas.

        A thing gives two columns, its label and ``..._iri``. Numbers are 64 bits wide; the rows hold exact decimals.
        """
        from biokg.views.python import frames

        return frames.to_pandas(self.columns, self._rows)

    def to_polars(self) -> "pl.DataFrame":
        """Return a data frame as `to_pandas` does; raises `MissingExtra` without polars."""
        from biokg.views.python import frames

        return frames.to_polars(self.columns, self._rows)

    def to_arrow(self) -> "pa.Table":
        """Return an Arrow table as `to_pandas` does; raises `MissingExtra` without pyarrow."""
        from biokg.views.python import frames

        return frames.to_arrow(self.columns, self._rows)

    def __repr__(self) -> str:
        """Return the first rows as text, without columns that are empty in them."""
        from biokg.views.plain.drawing import drawn

        head = self._rows[:_SHOWN]
        filled = [at for at in range(len(self.columns)) if any(row[at] not in (None, []) for row in head)]
        columns = [self.columns[at] for at in filled]
        rows = [[shown(self.columns[at], row[at]) for at in filled] for row in head]
        right = [column.type in NUMBERS for column in columns]
        table = drawn([column.label for column in columns], rows, right, _WIDTH) if rows else ""
        return table + self._counted(_SHOWN)

    def _repr_html_(self) -> str:
        """Return the table for a notebook: headings and labels in the language of the result, all of it escaped."""
        from biokg.views.python.html import table

        return table(self.columns, self._rows[:_SHOWN_AS_HTML], self._counted(_SHOWN_AS_HTML))

    def _counted(self, shown: int) -> str:
        cut = {"en": f", the first {shown} shown", "zh": f"，显示前 {shown} 行"}[self.lang]
        return counted(len(self), self.lang) + (cut if len(self) > shown else "")
