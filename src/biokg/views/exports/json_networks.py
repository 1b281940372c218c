"""Networks as JSON: for graphology (Gephi Lite, sigma) and for Cytoscape; a node or an edge a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from biokg.views.exports.network import Network
from biokg.views.exports.records import EDGE_FIELDS, NODE_FIELDS, EdgeRecord, edges, named, nodes


def graphology(network: Network) -> Iterator[bytes]:
    """Yield the parts of a graphology file (`Graph.from` reads it); sigma finds `x`, `y`, `size` and `color`."""
    type_ = "directed" if network.directed else "undirected"
    options = {"type": type_, "multi": network.directed, "allowSelfLoops": True}
    yield f'{{"attributes": {{"creator": "biokg"}}, "options": {_json(options)},\n"nodes": [\n'.encode()
    yield from _listed({"key": node.id, "attributes": named(NODE_FIELDS, node.values)} for node in nodes(network))
    yield b'],\n"edges": [\n'
    undirected = {} if network.directed else {"undirected": True}
    yield from _listed(
        {
            "key": str(edge.id),
            "source": edge.source,
            "target": edge.target,
            **undirected,
            "attributes": named(EDGE_FIELDS, edge.values),
        }
        for edge in edges(network)
    )
    yield b"]}\n"


def cytoscape(network: Network) -> Iterator[bytes]:
    """Yield the parts of a Cytoscape file (Cytoscape, Cytoscape.js and `networkx.cytoscape_graph` read it)."""
    directed = _json(network.directed)
    yield f'{{"data": {{"name": "biokg"}}, "directed": {directed}, "multigraph": {directed}, "elements": {{\n'.encode()
    yield b'"nodes": [\n'
    yield from _listed(_cytoscape_node(node.id, named(NODE_FIELDS, node.values)) for node in nodes(network))
    yield b'],\n"edges": [\n'
    yield from _listed({"data": _cytoscape_edge(edge, multigraph=network.directed)} for edge in edges(network))
    yield b"]}}\n"


def _cytoscape_node(id_: str, about: dict[str, Any]) -> dict[str, Any]:
    data = {"id": id_, "name": about["label"], "value": id_, **about}
    position = {"x": data.pop("x"), "y": data.pop("y")}
    return {"data": data, "position": position}


def _cytoscape_edge(edge: EdgeRecord, *, multigraph: bool) -> dict[str, Any]:
    about = named(EDGE_FIELDS, edge.values)
    # The key of a multigraph's edge is its predicate, as in the projection.
    key = {"key": about["predicate"]} if multigraph else {}
    # Nodes and edges share one space of ids.
    ends = {"id": f"e{edge.id}", "source": edge.source, "target": edge.target}
    return {**ends, "interaction": about["label"], **about, **key}


def _listed(items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    comma = ""
    for item in items:
        yield (comma + _json(item)).encode(errors="replace")
        comma = ",\n"
    yield b"\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
