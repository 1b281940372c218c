"""The rows of a network one by one, as names with values: for the formats that are written so."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from biokg.views.exports.colours import hexadecimal
from biokg.views.exports.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Network, Value

NODE_FIELDS: Final = (
    *(Column("label", "string"), *NODE_COLUMNS),
    *(Column(name, "double") for name in ("size", "x", "y")),
    Column("color", "string"),
)
EDGE_FIELDS: Final = (Column("label", "string"), Column("weight", "integer"), *EDGE_COLUMNS)
"""What is said of a node or an edge besides its ends and its id; `color` is as HTML writes it."""


class NodeRecord(NamedTuple):
    """One node; the values stand in the order of `NODE_FIELDS`."""

    id: str
    values: tuple[Value, ...]


class EdgeRecord(NamedTuple):
    """One edge; the values stand in the order of `EDGE_FIELDS`."""

    id: int
    source: str
    target: str
    values: tuple[Value, ...]


def nodes(network: Network) -> Iterator[NodeRecord]:
    """Yield the nodes of `network`."""
    for rows in network.nodes():
        colours = map(hexadecimal, rows.types)
        values = zip(rows.labels, *rows.values, rows.sizes, rows.xs, rows.ys, colours, strict=True)
        yield from map(NodeRecord, rows.ids, values)


def edges(network: Network) -> Iterator[EdgeRecord]:
    """Yield the edges of `network`."""
    for rows in network.edges():
        values = zip(rows.labels, rows.weights, *rows.values, strict=True)
        yield from map(EdgeRecord, rows.ids, rows.sources, rows.targets, values)


def named(fields: tuple[Column, ...], values: tuple[Value, ...]) -> dict[str, Value]:
    """Return the values by name, without those that are not known."""
    return {field.name: value for field, value in zip(fields, values, strict=True) if value is not None and value != ""}
