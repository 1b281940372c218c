"""Ranks the nodes of a projected graph by one measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from biokg.analysis.between import Estimate, estimated, exact
from biokg.analysis.doubts import Pair, Stability, doubts, stability
from biokg.analysis.filters import Filters
from biokg.analysis.measures import MEASURES
from biokg.analysis.measures.betweenness import EXACT_UP_TO
from biokg.analysis.measures.homophily import assortativity
from biokg.analysis.measures.louvain import communities, modularity
from biokg.analysis.project import project
from biokg.analysis.records import Statements
from biokg.analysis.texts import Text
from biokg.errors import StoreError, UnknownName, UsageError

if TYPE_CHECKING:
    import networkx as nx

SMALL: Final = 100
"""Nodes below which a ranking is said to describe the documents and not the world."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """One line of a ranking."""

    rank: int
    """From 1; equal scores share a rank, and the next one counts them all (1, 2, 2, 4)."""
    id: str
    label: str
    label_zh: str
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The lines of a ranking, and what a reader must know of it."""

    rows: list[RankRow]
    notes: tuple[Text, ...]
    error: float = 0.0
    """How far off an estimated score may be; 0 for exact ones."""


def rank(
    graph: "nx.Graph[str]",
    by: str = "degree",
    top: int = 20,
    type: str | None = None,  # noqa: A002 - the name that a person gives on the command line
    approximate: bool | None = None,
) -> Ranking:
    """Return the first `top` nodes of `graph` by the measure `by`, ties in the order of their ids.

    The scores are of the whole graph; `type` only picks whom to list, and ranks count among those. `approximate` asks
    for betweenness from a sample or from all; None leaves it to the size of the graph. Raise `UsageError` for an
    unknown measure or a `top` below 1, `UnknownName` for a type that no node has, `StoreError` for an empty graph.
    """
    _check(graph, by, top, type)
    notes = [*_about_size(graph), *_about_measure(graph, by)]
    error = 0.0
    if by == "betweenness":
        found = _betweenness(graph, approximate)
        values, error = found.scores, found.error
        notes += _about_sample(graph, found)
    else:
        values = MEASURES[by](graph)
    scores = {node: float(f"{score:.12g}") for node, score in values.items()}
    listed = [node for node in graph if type in {None, graph.nodes[node]["type"]}]
    places = placed((node, (-scores[node],)) for node in listed)
    listed.sort(key=lambda node: (places[node], node))
    rows = [_row(graph, node, places[node], scores[node]) for node in listed[:top]]
    return Ranking(rows, tuple(notes), error)


@dataclass(frozen=True, slots=True)
class Asked:
    """What ranking is asked for: of which projection of what passes, by which measure, of which class (None: all)."""

    graph: str
    filters: Filters
    by: str
    type: str | None = None


def stable(statements: Statements, asked: Asked, pairs: Sequence[Pair] = ()) -> Stability:
    """Return between which places each node stands under all doubts (those of `biokg.analysis.doubts`).

    Cost: that of the measure, once for each of up to 500 documents.
    """

    def ranking(under: Filters) -> dict[str, int]:
        network = project(statements, asked.graph, under)
        listed = {node for node, about in network.nodes(data=True) if asked.type in {None, about["type"]}}
        scores = MEASURES[asked.by](network)
        return placed((node, (-float(f"{scores[node]:.12g}"),)) for node in listed)

    held = doubts(statements, project(statements, asked.graph, asked.filters), asked.filters, pairs)
    return stability(ranking, ranking(asked.filters), held)


def placed(keys: Iterable[tuple[str, tuple[float, ...]]]) -> dict[str, int]:
    """Return the place of each node whose key is given, the smallest first; equal keys share a place.

    >>> placed([("a", (-2,)), ("b", (-5,)), ("c", (-2,)), ("d", (0,))])
    {'b': 1, 'a': 2, 'c': 2, 'd': 4}
    """
    places: dict[str, int] = {}
    last: tuple[tuple[float, ...] | None, int] = (None, 0)
    for number, (node, key) in enumerate(sorted(keys, key=lambda pair: (pair[1], pair[0])), start=1):
        last = last if last[0] == key else (key, number)
        places[node] = last[1]
    return places


def _row(graph: "nx.Graph[str]", node: str, place: int, score: float) -> RankRow:
    about = graph.nodes[node]
    return RankRow(place, node, about["label"], about["label_zh"], about["type"], score)


def _betweenness(graph: "nx.Graph[str]", approximate: bool | None) -> Estimate:
    from_sample = len(graph) > EXACT_UP_TO if approximate is None else approximate
    return estimated(graph) if from_sample else exact(graph)


def _about_size(graph: "nx.Graph[str]") -> list[Text]:
    size = len(graph)
    if size >= SMALL:
        return []
    return [
        Text(
            f"This is a small graph ({size} things): ranks say what the documents read so far say, no more.",
            f"图很小（{size} 个节点）：排名只反映已读文档的内容。",
        )
    ]


def _about_measure(graph: "nx.Graph[str]", by: str) -> list[Text]:
    if by in {"community", "participation"}:
        parts = communities(graph)
        share = modularity(graph, parts)
        return [
            Text(f"{len(parts)} communities, modularity {share:.2f}.", f"{len(parts)} 个社区，模块度 {share:.2f}。")
        ]
    if by == "homophily":
        found = assortativity(graph)
        if found is None:
            return [
                Text("All things are of one class, so like can only link with like.", "所有节点同属一类，无从比较。")
            ]
        en = f"Assortativity by class is {found:.2f} (1: only like with like, 0: as by chance, below: apart)."
        return [Text(en, f"按类别的同配系数为 {found:.2f}（1 只与同类相连，0 与随机无异，负值为异类相连）。")]
    return []


def _about_sample(graph: "nx.Graph[str]", found: Estimate) -> list[Text]:
    if found.sources == len(graph):
        return []
    en = (
        f"Betweenness is estimated from {found.sources:,} of {len(graph):,} things (fixed seed): scores are off by at "
        f"most {found.error:.2g} with 95 % confidence. --exact computes it from all."
    )
    zh = (
        f"中介中心性由 {len(graph):,} 个节点中的 {found.sources:,} 个估算（种子固定）："
        f"95% 置信度下误差不超过 {found.error:.2g}。--exact 精确计算。"
    )
    return [Text(en, zh)]


def _check(graph: "nx.Graph[str]", by: str, top: int, type_: str | None) -> None:
    if by not in MEASURES:
        raise UsageError(f"unknown measure {by!r}; measures: {', '.join(MEASURES)}.")
    if top < 1:
        raise UsageError(f"top is {top}, but at least 1 row must be asked for.")
    if not graph:
        raise StoreError(
            "the graph has no edges to rank by; build from documents that state relations, or use another graph."
        )
    types = sorted({about["type"] for _, about in graph.nodes(data=True)})
    if type_ is not None and type_ not in types:
        raise UnknownName("type", type_, types, "The types listed are those in this graph.")
