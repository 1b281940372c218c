"""DOT, which Graphviz draws (``neato -n2`` where our layout puts things, ``dot`` where its own does)."""

import re
from collections.abc import Iterator
from typing import Final

from biokg.views.exports.colours import hexadecimal
from biokg.views.exports.network import Network
from biokg.views.exports.records import edges

_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_INCH: Final = 72


def dot(network: Network) -> Iterator[bytes]:
    """Yield the lines of the file."""
    kind, arrow = ("digraph", "->") if network.directed else ("graph", "--")
    yield f'{kind} biokg {{\ngraph [charset="UTF-8", outputorder=edgesfirst];\n'.encode()
    yield b'node [shape=circle, style=filled, fontname="sans-serif"];\nedge [fontname="sans-serif"];\n'
    for rows in network.nodes():
        for id_, label, type_, size, x, y in zip(
            rows.ids, rows.labels, rows.types, rows.sizes, rows.xs, rows.ys, strict=True
        ):
            looks = f'width={2 * size / _INCH:.3f}, fillcolor="{hexadecimal(type_)}", pos="{x},{y}"'
            yield f"{_quoted(id_)} [label={_text(label)}, class={_quoted(type_)}, {looks}];\n".encode(errors="replace")
    for edge in edges(network):
        label, weight, *_ = edge.values
        ends = f"{_quoted(edge.source)} {arrow} {_quoted(edge.target)}"
        yield f"{ends} [label={_text(str(label))}, weight={weight}];\n".encode(errors="replace")
    yield b"}\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\x00", "\ufffd") + '"'


def _text(label: str) -> str:
    # In labels Graphviz reads HTML's entities; a line end is written as such.
    return _quoted(_ENTITY.sub("&amp;", label)).replace("\n", "\\n")
