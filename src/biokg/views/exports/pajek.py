"""Pajek's ``.net``: vertices with label and place, arcs or edges with weight and the name of the relation."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from biokg.terms import THINGS
from biokg.views.exports.network import Network
from biokg.views.exports.records import edges

_CLEAN: Final = str.maketrans({'"': "'", "\\": "/", **dict.fromkeys((*range(0x20), 0x7F), " ")})
"""The format knows no escapes: a label ends at the next quote and a line at the next line end."""


def pajek(network: Network) -> Iterator[bytes]:
    """Yield the lines of the file; a label that two things bear is followed by their ids, for readers go by labels."""
    numbers: dict[str, int] = {}
    borne = Counter(map(_clean, network.labels.values()))
    (left, low), width = network.frame
    yield f"*Vertices {network.counts['nodes']}\n".encode()
    for rows in network.nodes():
        for id_, label, x, y in zip(rows.ids, rows.labels, rows.xs, rows.ys, strict=True):
            numbers[id_] = len(numbers) + 1
            name = _clean(label)
            if borne[name] > 1:
                name += f" ({_clean(id_.removeprefix(THINGS))})"
            # Pajek's window is 1 by 1, from the upper left.
            at = f"{(x - left) / width:.4f} {1 - (y - low) / width:.4f} 0.5000"
            yield f'{numbers[id_]} "{name}" {at}\n'.encode(errors="replace")
    yield b"*Arcs\n" if network.directed else b"*Edges\n"
    for edge in edges(network):
        named, weight, *_ = edge.values
        line = f'{numbers[edge.source]} {numbers[edge.target]} {weight} l "{_clean(str(named))}"\n'
        yield line.encode(errors="replace")


def _clean(text: str) -> str:
    return text.translate(_CLEAN)
