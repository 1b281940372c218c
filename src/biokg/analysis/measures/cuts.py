"""Bridges and articulation points: links and things whose loss would take the network apart."""

from typing import TYPE_CHECKING, Any

from biokg.analysis.matrix import matrix
from biokg.analysis.rust import rust

if TYPE_CHECKING:
    import networkx as nx


def articulation(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return into how many further pieces the network would fall without each node.

    Range: 0 (no articulation point) to degree - 1. Cost: O(n + m). Source: Hopcroft and Tarjan (1973), Communications
    of the ACM 16, 372-378.
    """
    import rustworkx

    of = matrix(graph)
    walked = rust(of)
    blocks: dict[int, set[int]] = {}
    for ends, block in rustworkx.biconnected_components(walked).items():
        for end in ends:
            blocks.setdefault(end, set()).add(block)
    # A node lies in one block for each piece that it holds together.
    return of.scores([float(max(0, len(blocks.get(at, ())) - 1)) for at in range(len(of.nodes))])


def bridges(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return how many of each node's links are bridges: the only way between what lies on either side.

    Range: 0 to degree. Cost: O(n + m). Source: Tarjan (1974), Information Processing Letters 2, 160-161.
    """
    scores = dict.fromkeys(matrix(graph).nodes, 0.0)
    for bridge in bridge_links(graph):
        for end in bridge:
            scores[end] += 1
    return scores


def bridge_links(graph: "nx.Graph[str]") -> list[tuple[str, str]]:
    """Return the links whose loss would part what lies on either side, sorted; each with its smaller end first."""
    import rustworkx

    of = matrix(graph)
    found: Any = rustworkx.bridges(rust(of))  # its stub says tuples of one, but they are of two
    return sorted((of.nodes[min(a, b)], of.nodes[max(a, b)]) for a, b in found)
