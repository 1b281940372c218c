"""The part of a network that somebody looks at: the most central things, or the surroundings of some."""

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from biokg.analysis.layout import layout
from biokg.analysis.measures import MEASURES
from biokg.analysis.project import PROJECTIONS, STATED, project
from biokg.analysis.records import Document, Statements, read
from biokg.ask.labels import Thing
from biokg.errors import UsageError
from biokg.store.view import View
from biokg.views.exports.colours import hexadecimal
from biokg.views.web.pages.links import page_of
from biokg.views.web.pages.names import class_words
from biokg.views.web.pages.once import once_a_view

if TYPE_CHECKING:
    import networkx as nx

BY: Final = ("degree", "pagerank", "betweenness")
"""The measures by which the first things are chosen."""
USUAL: Final = 60
MOST: Final = 2000
"""Things in one picture, at most."""
STEPS: Final = 3


class Wanted(NamedTuple):
    """What to show: of which projection, around which things (none: the most central ones), and how many."""

    graph: str = STATED
    around: tuple[str, ...] = ()
    """IRIs."""
    steps: int = 1
    by: str = BY[0]
    most: int = USUAL


class Networks:
    """The projections of one build, each made when it is first asked for."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements
        self._made: dict[str, nx.Graph[str]] = {}
        self._scores: dict[tuple[str, str], dict[str, float]] = {}
        self._lock = Lock()

    @property
    def documents(self) -> dict[str, Document]:
        """What is known of the documents, by IRI."""
        return dict(self.statements.documents)

    def whole(self, graph: str) -> "nx.Graph[str]":
        """Return a projection; raises `UsageError` for an unknown one."""
        if graph not in PROJECTIONS:
            offered = ", ".join(PROJECTIONS)
            raise UsageError(f"unknown graph {graph!r}; graphs: {offered}.", f"没有网络 {graph!r}，可选：{offered}。")
        with self._lock:
            if graph not in self._made:
                self._made[graph] = project(self.statements, graph)
            return self._made[graph]

    def part(self, wanted: Wanted) -> "nx.Graph[str]":
        """Return the part that is wanted; what is not in the network is left out."""
        whole = self.whole(wanted.graph)
        kept = _surroundings(whole, wanted) if wanted.around else self._first(whole, wanted)
        return whole.subgraph([node for node in whole if node in kept]).copy()

    def _first(self, whole: "nx.Graph[str]", wanted: Wanted) -> set[str]:
        key = (wanted.graph, wanted.by)
        with self._lock:
            if key not in self._scores:
                self._scores[key] = MEASURES[wanted.by](whole) if whole else {}
        scores = self._scores[key]
        chosen = set(sorted(scores, key=lambda node: (-scores[node], node))[: wanted.most])
        # One that is linked to none of the others says nothing here.
        return {node for node in chosen if not chosen.isdisjoint(around(whole, node))}


@once_a_view
def networks(view: View) -> Networks:
    """Return the networks of a build."""
    return Networks(read(view))


def around(network: "nx.Graph[str]", node: str) -> set[str]:
    """Return the neighbours of a node, in whichever direction the links lead."""
    found = set(network.adj[node])
    if network.is_directed():
        found |= set(network.pred[node])  # type: ignore[attr-defined]
    return found - {node}


def _surroundings(whole: "nx.Graph[str]", wanted: Wanted) -> set[str]:
    """Return what lies within so many steps; where that is too much, what has most neighbours itself comes first."""
    kept = {node for node in wanted.around if node in whole}
    reached = kept
    for _ in range(wanted.steps):
        beyond = {other for node in reached for other in around(whole, node)} - kept
        order = sorted(beyond, key=lambda node: (-len(around(whole, node)), node))
        reached = set(order[: max(0, wanted.most - len(kept))])
        kept = kept | reached
    return kept


def as_data(view: View, held: Networks, wanted: Wanted, language: str) -> dict[str, Any]:
    """Return the wanted part with places for its things, as the page's script takes it."""
    whole, part = held.whole(wanted.graph), held.part(wanted)
    places, words, label = layout(part), class_words(view), "label_zh" if language == "zh" else "label"
    at = {node: place for place, node in enumerate(part)}
    nodes = [_node(node, about, places[node], len(around(whole, node)), label) for node, about in part.nodes(data=True)]
    kinds = sorted({str(node["type"]) for node in nodes})
    return {
        "total": whole.number_of_nodes(),
        "types": {kind: {"label": _called(words, kind, language), "colour": hexadecimal(kind)} for kind in kinds},
        "nodes": nodes,
        "links": [_link(at[source], at[target], about, label) for source, target, about in part.edges(data=True)],
    }


def _node(iri: str, about: dict[str, Any], place: tuple[float, float], degree: int, label: str) -> dict[str, Any]:
    other = about["label" if label == "label_zh" else "label_zh"]
    return {
        "id": iri,
        "path": page_of(iri),
        "label": about[label],
        "other": other if other != about[label] else "",
        "type": about["type"],
        "cluster": about["cluster"],
        "degree": degree,
        "x": place[0],
        "y": place[1],
    }


def _link(source: int, target: int, about: dict[str, Any], label: str) -> dict[str, Any]:
    return {
        "source": source,
        "target": target,
        "label": about[label],
        "weight": about["weight"],
        "years": _years(about["times"]),
    }


def _years(times: Iterable[str]) -> list[int]:
    """Return the first and the last year that is said of a link, or none."""
    years = [int(part[:4]) for time in times for part in time.split("/") if part[:4].isdigit()]
    return [min(years), max(years)] if years else []


def _called(words: dict[str, Thing], kind: str, language: str) -> str:
    return words[kind].text(language) if kind in words else kind
