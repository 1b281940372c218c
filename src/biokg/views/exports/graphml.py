"""GraphML, which igraph, NetworkX, yEd and Cytoscape read."""

from collections.abc import Iterator, Sequence
from typing import Final

from biokg.views.exports.flat import EDGE_COLUMNS, NODE_COLUMNS, Column, Flat, Value
from biokg.views.exports.xml_text import escaped, written

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_TYPES: Final = {"string": "string", "boolean": "boolean", "integer": "long", "double": "double"}
_LABEL: Final = Column("label", "string")
_NODES: Final = (_LABEL, *NODE_COLUMNS, Column("x", "double"), Column("y", "double"))
_EDGES: Final = (_LABEL, Column("weight", "double"), *EDGE_COLUMNS)


def graphml(network: Flat) -> Iterator[str]:
    """Yield the parts of the file."""
    yield _HEAD
    for of, columns in (("node", _NODES), ("edge", _EDGES)):
        for name, type_ in columns:
            yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_TYPES[type_]}"/>\n'
    yield f'<graph edgedefault="{"directed" if network.directed else "undirected"}">\n'
    for node in network.nodes:
        values = (node.label, *node.values, node.x, node.y)
        yield f'<node id="{escaped(node.id)}">{_data("node", _NODES, values)}</node>\n'
    for edge in network.edges:
        data = _data("edge", _EDGES, (edge.label, edge.weight, *edge.values))
        yield (f'<edge id="{edge.id}" source="{escaped(edge.source)}" target="{escaped(edge.target)}">{data}</edge>\n')
    yield "</graph>\n</graphml>\n"


def _data(of: str, columns: Sequence[Column], values: Sequence[Value]) -> str:
    return "".join(
        f'<data key="{of}-{column.name}">{written(value)}</data>'
        for column, value in zip(columns, values, strict=True)
        if value is not None
    )
