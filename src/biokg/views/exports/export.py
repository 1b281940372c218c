"""Writes a view to a file, in the format that the file's suffix names."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from biokg.analysis.project import STATED, project
from biokg.errors import BiokgError, StoreError, UsageError
from biokg.store.view import View
from biokg.views.exports.as_json import cytoscape, node_link
from biokg.views.exports.edge_list import edge_list
from biokg.views.exports.flat import Flat, flat
from biokg.views.exports.gexf import gexf
from biokg.views.exports.graphml import graphml
from biokg.views.exports.rdf import RDF

NETWORKS: Final[Mapping[str, Callable[[Flat], Iterator[str]]]] = {
    ".gexf": gexf,
    ".graphml": graphml,
    ".csv": edge_list,
    ".json": node_link,
    ".cyjs": cytoscape,
}
"""The formats of a network, by suffix."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written."""

    path: Path
    graph: str | None
    """The projection; None for RDF."""
    counts: Mapping[str, int]
    """``nodes`` and ``edges``, or ``quads``, or ``triples``."""


def export(view: View, path: Path, graph: str = STATED) -> ExportReport:
    """Write `view` to `path`: the projection `graph` as a network, or the store as RDF, by the suffix of `path`.

    The file appears whole or not at all; an older one stays until then. Raise `UsageError` for an unknown suffix or
    graph, a folder that is not there or a projection asked of RDF, `StoreError` for a network without edges,
    `BiokgError` when the disk refuses.
    """
    suffix = path.suffix.lower()
    _check(path, suffix, graph)
    if suffix in RDF:
        counts = _publish(path, partial(RDF[suffix], view))
        return ExportReport(path, None, counts)
    network = project(view, graph)
    if not network:
        raise StoreError(f"the graph {graph!r} of this store has no edges; build from documents that state relations.")
    counts = _publish(path, partial(_write_network, flat(network), NETWORKS[suffix]))
    return ExportReport(path, graph, counts)


def _check(path: Path, suffix: str, graph: str) -> None:
    if suffix not in NETWORKS and suffix not in RDF:
        offered = ", ".join((*NETWORKS, *RDF))
        raise UsageError(f"{path}: no format has the suffix {path.suffix!r}; suffixes: {offered}.")
    if suffix in RDF and graph != STATED:
        raise UsageError(f"{path}: RDF holds the whole store; a graph is picked only for {', '.join(NETWORKS)}.")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first.")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file.")


def _write_network(network: Flat, lines: Callable[[Flat], Iterator[str]], output: BinaryIO) -> dict[str, int]:
    output.writelines(line.encode("utf-8", errors="replace") for line in lines(network))
    return {"nodes": len(network.nodes), "edges": len(network.edges)}


def _publish(path: Path, write: Callable[[BinaryIO], dict[str, int]]) -> dict[str, int]:
    """Have `write` fill a file beside `path` and give it its name only when it is whole and on disk."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as output:
            counts = write(output)
            output.flush()
            os.fsync(output.fileno())
        beside.replace(path)
    except OSError as error:
        raise BiokgError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        beside.unlink(missing_ok=True)
    return counts
