"""A matrix as a graph of rustworkx, which walks graphs in compiled code."""

from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from biokg.analysis.matrix import Matrix

if TYPE_CHECKING:
    import rustworkx


_MADE: "Final[WeakKeyDictionary[Matrix, Any]]" = WeakKeyDictionary()


def rust(of: Matrix) -> "rustworkx.PyGraph[int, None]":
    """Return the links of `of` as an undirected graph whose node numbers are the matrix's; who changes it, copies it.

    It is made once for a matrix and goes with it.
    """
    if of not in _MADE:
        _MADE[of] = _made(of)
    made: rustworkx.PyGraph[int, None] = _MADE[of]
    return made


def _made(of: Matrix) -> "rustworkx.PyGraph[int, None]":
    import rustworkx

    links = of.weights.tocoo()
    forward = links.row < links.col
    # Each link stands once in this half, so that nothing need look for a second one.
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph()
    graph.add_nodes_from(list(range(len(of.nodes))))
    graph.add_edges_from_no_data(list(zip(links.row[forward].tolist(), links.col[forward].tolist(), strict=True)))
    return graph
