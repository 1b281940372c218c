"""Projects a view into a NetworkX graph; which properties are edges the ontology says, nobody else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from biokg import terms
from biokg.analysis import records
from biokg.analysis.records import Edge, Thing, View
from biokg.errors import UsageError
from biokg.model import CHINESE

if TYPE_CHECKING:
    import networkx as nx

STATED: Final = "stated"
ALL: Final = "all"
FIRMS_CLUSTERS: Final = "firms-clusters"

PROJECTIONS: Final[Mapping[str, str]] = {
    STATED: "what documents state: every edge of the ontology that a sentence gives (directed, one edge a predicate)",
    ALL: "every thing that an edge touches, with the places that only tables give (directed, one edge a predicate)",
    FIRMS_CLUSTERS: "firms and the clusters where they are present, rolled up (undirected, bipartite)",
}
"""Each projection with what it holds."""


def project(view: View, graph: str = STATED) -> "nx.Graph[str]":
    """Return the projection `graph` of `view`; `stated` and `all` are `MultiDiGraph`s keyed by predicate.

    A node is an IRI with `label`, `label_zh`, `type`, `cluster` (whether it is counted as one), `clusters` (labels of
    those where it is present, its own if it is one) and `provisional`. An edge has `predicate`, `label`, `weight`
    (independent documents; 1 for an edge that only a table gives), `year` (the earliest known, or None), `facts` and
    `documents` (IRIs).
    Nodes and edges stand sorted, so that everything made from them is the same in every run. Raise `UsageError` for an
    unknown projection.
    """
    if graph not in PROJECTIONS:
        raise UsageError(f"unknown graph {graph!r}; graphs: {', '.join(PROJECTIONS)}.")
    roll_up = terms.bkg("presentInCluster")
    wanted = [edge for edge in records.edges(view) if (edge.predicate == roll_up) == (graph == FIRMS_CLUSTERS)]
    if graph == STATED:
        wanted = [edge for edge in wanted if edge.documents]
    return _built(wanted, records.things(view), directed=graph != FIRMS_CLUSTERS)


def _built(edges: list[Edge], known: dict[str, Thing], *, directed: bool) -> "nx.Graph[str]":
    import networkx as nx

    network: nx.Graph[str] = nx.MultiDiGraph() if directed else nx.Graph()
    for iri in sorted({end for edge in edges for end in (edge.source, edge.target)}):
        network.add_node(iri, **_node(iri, known))
    for edge in edges:
        name = edge.predicate.rpartition("#")[2]
        key = {"key": name} if directed else {}
        network.add_edge(
            edge.source,
            edge.target,
            **key,
            predicate=name,
            label=records.name_of(edge.predicate, known),
            weight=edge.weight,
            year=edge.year,
            facts=edge.facts,
            documents=edge.documents,
        )
    return network


def _node(iri: str, known: dict[str, Thing]) -> dict[str, object]:
    thing = known.get(iri, Thing())
    is_cluster = "Cluster" in thing.types
    # A cluster belongs to itself, so that a picture coloured by cluster shows it with its firms.
    clusters = thing.clusters | {iri} if is_cluster else thing.clusters
    return {
        "label": records.name_of(iri, known),
        "label_zh": records.name_of(iri, known, CHINESE),
        "type": thing.type,
        "cluster": is_cluster,
        "clusters": tuple(sorted(records.name_of(cluster, known) for cluster in clusters)),
        "provisional": thing.provisional,
    }
