"""A table as a frame of pandas, polars or Arrow: each an extra, imported only here."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from biokg.errors import MissingExtra
from biokg.views.python.cells import Thing
from biokg.views.python.rows import Column, Row

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_KINDS: Final = {
    **dict.fromkeys(("integer", "year"), "integer"),
    **dict.fromkeys(("decimal", "money", "float"), "float"),
    "boolean": "boolean",
}
_PANDAS: Final = {"text": "string", "integer": "Int64", "float": "Float64", "boolean": "boolean", "texts": "object"}


class _Filled(NamedTuple):
    name: str
    kind: str
    """``text integer float boolean``, or ``texts`` for lists."""
    values: list[Any]


def to_pandas(columns: Sequence[Column], rows: Sequence[Row]) -> "pd.DataFrame":
    """Return rows as a pandas data frame of nullable types."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("to_pandas()", "pandas") from error
    return pd.DataFrame({one.name: pd.Series(one.values, dtype=_PANDAS[one.kind]) for one in _filled(columns, rows)})


def to_polars(columns: Sequence[Column], rows: Sequence[Row]) -> "pl.DataFrame":
    """Return rows as a polars data frame."""
    try:
        import polars as pl
    except ImportError as error:
        raise MissingExtra("to_polars()", "polars") from error
    types = {"text": pl.String(), "integer": pl.Int64(), "float": pl.Float64(), "boolean": pl.Boolean()}
    types["texts"] = pl.List(pl.String())
    return pl.DataFrame([pl.Series(one.name, one.values, types[one.kind]) for one in _filled(columns, rows)])


def to_arrow(columns: Sequence[Column], rows: Sequence[Row]) -> "pa.Table":
    """Return rows as an Arrow table."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("to_arrow()", "arrow") from error
    types = {"text": pa.string(), "integer": pa.int64(), "float": pa.float64(), "boolean": pa.bool_()}
    types["texts"] = pa.list_(pa.string())
    return pa.table({one.name: pa.array(one.values, types[one.kind]) for one in _filled(columns, rows)})


def _filled(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[_Filled]:
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows]
        if column.type in {"thing", "document"}:
            yield _Filled(column.name, "text", _each(cells, str))
            yield _Filled(f"{column.name}_iri", "text", _each(cells, _iri))
        elif column.type == "things":
            yield _Filled(column.name, "texts", _each(cells, lambda things: list(map(str, things))))
            yield _Filled(f"{column.name}_iri", "texts", _each(cells, lambda things: list(map(_iri, things))))
        else:
            kind = _KINDS.get(column.type, "text")
            yield _Filled(column.name, kind, _each(cells, float if kind == "float" else lambda cell: cell))


def _each(cells: list[Any], made: Callable[[Any], Any]) -> list[Any]:
    return [None if cell is None else made(cell) for cell in cells]


def _iri(thing: Thing) -> str:
    return thing.iri
