"""Projects a view into a NetworkX graph; which properties are edges the ontology says, nobody else."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from biokg import terms
from biokg.analysis import links
from biokg.analysis.adjacency import keep
from biokg.analysis.collecting import not_collecting
from biokg.analysis.filters import Chosen, Filters, chosen
from biokg.analysis.links import Edge
from biokg.analysis.records import Relation, Statements, View, read
from biokg.errors import UsageError
from biokg.model import CHINESE, ENGLISH

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
    edges: Callable[[Chosen, list[Edge]], list[Edge]]
    """Makes the edges from what was chosen and from the presence of firms in clusters."""
    directed: bool = False
    """Directed projections are `MultiDiGraph`s keyed by predicate, the others `Graph`s."""
    shared: bool = False
    """Whether an edge weighs as many things as both ends share, and not as many documents as state it."""
    bipartite: bool = False
    """Whether edges lead from one kind of node to another; nodes then carry `bipartite`, 0 or 1."""


def _stated(of: Chosen, _: list[Edge]) -> list[Edge]:
    return links.plain(one for one in _edges(of) if one.fact and not one.inferred)


def _whole(of: Chosen, _: list[Edge]) -> list[Edge]:
    return links.plain(_edges(of))


def _partners(of: Chosen, _: list[Edge]) -> list[Edge]:
    kinds = of.statements.kinds_of(terms.bkg("partnersWith"))
    return links.plain(one for one in of.relations if one.predicate in kinds)


def _money(of: Chosen, _: list[Edge]) -> list[Edge]:
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
        "firms and the clusters where they are present, rolled up", lambda _, homes: homes, bipartite=True
    ),
    "clusters": Projection(
        "clusters that share firms; an edge weighs as many as it shares",
        lambda _, homes: links.shared(homes, "sharesFirmsWith", firms=False),
        shared=True,
    ),
    "firms": Projection(
        "firms that share clusters; an edge weighs as many as it shares",
        lambda _, homes: links.shared(homes, "sharesClustersWith", firms=True),
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


@not_collecting()
def project_chosen(of: Chosen, graph: str) -> "nx.Graph[str]":
    """Return the projection of what was chosen; as `project`."""
    projection = PROJECTIONS[graph]
    homes = links.presence(of)
    network = _built(_Described(of, homes), projection, projection.edges(of, homes))
    network.graph.update(name=graph, about=projection.about, weight=SHARED if projection.shared else DOCUMENTS)
    return network


def _built(told: "_Described", projection: Projection, edges: list[Edge]) -> "nx.Graph[str]":
    import networkx as nx

    network: nx.Graph[str] = nx.MultiDiGraph() if projection.directed else nx.Graph()
    targets = {edge.target for edge in edges} if projection.bipartite else set()
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    for iri in sorted(ends, key=lambda end: (end in targets, end)):
        side = {"bipartite": int(iri in targets)} if projection.bipartite else {}
        network.add_node(iri, **told.node(iri), **side)
    weights: dict[tuple[str, str, str], int] = {}
    for edge in edges:
        about = told.edge(edge)
        if projection.shared:
            about["weight"] = about["shared"]
        key = {"key": about["predicate"]} if projection.directed else {}
        network.add_edge(edge.source, edge.target, **key, **about)
        first, second = (edge.source, edge.target) if projection.directed else sorted((edge.source, edge.target))
        weights[first, second, key.get("key", "")] = about["weight"]
    keep(network, weights)
    return network


class _Described:
    """Describes nodes and edges by their attributes."""

    def __init__(self, of: Chosen, homes: list[Edge]) -> None:
        self._of = of
        self._clusters: defaultdict[str, set[str]] = defaultdict(set)
        for edge in homes:
            self._clusters[edge.source].add(edge.target)
        focus = of.statements.kinds_of(terms.bkg("focusesOn"))
        self._sectors: defaultdict[str, set[str]] = defaultdict(set)
        for one in of.relations:
            if one.predicate in focus:
                self._sectors[one.source].add(one.target)
        self._predicates: dict[str, dict[str, str]] = {}

    def edge(self, edge: Edge) -> dict[str, Any]:
        documents = edge.documents
        return {
            **self._predicate(edge.predicate),
            "weight": max(1, len(documents)),
            "year": edge.year,
            "times": edge.times,
            "facts": edge.facts,
            "documents": documents,
            "inferred": edge.inferred,
            "via": edge.via,
            "shared": len(edge.via),
        }

    def node(self, iri: str) -> dict[str, Any]:
        known, is_cluster = self._of.statements, self._of.places.is_cluster(iri)
        thing = known.things.get(iri)
        # A cluster belongs to itself, so that a picture coloured by cluster shows it with its firms.
        clusters = self._clusters[iri] | {iri} if is_cluster else self._clusters[iri]
        sectors = self._sectors[iri]
        return {
            "label": known.name_of(iri),
            "label_zh": known.name_of(iri, CHINESE),
            "type": thing.type if thing else "",
            "cluster": is_cluster,
            "clusters": self._names(clusters, ENGLISH),
            "clusters_zh": self._names(clusters, CHINESE),
            "sectors": self._names(sectors, ENGLISH),
            "sectors_zh": self._names(sectors, CHINESE),
            "provisional": bool(thing and thing.provisional),
        }

    def _names(self, iris: set[str], language: str) -> tuple[str, ...]:
        return tuple(sorted(self._of.statements.name_of(iri, language) for iri in iris))

    def _predicate(self, iri: str) -> dict[str, str]:
        if iri not in self._predicates:
            name, known = iri.rpartition("#")[2], self._of.statements
            english, chinese = _LABELS.get(name) or (known.name_of(iri), known.name_of(iri, CHINESE))
            self._predicates[iri] = {"predicate": name, "label": english, "label_zh": chinese}
        return self._predicates[iri]
