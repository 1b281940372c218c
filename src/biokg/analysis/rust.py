"""A matrix as a graph of rustworkx, which walks graphs in compiled code."""

from typing import TYPE_CHECKING

from biokg.analysis.matrix import Matrix

if TYPE_CHECKING:
    import rustworkx


def rust(of: Matrix) -> "rustworkx.PyGraph[int, None]":
    """Return the links of `of` as an undirected graph whose node numbers are the matrix's."""
    import rustworkx

    upper = of.weights.tocoo()
    forward = upper.row < upper.col
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(range(len(of.nodes))))
    graph.add_edges_from_no_data(list(zip(upper.row[forward].tolist(), upper.col[forward].tolist(), strict=True)))
    return graph
