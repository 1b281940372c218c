"""A projection as flat, typed rows in a fixed order: what every writer of networks writes."""

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from biokg.analysis.layout import layout
from biokg.analysis.measures import MEASURES

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool | None


class Column(NamedTuple):
    """An attribute of nodes or edges."""

    name: str
    type: str
    """``string integer double boolean``: the words that GEXF uses."""


NODE_COLUMNS: Final = (
    Column("label_zh", "string"),
    Column("type", "string"),
    Column("is_cluster", "boolean"),
    Column("clusters", "string"),
    Column("provisional", "boolean"),
    Column("degree", "integer"),
    Column("pagerank", "double"),
    Column("betweenness", "double"),
)
EDGE_COLUMNS: Final = (
    Column("predicate", "string"),
    Column("year", "integer"),
    Column("documents", "integer"),
    Column("facts", "integer"),
    Column("evidence", "string"),
)
"""`documents` and `facts` are counts; `evidence` holds the IRIs of the facts, with a blank between."""


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the nodes."""

    id: str
    label: str
    type: str
    values: tuple[Value, ...]
    """In the order of `NODE_COLUMNS`."""
    size: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A row of the edges."""

    id: str
    source: str
    target: str
    label: str
    weight: float
    values: tuple[Value, ...]
    """In the order of `EDGE_COLUMNS`."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A network as rows."""

    directed: bool
    nodes: list[Node]
    edges: list[Edge]


def flat(graph: "nx.Graph[str]") -> Flat:
    """Return the projected `graph` as rows, with its measures, sizes by degree and places."""
    degree, pagerank, betweenness = (MEASURES[name](graph) for name in ("degree", "pagerank", "betweenness"))
    places = layout(graph)
    most = max(degree.values(), default=0.0) or 1.0
    nodes = [
        Node(
            id=node,
            label=about["label"],
            type=about["type"],
            values=(
                *(about["label_zh"], about["type"], about["cluster"], "; ".join(about["clusters"]) or None),
                *(about["provisional"], int(degree[node]), _short(pagerank[node]), _short(betweenness[node])),
            ),
            size=round(8 + 32 * sqrt(degree[node] / most), 1),
            x=places[node][0],
            y=places[node][1],
        )
        for node, about in graph.nodes(data=True)
    ]
    edges = [_edge(str(number), *edge) for number, edge in enumerate(graph.edges(data=True))]
    return Flat(graph.is_directed(), nodes, edges)


def _edge(number: str, source: str, target: str, about: dict[str, Any]) -> Edge:
    return Edge(
        id=number,
        source=source,
        target=target,
        label=about["label"],
        weight=float(about["weight"]),
        values=(
            about["predicate"],
            about["year"],
            len(about["documents"]),
            len(about["facts"]),
            " ".join(about["facts"]) or None,
        ),
    )


def _short(score: float) -> float:
    # The last digits of a sum of floats differ between machines; the file should not.
    return float(f"{score:.9g}")
