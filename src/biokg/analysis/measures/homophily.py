"""Homophily: whether things of one class are linked with their like."""

from typing import TYPE_CHECKING, Any

from biokg.analysis.matrix import matrix

if TYPE_CHECKING:
    import networkx as nx


def homophily(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of each node's neighbours that are of its own `type`.

    Range: 0 to 1. Cost: O(n + m). Source: McPherson, Smith-Lovin and Cook (2001), Annual Review of Sociology 27,
    415-444; `assortativity` sets it against chance.
    """
    import numpy as np

    of = matrix(graph)
    size = len(of.nodes)
    links, kind = of.links.tocoo(), _kinds(graph, of.nodes)
    degree = np.diff(of.weights.indptr)
    alike = np.bincount(links.row, kind[links.row] == kind[links.col], size)
    return of.scores(np.divide(alike, degree, out=np.zeros(size), where=degree > 0))


def assortativity(graph: "nx.Graph[str]", attribute: str = "type") -> float | None:
    """Return by how much links within one class exceed chance, against the most that they could.

    Range: -1 to 1 (1: only within, 0: as by chance); None where all linked things are of one class. Cost: O(m).
    Source: Newman (2003), Physical Review E 67, 026126.
    """
    import numpy as np

    of = matrix(graph)
    links, kind = of.links.tocoo(), _kinds(graph, of.nodes, attribute)
    if not links.nnz:
        return None
    inside = (kind[links.row] == kind[links.col]).mean()
    chance = ((np.bincount(kind[links.row]) / links.nnz) ** 2).sum()
    return float((inside - chance) / (1 - chance)) if chance < 1 else None


def _kinds(graph: "nx.Graph[str]", nodes: tuple[str, ...], attribute: str = "type") -> Any:
    import numpy as np

    return np.unique([str(graph.nodes[node].get(attribute, "")) for node in nodes], return_inverse=True)[1]
