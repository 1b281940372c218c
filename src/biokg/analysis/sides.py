"""The two sides of a bipartite graph."""

from typing import TYPE_CHECKING, Any

from biokg.analysis.matrix import Matrix
from biokg.analysis.simple import simple
from biokg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx


def sides(graph: "nx.Graph[str]", of: Matrix) -> Any:
    """Return 0 or 1 for each node: as the projection says, or else as the links leave it.

    Raise `UsageError` for a graph that is not bipartite.
    """
    import networkx as nx
    import numpy as np

    known: dict[str, Any] = {node: about.get("bipartite") for node, about in graph.nodes(data=True)}
    if None in known.values():
        try:
            known = nx.bipartite.color(simple(graph))
        except nx.NetworkXError as error:
            raise UsageError(
                "this graph does not consist of two sides; use firms-clusters or sectors-clusters."
            ) from error
    return np.array([known[node] for node in of.nodes])
