"""Articulation points: things whose loss would take the network apart."""

from typing import TYPE_CHECKING

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
