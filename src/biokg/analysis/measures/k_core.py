"""K-core: how deep a thing sits in the densely linked part."""

from typing import TYPE_CHECKING, Any

from biokg.analysis.matrix import matrix
from biokg.analysis.rust import rust

if TYPE_CHECKING:
    import networkx as nx


def k_core(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return for each node the largest k such that it lies in a part where every node has k neighbours in the part.

    Range: 0 to the largest degree. Cost: O(m). Source: Seidman (1983), Social Networks 5, 269-287; Batagelj and
    Zaversnik (2003), arXiv cs/0310049.
    """
    import rustworkx

    of = matrix(graph)
    cores: Any = rustworkx.core_number(rust(of))  # its stub says int, but it is a mapping
    return of.scores([float(cores[at]) for at in range(len(of.nodes))])
