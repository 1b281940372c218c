"""Nodes and edges as Parquet, which pandas, DuckDB and Spark read."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from biokg.errors import MissingExtra
from biokg.views.exports.colours import hexadecimal
from biokg.views.exports.network import Column, Network
from biokg.views.exports.records import EDGE_FIELDS, NODE_FIELDS

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP: Final = 100
"""Batches in a row group: some ten thousand rows, as readers like them."""
_STRING: Final = "string"
_EDGE_ENDS: Final = (Column("source", _STRING), Column("target", _STRING), *EDGE_FIELDS)
_NODE: Final = (Column("id", _STRING), *NODE_FIELDS)


def node_parquet(network: Network, output: BinaryIO) -> None:
    """Write the nodes."""
    rows = ((n.ids, n.labels, *n.values, n.sizes, n.xs, n.ys, list(map(hexadecimal, n.types))) for n in network.nodes())
    _write(_NODE, rows, output)


def edge_parquet(network: Network, output: BinaryIO) -> None:
    """Write the edges."""
    rows = ((e.sources, e.targets, e.labels, e.weights, *e.values) for e in network.edges())
    _write(_EDGE_ENDS, rows, output)


def _write(fields: tuple[Column, ...], batches: Iterable[tuple[Any, ...]], output: BinaryIO) -> None:
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtra("Parquet", "parquet") from error
    types = {"integer": pa.int64(), "double": pa.float64(), "boolean": pa.bool_(), "iris": pa.list_(pa.string())}
    schema = pa.schema([(field.name, types.get(field.type, pa.string())) for field in fields])
    tables = (_table(fields, columns, schema) for columns in batches)
    with ParquetWriter(output, schema) as writer:
        while group := list(islice(tables, _GROUP)):
            writer.write_table(pa.concat_tables(group))


def _table(fields: tuple[Column, ...], columns: tuple[Any, ...], schema: "pa.Schema") -> "pa.Table":
    import pyarrow as pa

    values = {
        field.name: [value.split() for value in column] if field.type == "iris" else column
        for field, column in zip(fields, columns, strict=True)
    }
    return pa.table(values, schema=schema)
