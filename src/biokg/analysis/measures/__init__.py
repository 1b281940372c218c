"""One measure a file; each takes a projected graph and returns a score for every node.

All but PageRank, hubs and authorities read the graph as simple and undirected: two things are linked or they are not,
in however many ways and directions; the links' weights (independent documents) are added up. NetworkX is the interface;
the work is done on one sparse matrix of the graph (`biokg.analysis.matrix`) or by rustworkx, with the same results.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from biokg.analysis.measures.articulation import articulation
from biokg.analysis.measures.betweenness import betweenness
from biokg.analysis.measures.bipartite_clustering import bipartite_clustering
from biokg.analysis.measures.bipartite_degree import bipartite_degree
from biokg.analysis.measures.bridges import bridges
from biokg.analysis.measures.closeness import closeness
from biokg.analysis.measures.degree import degree
from biokg.analysis.measures.eigenvector import eigenvector
from biokg.analysis.measures.hits import authorities, hubs
from biokg.analysis.measures.homophily import homophily
from biokg.analysis.measures.k_core import k_core
from biokg.analysis.measures.louvain import louvain
from biokg.analysis.measures.pagerank import pagerank
from biokg.analysis.measures.participation import participation
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
    "hubs": hubs,
    "authorities": authorities,
    "k-core": k_core,
    "bipartite-degree": bipartite_degree,
    "bipartite-clustering": bipartite_clustering,
    "participation": participation,
    "articulation": articulation,
    "bridges": bridges,
    "homophily": homophily,
    "community": louvain,
}
"""Each measure by the name that a person gives."""
