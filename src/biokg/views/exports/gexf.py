"""GEXF 1.3, which Gephi and Gephi Lite open: labels, attributes, weights, and `viz` size, colour and place."""

from collections.abc import Iterator, Sequence
from typing import Final

from biokg.views.exports.colours import COLOURS, OTHER
from biokg.views.exports.flat import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Flat, Node, Value
from biokg.views.exports.xml_text import escaped, written

# The 1.3 schema wants viz elements in the namespace of GEXF itself; the primer, Gephi and every reader use this one.
# No lastmodifieddate: the same graph is to give the same bytes.
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>biokg</creator></meta>
"""
# The unchanging start of each value, made once and not for each of a million.
_NODE_VALUES: Final = [f'<attvalue for="{column.name}" value="' for column in NODE_COLUMNS]
_EDGE_VALUES: Final = [f'<attvalue for="{column.name}" value="' for column in EDGE_COLUMNS]
_PREDICATE: Final = [column.name for column in EDGE_COLUMNS].index("predicate")


def gexf(network: Flat) -> Iterator[str]:
    """Yield the parts of the file."""
    yield _HEAD
    yield f'<graph mode="static" defaultedgetype="{"directed" if network.directed else "undirected"}">\n'
    yield _attributes("node", NODE_COLUMNS)
    yield _attributes("edge", EDGE_COLUMNS)
    yield f'<nodes count="{len(network.nodes)}">\n'
    yield from map(_node, network.nodes)
    yield f'</nodes>\n<edges count="{len(network.edges)}">\n'
    yield from map(_edge, network.edges)
    yield "</edges>\n</graph>\n</gexf>\n"


def _node(node: Node) -> str:
    red, green, blue = COLOURS.get(node.type, OTHER)
    # The readers that go through a node in order expect its attributes before its looks.
    return (
        f'<node id="{escaped(node.id)}" label="{escaped(node.label)}">{_values(_NODE_VALUES, node.values)}'
        f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{node.x}" y="{node.y}" z="0.0"/>'
        f'<viz:size value="{node.size}"/></node>\n'
    )


def _edge(edge: Edge) -> str:
    # Of two edges between the same things Gephi keeps both only when they are of different kinds.
    return (
        f'<edge id="{edge.id}" source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        f' label="{escaped(edge.label)}" kind="{edge.values[_PREDICATE]}" weight="{edge.weight}">'
        f"{_values(_EDGE_VALUES, edge.values)}</edge>\n"
    )


def _attributes(of: str, columns: Sequence[Column]) -> str:
    rows = "".join(f'<attribute id="{name}" title="{name}" type="{type_}"/>\n' for name, type_ in columns)
    return f'<attributes class="{of}" mode="static">\n{rows}</attributes>\n'


def _values(openings: Sequence[str], values: Sequence[Value]) -> str:
    rows = [
        f'{opening}{written(value)}"/>' for opening, value in zip(openings, values, strict=True) if value is not None
    ]
    return f"<attvalues>{''.join(rows)}</attvalues>"
