"""Anchors: the firms that are present in several clusters, and how firmly one may say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from biokg.analysis.doubts import Doubt, Interval, Pair, Stability, doubts, stability
from biokg.analysis.filters import Filters, chosen
from biokg.analysis.project import FIRMS_CLUSTERS, project_chosen
from biokg.analysis.records import Statements
from biokg.analysis.standing import Standing
from biokg.analysis.texts import Text
from biokg.errors import UsageError
from biokg.model import CHINESE

if TYPE_CHECKING:
    import networkx as nx

SMALL: Final = 30
"""Anchors below which their order is said to hang on single documents."""
_NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True)
class Presence:
    """A cluster in which an anchor is present."""

    cluster: str
    label: str
    label_zh: str
    year: int | None
    """The earliest year that a document gives for it."""
    firms: int
    """Firms known to be present in the cluster, the anchor among them."""
    documents: tuple[str, ...]
    facts: tuple[str, ...]
    inferred: bool = False
    """Whether it only follows from what documents state."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A firm in several clusters."""

    rank: int
    """By the number of clusters, then by betweenness between clusters."""
    interval: Interval
    id: str
    label: str
    label_zh: str
    presence: tuple[Presence, ...]
    betweenness: float
    """The share of all pairs of clusters between which the firm lies."""
    sectors: tuple[str, ...]
    sectors_zh: tuple[str, ...]
    documents: tuple[str, ...]
    moves: tuple[Doubt, ...]
    """What would move it."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """All anchors of a graph, and what their order rests on."""

    rows: tuple[Anchor, ...]
    firms: int
    clusters: int
    documents: int
    """Those that state presence."""
    stability: Stability
    names: Mapping[str, Text]
    """The name of every firm that is an anchor in some run."""
    notes: tuple[Text, ...]


def anchors(
    statements: Statements, filters: Filters = _NO_FILTERS, pairs: Sequence[Pair] = (), least: int = 2
) -> Anchors:
    """Return the firms present in `least` or more clusters, ranked, each with the interval of its rank.

    The ranking is made anew with and without less certain edges, with each of `pairs` (of which nobody is sure whether
    the two are one) joined, and without each document in turn. Raise `UsageError` for a `least` below 1.
    """
    if least < 1:
        raise UsageError(f"at least {least} clusters is no limit; give 1 or more.")
    of = chosen(statements, filters)
    network = project_chosen(of, FIRMS_CLUSTERS)
    standing = Standing(of, filters, least)
    base, lies = standing.base()
    firm = stability(standing.ranks, base, doubts(statements, network, filters, pairs, weighted=False))
    rows = tuple(_anchor(network, node, (place, lies.get(node, 0.0)), firm) for node, place in base.items())
    named = {*base, *(node for change in firm.changes for node in (*change.enters, *change.leaves))}
    return Anchors(
        rows,
        firms=len(network) - len(_clusters(network)),
        clusters=len(_clusters(network)),
        documents=len({document for *_, about in network.edges(data=True) for document in about["documents"]}),
        stability=firm,
        names={node: Text(statements.name_of(node), statements.name_of(node, CHINESE)) for node in sorted(named)},
        notes=_notes(rows, firm),
    )


def _clusters(network: "nx.Graph[str]") -> set[str]:
    return {node for node, about in network.nodes(data=True) if about["bipartite"]}


def _anchor(network: "nx.Graph[str]", node: str, standing: tuple[int, float], firm: Stability) -> Anchor:
    about = network.nodes[node]
    presence = tuple(_presence(network, node, cluster) for cluster in sorted(network[node]))
    return Anchor(
        rank=standing[0],
        interval=firm.intervals[node],
        id=node,
        label=about["label"],
        label_zh=about["label_zh"],
        presence=tuple(sorted(presence, key=lambda one: (one.label, one.cluster))),
        betweenness=standing[1],
        sectors=about["sectors"],
        sectors_zh=about["sectors_zh"],
        documents=tuple(sorted({document for one in presence for document in one.documents})),
        moves=firm.moves.get(node, ()),
    )


def _presence(network: "nx.Graph[str]", node: str, cluster: str) -> Presence:
    edge, about = network.edges[node, cluster], network.nodes[cluster]
    firms = network.degree(cluster)
    return Presence(
        cluster,
        about["label"],
        about["label_zh"],
        edge["year"],
        firms,
        edge["documents"],
        edge["facts"],
        edge["inferred"],
    )


def _notes(rows: Sequence[Anchor], firm: Stability) -> tuple[Text, ...]:
    notes = []
    if len(rows) < SMALL:
        counted = "1 anchor" if len(rows) == 1 else f"{len(rows)} anchors"
        en = f"This is a small graph ({counted}): the order says what the documents read so far say, no more."
        notes.append(Text(en, f"图很小（{len(rows)} 家锚定企业）：次序只反映已读文档的内容。"))
    if firm.left:
        en = f"{firm.left:,} further documents were not left out in turn, for there are too many."
        notes.append(Text(en, f"另有 {firm.left:,} 篇文档因数量过多未逐一剔除。"))
    return tuple(notes)
