"""Writes a view to a file, in the format that the file's suffix names."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from biokg.analysis.filters import Filters
from biokg.analysis.project import STATED, project
from biokg.analysis.records import read
from biokg.errors import StoreError, UsageError
from biokg.model import ENGLISH
from biokg.store.view import View
from biokg.views.exports.dot import dot
from biokg.views.exports.followthemoney import followthemoney
from biokg.views.exports.gexf import gexf
from biokg.views.exports.graphml import graphml
from biokg.views.exports.json_networks import cytoscape, graphology
from biokg.views.exports.neo4j import NEO4J
from biokg.views.exports.network import Network
from biokg.views.exports.pajek import pajek
from biokg.views.exports.parquet import edge_parquet, node_parquet
from biokg.views.exports.publish import publish, publish_folder, reachable
from biokg.views.exports.rdf import RDF
from biokg.views.exports.tables import edge_table, node_table

Writer = Callable[[Network, BinaryIO], object]


def _lines(parts: Callable[[Network], Iterable[bytes]]) -> Writer:
    def write(network: Network, output: BinaryIO) -> None:
        with _uncollected():
            output.writelines(parts(network))

    return write


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the search for cycles: a writer makes none, and each search goes through the whole network."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


NETWORKS: Final[Mapping[str, Writer]] = {
    ".gexf": _lines(gexf),
    ".graphml": _lines(graphml),
    ".ftm.json": _lines(followthemoney),
    ".json": _lines(graphology),
    ".cyjs": _lines(cytoscape),
    ".net": _lines(pajek),
    ".dot": _lines(dot),
    ".nodes.csv": _lines(node_table),
    ".csv": _lines(edge_table),
    ".nodes.parquet": node_parquet,
    ".parquet": edge_parquet,
}
"""The formats of a network, by suffix; of two that a name ends in the first is meant."""
FOLDER: Final = ".neo4j"
"""The suffix of the one format that is a folder of files."""
SUFFIXES: Final = (*NETWORKS, FOLDER, *RDF)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the store to write."""

    graph: str = STATED
    language: str = ENGLISH
    """Of the labels; formats with room for both languages hold both."""
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written."""

    path: Path
    graph: str | None
    """The projection; None for RDF."""
    counts: Mapping[str, int]
    """``nodes`` and ``edges``, or ``quads``, or ``triples``."""


_ALL: Final = Choice()


def export(view: View, path: Path, choice: Choice = _ALL) -> ExportReport:
    """Write `view` to `path`: a projection as a network, or the store as RDF, by the suffix of `path`.

    The file appears whole or not at all; an older one stays until then. Raise `UsageError` for an unknown suffix or
    graph, a folder that is not there or a choice asked of RDF, `StoreError` for a network without edges,
    `MissingExtra` for a format whose library is not installed, `BiokgError` when the disk refuses.
    """
    suffix = suffix_of(path, SUFFIXES)
    reachable(path)
    if suffix in RDF:
        if (choice.graph, choice.filters) != (STATED, Filters()):
            raise UsageError(f"{path}: RDF holds the whole store; graphs and filters are for {', '.join(NETWORKS)}.")
        return ExportReport(path, None, publish(path, partial(RDF[suffix], view)))
    statements = read(view)
    graph = project(statements, choice.graph, choice.filters)
    if not graph:
        raise StoreError(f"the graph {choice.graph!r} has no edges; build from documents that state such relations.")
    network = Network(graph, choice.language, statements.documents)
    if suffix == FOLDER:
        publish_folder(path, {name: partial(_lines(parts), network) for name, parts in NEO4J.items()})
    else:
        publish(path, partial(NETWORKS[suffix], network))
    return ExportReport(path, choice.graph, network.counts)


def suffix_of(path: Path, offered: Iterable[str]) -> str:
    """Return the one of the suffixes `offered` in which the name ends; raise `UsageError`, with them, for none.

    >>> suffix_of(Path("firms.nodes.CSV"), [".nodes.csv", ".csv"])
    '.nodes.csv'
    """
    name = path.name.lower()
    for suffix in offered:
        if name.endswith(suffix) and name != suffix:
            return suffix
    raise UsageError(f"{path}: no format has the suffix {path.suffix!r}; suffixes: {', '.join(offered)}.")
