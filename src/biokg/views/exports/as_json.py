"""Networks as JSON: node-link, as NetworkX and D3 read it, and Cytoscape's own form."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from biokg.views.exports.flat import EDGE_COLUMNS, NODE_COLUMNS, Edge, Flat, Node


def node_link(network: Flat) -> Iterator[str]:
    """Yield the parts of a node-link file (`networkx.node_link_graph` reads it)."""
    directed = _json(network.directed)
    yield f'{{"directed": {directed}, "multigraph": {directed}, "graph": {{}},\n"nodes": [\n'
    yield from _listed({**_node(node), "x": node.x, "y": node.y} for node in network.nodes)
    yield '],\n"edges": [\n'
    # The key of a multigraph's edge is its predicate, as in the projection itself.
    key = {"key"} if network.directed else set()
    yield from _listed({**_edge(edge), **dict.fromkeys(key, edge.values[0])} for edge in network.edges)
    yield "]}\n"


def cytoscape(network: Flat) -> Iterator[str]:
    """Yield the parts of a Cytoscape.js file (`networkx.cytoscape_graph` reads it)."""
    directed = _json(network.directed)
    yield f'{{"data": [], "directed": {directed}, "multigraph": {directed}, "elements": {{\n"nodes": [\n'
    yield from _listed(
        {"data": {**_node(node), "name": node.label, "value": node.id}, "position": {"x": node.x, "y": node.y}}
        for node in network.nodes
    )
    yield '],\n"edges": [\n'
    yield from _listed({"data": {**_edge(edge), "key": edge.values[0]}} for edge in network.edges)
    yield "]}}\n"


def _node(node: Node) -> dict[str, Any]:
    names = (column.name for column in NODE_COLUMNS)
    return {"id": node.id, "label": node.label, **dict(zip(names, node.values, strict=True))}


def _edge(edge: Edge) -> dict[str, Any]:
    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
    names = (column.name for column in EDGE_COLUMNS)
    return ends | {"label": edge.label, "weight": edge.weight} | dict(zip(names, edge.values, strict=True))


def _listed(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    comma = ""
    for item in items:
        yield comma + _json(item)
        comma = ",\n"
    yield "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
