"""Projects a view into a NetworkX graph; which properties are edges the ontology says, nobody else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from biokg import terms
from biokg.analysis import links
from biokg.analysis.filters import Chosen, Filters, chosen
from biokg.analysis.links import Edge
from biokg.analysis.records import Relation, Statements, View, read
from biokg.errors import UsageError
from biokg.model import CHINESE

if TYPE_CHECKING:
    import networkx as nx

STATED: Final = "stated"
WHOLE: Final = "whole"
FIRMS_CLUSTERS: Final = "firms-clusters"
DOCUMENTS: Final = "independent documents"
SHARED: Final = "things shared"
"""What weights count."""
_NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True)
class Projection:
    """One way to see the graph as a network."""

    about: str
    edges: Callable[[Chosen], list[Edge]]
    directed: bool = False
    """Directed projections are `MultiDiGraph`s keyed by predicate, the others `Graph`s."""
    shared: bool = False
    """Whether an edge weighs as many things as both ends share, and not as many documents as state it."""
    bipartite: bool = False
    """Whether edges lead from one kind of node to another; nodes then carry `bipartite`, 0 or 1."""


def _stated(of: Chosen) -> list[Edge]:
    return links.plain(one for one in _edges(of) if one.fact and not one.inferred)


def _whole(of: Chosen) -> list[Edge]:
    return links.plain(_edges(of))


def _partners(of: Chosen) -> list[Edge]:
    kinds = of.statements.kinds_of(terms.bkg("partnersWith"))
    return links.plain(one for one in of.relations if one.predicate in kinds)


def _money(of: Chosen) -> list[Edge]:
    always = of.statements.kinds_of(terms.bkg("investsIn")) | of.statements.kinds_of(terms.bkg("manages"))
    return links.plain(
        one for one in _edges(of) if one.predicate in always or _is_fund(of, one.source) or _is_fund(of, one.target)
    )


def _edges(of: Chosen) -> Iterator[Relation]:
    rolled = terms.bkg("presentInCluster")
    return (one for one in of.relations if one.predicate != rolled)


def _is_fund(of: Chosen, iri: str) -> bool:
    return iri in of.statements.things and "Fund" in of.statements.things[iri].types


PROJECTIONS: Final[Mapping[str, Projection]] = {
    STATED: Projection("every edge of the ontology that a sentence gives", _stated, directed=True),
    WHOLE: Projection(
        "every edge of the ontology, with the places that only tables give and with what follows", _whole, directed=True
    ),
    FIRMS_CLUSTERS: Projection(
        "firms and the clusters where they are present, rolled up", links.presence, bipartite=True
    ),
    "clusters": Projection(
        "clusters that share firms; an edge weighs as many as it shares",
        lambda of: links.shared(links.presence(of), "sharesFirmsWith", firms=False),
        shared=True,
    ),
    "firms": Projection(
        "firms that share clusters; an edge weighs as many as it shares",
        lambda of: links.shared(links.presence(of), "sharesClustersWith", firms=True),
        shared=True,
    ),
    "partners": Projection("who works with whom", _partners),
    "money": Projection(
        "who puts money into what: investments, and funds with all that they are linked to", _money, directed=True
    ),
    "sectors-clusters": Projection(
        "clusters and the sectors that they, places in them or firms in them focus on", links.focus, bipartite=True
    ),
}
"""Each projection by the name that a person gives."""

_LABELS: Final = {
    "sharesFirmsWith": ("shares firms with", "共有企业"),
    "sharesClustersWith": ("shares clusters with", "同处集群"),
}
"""Edges that no property of the ontology names, in English and Chinese."""


def project(source: View | Statements, graph: str = STATED, filters: Filters = _NO_FILTERS) -> "nx.Graph[str]":
    """Return the projection `graph` of what passes `filters`; `source` is a view or what `read` made of one.

    A node is an IRI with `label`, `label_zh`, `type`, `cluster` (whether it is counted as one), `clusters` and
    `clusters_zh` (labels of those where it is present, its own if it is one), `sectors` and `sectors_zh` (labels of
    those it focuses on), `provisional`, and in a bipartite projection `bipartite` (0 where edges begin, 1 where they
    end). An edge has `predicate`, `label`, `label_zh`, `weight`, `year` (the earliest known, or None), `times` (ISO
    8601, sorted), `facts` and `documents` (IRIs, sorted), `inferred` (whether it only follows), `via` (IRIs of what
    links both ends: the firms that two clusters share, say) and `shared` (how many those are). The weight is the
    number of independent documents, not of sentences (1 for an edge that only a table gives); in `clusters` and
    `firms` it is `shared`. The graph itself says so: it has `name`, `about` and `weight`.
    Nodes and edges stand sorted (in a bipartite projection side by side), so that everything made from them is the
    same in every run. Raise `UsageError` for an unknown projection.
    """
    if graph not in PROJECTIONS:
        raise UsageError(f"unknown graph {graph!r}; graphs: {', '.join(PROJECTIONS)}.")
    return project_chosen(chosen(source if isinstance(source, Statements) else read(source), filters), graph)


def project_chosen(of: Chosen, graph: str) -> "nx.Graph[str]":
    """Return the projection of what was chosen; as `project`."""
    projection = PROJECTIONS[graph]
    network = _built(of, projection, projection.edges(of))
    network.graph.update(name=graph, about=projection.about, weight=SHARED if projection.shared else DOCUMENTS)
    return network


def _built(of: Chosen, projection: Projection, edges: list[Edge]) -> "nx.Graph[str]":
    import networkx as nx

    network: nx.Graph[str] = nx.MultiDiGraph() if projection.directed else nx.Graph()
    add_node = _nodes(of)
    targets = {edge.target for edge in edges} if projection.bipartite else set()
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    for iri in sorted(ends, key=lambda end: (end in targets, end)):
        side = {"bipartite": int(iri in targets)} if projection.bipartite else {}
        network.add_node(iri, **add_node(iri), **side)
    for edge in edges:
        about = _edge(of, edge)
        if projection.shared:
            about["weight"] = about["shared"]
        key = {"key": about["predicate"]} if projection.directed else {}
        network.add_edge(edge.source, edge.target, **key, **about)
    return network


def _edge(of: Chosen, edge: Edge) -> dict[str, object]:
    name = edge.predicate.rpartition("#")[2]
    english, chinese = _LABELS.get(name) or (
        of.statements.name_of(edge.predicate),
        of.statements.name_of(edge.predicate, CHINESE),
    )
    documents = edge.documents
    return {
        "predicate": name,
        "label": english,
        "label_zh": chinese,
        "weight": max(1, len(documents)),
        "year": edge.year,
        "times": edge.times,
        "facts": edge.facts,
        "documents": documents,
        "inferred": edge.inferred,
        "via": edge.via,
        "shared": len(edge.via),
    }


def _nodes(of: Chosen) -> Callable[[str], dict[str, object]]:
    """Return the function that describes a node."""
    known, places = of.statements, of.places
    clusters: dict[str, set[str]] = {}
    for edge in links.presence(of):
        clusters.setdefault(edge.source, set()).add(edge.target)
    focus = known.kinds_of(terms.bkg("focusesOn"))
    sectors: dict[str, set[str]] = {}
    for one in of.relations:
        if one.predicate in focus:
            sectors.setdefault(one.source, set()).add(one.target)

    def about(iri: str) -> dict[str, object]:
        thing = known.things.get(iri)
        # A cluster belongs to itself, so that a picture coloured by cluster shows it with its firms.
        own = clusters.get(iri, set()) | ({iri} if places.is_cluster(iri) else set())
        return {
            "label": known.name_of(iri),
            "label_zh": known.name_of(iri, CHINESE),
            "type": thing.type if thing else "",
            "cluster": places.is_cluster(iri),
            "clusters": tuple(sorted(map(known.name_of, own))),
            "clusters_zh": tuple(sorted(known.name_of(one, CHINESE) for one in own)),
            "sectors": tuple(sorted(map(known.name_of, sectors.get(iri, ())))),
            "sectors_zh": tuple(sorted(known.name_of(one, CHINESE) for one in sectors.get(iri, ()))),
            "provisional": bool(thing and thing.provisional),
        }

    return about
