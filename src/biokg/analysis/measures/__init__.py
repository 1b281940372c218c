"""One measure a file; each takes a projected graph and returns a score for every node.

All but PageRank read the graph as simple and undirected (`simple`): two things are linked or they are not, in however
many ways and directions; the links' weights (independent documents) are added up.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from biokg.analysis.measures.betweenness import betweenness
from biokg.analysis.measures.closeness import closeness
from biokg.analysis.measures.degree import degree
from biokg.analysis.measures.eigenvector import eigenvector
from biokg.analysis.measures.k_core import k_core
from biokg.analysis.measures.pagerank import pagerank
from biokg.analysis.measures.weighted_degree import weighted_degree

if TYPE_CHECKING:
    import networkx as nx

MEASURES: Final[Mapping[str, "Callable[[nx.Graph[str]], dict[str, float]]"]] = {
    "degree": degree,
    "weighted-degree": weighted_degree,
    "betweenness": betweenness,
    "pagerank": pagerank,
    "closeness": closeness,
    "eigenvector": eigenvector,
    "k-core": k_core,
}
"""Each measure by the name that a person gives."""
