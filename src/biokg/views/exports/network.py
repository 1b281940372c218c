"""A projection as typed rows in a fixed order: what every writer of networks writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from math import sqrt
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from biokg.analysis.layout import SPACING, layout
from biokg.analysis.measures import MEASURES
from biokg.analysis.records import Document
from biokg.analysis.spread import drawn_out, spread
from biokg.model import CHINESE, ENGLISH

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool | None
_SMALLEST, _LARGEST = 8.0, 40.0
"""Radius of a node without and of the one with most links."""
_CENTRALITIES: Final = ("betweenness", "closeness", "eigenvector", "pagerank")
_COUNTS: Final = ("community", "degree", "weighted-degree", "k-core")
_BATCH: Final = 250
"""Rows at a time: by column they are made and written several times faster than one by one, if they fit the cache."""
_Row = TypeVar("_Row")
_EDGE: Final = itemgetter(
    *("predicate", "label", "label_zh", "weight", "year", "times", "documents", "facts", "via", "shared")
)
LARGE: Final = 20_000
"""Nodes of a graph for which `SLOW` measures are left out."""
SLOW: Final = frozenset({"betweenness", "closeness"})
_LISTED: Final = "; "


_NO_DOCUMENTS: Final[Mapping[str, Document]] = {}


class Column(NamedTuple):
    """An attribute of nodes or edges."""

    name: str
    type: str
    """``string integer double boolean``, or ``iris``: some IRIs with blanks between, or an empty text."""
    few: bool = False
    """Whether mostly the same few values occur."""


NODE_COLUMNS: Final = (
    *(Column(name, "string") for name in ("label_en", "label_zh")),
    Column("type", "string", few=True),
    *(Column(name, "boolean", few=True) for name in ("is_cluster", "provisional")),
    *(Column(name, "string") for name in ("cluster", "sector")),
    *(Column(name, "integer") for name in ("community", "degree", "weighted_degree", "k_core")),
    *(Column(name, "double") for name in _CENTRALITIES),
)
"""`cluster` and `sector` hold the labels of all, in the language of the file, with ``; `` between."""
EDGE_COLUMNS: Final = (
    *(Column(name, "string", few=True) for name in ("predicate", "label_en", "label_zh")),
    *(Column(name, "integer", few=True) for name in ("documents", "facts", "shared", "year")),
    Column("time", "string", few=True),
    *(Column(name, "iris") for name in ("evidence", "sources", "via")),
)
"""`documents` and `facts` are counts; `evidence` holds the IRIs of the facts, `sources` those of the documents and
`via` those of what links both ends (the firms that two clusters share), `time` the times, with a blank between."""


class Nodes(NamedTuple):
    """Some rows of the nodes, column by column."""

    ids: Sequence[str]
    labels: Sequence[str]
    types: Sequence[str]
    values: Sequence[Sequence[Value]]
    """A sequence for each of `NODE_COLUMNS`."""
    sizes: Sequence[float]
    """Radii, in the unit of `xs` and `ys`."""
    xs: Sequence[float]
    ys: Sequence[float]


class Edges(NamedTuple):
    """Some rows of the edges, column by column."""

    ids: Sequence[int]
    sources: Sequence[str]
    targets: Sequence[str]
    labels: Sequence[str]
    predicates: Sequence[str]
    weights: Sequence[int]
    times: Sequence[str | None]
    """Several with a blank between."""
    values: Sequence[Sequence[Value]]
    """A sequence for each of `EDGE_COLUMNS`."""


class Network:
    """A projected graph with what is measured of it; rows are made while they are read, so none waits in memory."""

    def __init__(
        self, graph: "nx.Graph[str]", language: str = ENGLISH, documents: Mapping[str, Document] = _NO_DOCUMENTS
    ) -> None:
        self.graph = graph
        self.documents = documents
        """What is known of the documents, by IRI."""
        self.directed = graph.is_directed()
        self.language = language
        self._zh = "_zh" if language == CHINESE else ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many nodes and edges there are."""
        return {"nodes": self.graph.number_of_nodes(), "edges": len(self.graph.edges)}

    @property
    def dated(self) -> bool:
        """Whether a time is known of any edge."""
        return any(about["times"] for _, _, about in self.graph.edges(data=True))

    @property
    def labels(self) -> dict[str, str]:
        """The label of each node, in the language of the file."""
        return {node: about["label" + self._zh] for node, about in self.graph.nodes(data=True)}

    @property
    def frame(self) -> tuple[tuple[float, float], float]:
        """The lower left corner of the square that holds all nodes, and its width."""
        (left, right), (low, high) = ((min(at), max(at)) for at in zip(*self.places.values(), strict=True))
        return (left, low), max(right - left, high - low) or 1.0

    @property
    def centralities(self) -> tuple[str, ...]:
        """The centralities that are given; of a large graph only those that take seconds."""
        return _CENTRALITIES if len(self.graph) <= LARGE else tuple(sorted({*_CENTRALITIES} - SLOW))

    @cached_property
    def sizes(self) -> dict[str, float]:
        """The radius of each node: its area grows with its degree."""
        degree = self._scores["degree"]
        most = max(degree.values(), default=0.0) or 1.0
        return {node: round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(degree[node] / most), 1) for node in self.graph}

    @cached_property
    def places(self) -> Mapping[str, tuple[float, float]]:
        """Where each node lies; none lies on another."""
        import numpy as np

        places = layout(self.graph)
        at = np.array([places[node] for node in self.graph]).reshape(-1, 2)
        radii = np.array([self.sizes[node] for node in self.graph])
        if len(at) > 1:
            gap = SPACING / 10
            at = spread(drawn_out(at, radii, gap), radii, gap).round(1)
        return dict(zip(self.graph, map(tuple, at.tolist()), strict=True))

    def nodes(self) -> Iterator[Nodes]:
        """Yield the nodes in the order of the projection, some hundred rows at a time."""
        zh = self._zh
        about = itemgetter("label", "label_zh", "type", "clusters" + zh, "sectors" + zh, "cluster", "provisional")
        for batch in _batches(self.graph.nodes(data=True)):
            ids, abouts = zip(*batch, strict=True)
            unknown = [None] * len(ids)
            english, chinese, types, clusters, sectors, *flags = zip(*map(about, abouts), strict=True)
            # One call for all is several times faster; of a single one it would give no tuple.
            of = itemgetter(*ids) if len(ids) > 1 else lambda held, only=ids[0]: (held[only],)
            values = (
                *(english, chinese, types, *flags),
                *([_LISTED.join(names) or None for names in column] for column in (clusters, sectors)),
                *(of(self._scores[name]) for name in _COUNTS),
                *(of(self._scores[name]) if name in self._scores else unknown for name in _CENTRALITIES),
            )
            xs, ys = zip(*of(self.places), strict=True)
            sizes = of(self.sizes)
            yield Nodes(ids, chinese if zh else english, types, values, sizes, xs, ys)

    def edges(self) -> Iterator[Edges]:
        """Yield the edges in the order of the projection, numbered from 0, some hundred rows at a time."""
        first = 0
        span = _Spans()
        for batch in _batches(_edges(self.graph)):
            sources, targets, abouts = zip(*batch, strict=True)
            said = zip(*map(_EDGE, abouts), strict=True)
            predicates, english, chinese, weights, years, times, documents, facts, via, shared = said
            spans = list(map(span.__getitem__, times))
            iris = [_joined(column) for column in (facts, documents, via)]
            counts = list(map(len, documents)), list(map(len, facts)), [number or None for number in shared]
            values = (predicates, english, chinese, *counts, years, spans, *iris)
            ids = range(first, first := first + len(batch))
            yield Edges(ids, sources, targets, chinese if self._zh else english, predicates, weights, spans, values)

    @cached_property
    def _scores(self) -> dict[str, Mapping[str, float]]:
        counts = {name: {node: int(n) for node, n in MEASURES[name](self.graph).items()} for name in _COUNTS}
        # The last digits of a sum of floats differ between machines; the file should not.
        shares = {
            name: {node: float(f"{share:.9g}") for node, share in MEASURES[name](self.graph).items()}
            for name in self.centralities
        }
        return {**counts, **shares}


class _Spans(dict[tuple[str, ...], str | None]):
    """Remembers times with a blank between."""

    def __missing__(self, times: tuple[str, ...]) -> str | None:
        self[times] = " ".join(times) or None
        return self[times]


def _joined(column: Sequence[tuple[str, ...]]) -> list[str]:
    return list(map(" ".join, column)) if any(column) else [""] * len(column)


def _edges(graph: "nx.Graph[str]") -> "Iterable[tuple[str, str, dict[str, Any]]]":
    """Return the edges with their attributes in the order of NetworkX, which takes three times as long to hand them."""
    if not (graph.is_directed() and graph.is_multigraph()):
        return graph.edges(data=True)
    return (
        (source, target, about)
        for source, around in graph.adjacency()
        for target, parallel in around.items()
        for about in parallel.values()
    )


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
