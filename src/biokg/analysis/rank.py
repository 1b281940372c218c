"""Ranks the nodes of a projected graph by one measure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from biokg.analysis.measures import MEASURES
from biokg.errors import StoreError, UnknownName, UsageError

if TYPE_CHECKING:
    import networkx as nx


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


def rank(
    graph: "nx.Graph[str]",
    by: str = "degree",
    top: int = 20,
    type: str | None = None,  # noqa: A002 - the name that a person gives on the command line
) -> list[RankRow]:
    """Return the first `top` nodes of `graph` by the measure `by`, ties in the order of their ids.

    The scores are of the whole graph; `type` only picks whom to list, and ranks count among those. Raise `UsageError`
    for an unknown measure or a `top` below 1, `UnknownName` for a type that no node has, `StoreError` for an empty
    graph.
    """
    _check(graph, by, top, type)
    scores = {node: float(f"{score:.12g}") for node, score in MEASURES[by](graph).items()}
    listed = [node for node in graph if type in {None, graph.nodes[node]["type"]}]
    listed.sort(key=lambda node: (-scores[node], node))
    rows: list[RankRow] = []
    for place, node in enumerate(listed[:top], start=1):
        tied = bool(rows) and rows[-1].score == scores[node]
        about = graph.nodes[node]
        rows.append(
            RankRow(
                rows[-1].rank if tied else place, node, about["label"], about["label_zh"], about["type"], scores[node]
            )
        )
    return rows


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
