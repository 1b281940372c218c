"""The rows of an answer as a network of the things in them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from biokg.views.python.cells import Thing
from biokg.views.python.rows import AnswerRow, Column, Row

if TYPE_CHECKING:
    import networkx as nx


def network(columns: Iterable[Column], rows: Iterable[Row]) -> "nx.MultiDiGraph[str]":
    """Return the things as nodes, and an edge from the first thing of each row to each other one in it."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        held = [(column.name, one) for column, cell in zip(columns, row, strict=True) for one in _things(cell)]
        for column, thing in held:
            graph.add_node(thing.iri, label=thing.label, en=thing.en, zh=thing.zh, column=column)
        plain = {name: cell for name, cell in row.asdict().items() if not isinstance(cell, Thing | list)}
        facts = row.facts if isinstance(row, AnswerRow) else ()
        graph.add_edges_from(
            (held[0][1].iri, thing.iri, {**plain, "relation": column, "facts": facts}) for column, thing in held[1:]
        )
    return graph


def _things(cell: object) -> list[Thing]:
    return [cell] if isinstance(cell, Thing) else cell if isinstance(cell, list) else []
