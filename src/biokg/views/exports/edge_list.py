"""The edges as CSV, with the headings by which Gephi's spreadsheet import knows them."""

import csv
from collections.abc import Iterator
from typing import Final

from biokg.views.exports.flat import EDGE_COLUMNS, Flat

_HEADINGS: Final = (
    *("Source", "Target", "Type", "Label", "Weight", "source_label", "target_label"),
    *(column.name for column in EDGE_COLUMNS),
)


class _Line:
    """Hands a line on instead of writing it, so that lines can be streamed."""

    def write(self, line: str) -> str:
        return line


def edge_list(network: Flat) -> Iterator[str]:
    """Yield the lines of the file (RFC 4180)."""
    writer = csv.writer(_Line())
    labels = {node.id: node.label for node in network.nodes}
    type_ = "Directed" if network.directed else "Undirected"
    yield writer.writerow(_HEADINGS)
    for edge in network.edges:
        ends = (edge.source, edge.target)
        yield writer.writerow((*ends, type_, edge.label, edge.weight, *(labels[end] for end in ends), *edge.values))
