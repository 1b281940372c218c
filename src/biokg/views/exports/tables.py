"""Nodes and edges as CSV, with the headings by which Gephi's spreadsheet import knows them."""

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from biokg.views.exports.network import EDGE_COLUMNS, Network
from biokg.views.exports.records import NODE_FIELDS, edges, nodes
from biokg.views.plain.spreadsheet import harmless

_NODES: Final = ("Id", "Label", *(field.name for field in NODE_FIELDS[1:]))
_EDGES: Final = (
    *("Source", "Target", "Type", "Id", "Label", "Weight", "source_label", "target_label"),
    *(column.name for column in EDGE_COLUMNS),
)


def node_table(network: Network) -> Iterator[bytes]:
    """Yield the lines of the nodes."""
    return csv_lines([_NODES], _shown((node.id, *node.values) for node in nodes(network)))


def edge_table(network: Network) -> Iterator[bytes]:
    """Yield the lines of the edges."""
    labels = network.labels
    type_ = "Directed" if network.directed else "Undirected"
    return csv_lines(
        [_EDGES],
        _shown(
            (source, target, type_, id_, label, weight, labels[source], labels[target], *values)
            for id_, source, target, (label, weight, *values) in edges(network)
        ),
    )


def _shown(rows: Iterable[Iterable[object]]) -> Iterator[list[object]]:
    return ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def csv_lines(*parts: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Yield rows as lines of CSV (RFC 4180); booleans as ``true`` and ``false``, nothing for None."""
    writer = csv.writer(_Line())
    for rows in parts:
        for row in rows:
            cells = (str(cell).lower() if isinstance(cell, bool) else cell for cell in row)
            yield writer.writerow(cells).encode(errors="replace")


class _Line:
    """Hands a line on instead of writing it, so that lines can be streamed."""

    def write(self, line: str) -> str:
        return line
