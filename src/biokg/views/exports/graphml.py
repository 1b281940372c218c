"""GraphML, which igraph, NetworkX, yEd and Cytoscape read."""

from collections.abc import Iterator
from typing import Final

from biokg.views.exports.colours import hexadecimal
from biokg.views.exports.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Edges, Network, Nodes
from biokg.views.exports.xml_text import Elements, iris, numbers, woven

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES: Final = {"string": "string", "iris": "string", "boolean": "boolean", "integer": "long", "double": "double"}
_LABEL: Final = Column("label", "string")
_LOOKS: Final = (*(Column(name, "double") for name in ("size", "x", "y")), Column("color", "string"))
_NODES: Final = (_LABEL, *NODE_COLUMNS, *_LOOKS)
_EDGES: Final = (_LABEL, Column("weight", "double"), *EDGE_COLUMNS)


def graphml(network: Network) -> Iterator[bytes]:
    """Yield the parts of the file."""
    yield _HEAD.encode()
    for of, columns in (("node", _NODES), ("edge", _EDGES)):
        for name, type_, _ in columns:
            yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_TYPES[type_]}"/>\n'.encode()
    yield f'<graph edgedefault="{"directed" if network.directed else "undirected"}">\n'.encode()
    elements = Elements(_NODES, '<data key="node-*">', "</data>")
    yield from (_nodes(rows, elements) for rows in network.nodes())
    elements = Elements(_EDGES, '<data key="edge-*">', "</data>")
    yield from (_edges(rows, elements) for rows in network.edges())
    yield b"</graph>\n</graphml>\n"


def _nodes(rows: Nodes, elements: Elements) -> bytes:
    colours = list(map(hexadecimal, rows.types))
    data = elements.of((rows.labels, *rows.values, rows.sizes, rows.xs, rows.ys, colours))
    return woven(b'<node id="', iris(rows.ids), b'">', *data, b"</node>\n")


def _edges(rows: Edges, elements: Elements) -> bytes:
    data = elements.of((rows.labels, rows.weights, *rows.values))
    ids = (b'<edge id="', numbers(rows.ids), b'" source="', iris(rows.sources), b'" target="', iris(rows.targets))
    return woven(*ids, b'">', *data, b"</edge>\n")
