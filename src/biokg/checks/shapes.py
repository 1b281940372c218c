"""Whether a built graph keeps the shapes of claims, facts, evidence, documents, things and edges."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from biokg.checks.ontology import ontology_graph
from biokg.checks.report import Finding
from biokg.checks.shacl import run_shapes
from biokg.errors import DataError
from biokg.resources import shipped

DATA_SHAPES = ("claims", "documents", "edges", "evidence", "facts", "observations", "things")
"""The files of shapes that data are held against; `ontology.ttl` is about the ontology itself."""

LARGE = 200_000
"""Statements from which on the check takes minutes, so that a caller may say so first."""


def check_shapes(quads: Iterable[str] | Path, note: Callable[[str], None] | None = None) -> list[Finding]:
    """Return every violation of the shapes in `quads`, lines of N-Quads or a file of them, sorted.

    All graphs are read as one, with the ontology, so that a claim meets the thing it is about. `note` is called
    with a sentence when the graph is large. Raises `DataError` for lines that are no N-Quads.
    """
    graph = ontology_graph()
    size = _add(graph, quads)
    if size > LARGE and note is not None:
        note(f"{size} statements are held against the shapes; this takes minutes.")
    return sorted(
        finding for name in DATA_SHAPES for finding in run_shapes(graph, shipped("ontology", "shapes", f"{name}.ttl"))
    )


def _add(graph: Graph, quads: Iterable[str] | Path) -> int:
    """Add the statements of all graphs to `graph` and return how many they are."""
    try:
        if isinstance(quads, Path):
            parsed = list(ox.parse(path=quads, format=ox.RdfFormat.N_QUADS))
        else:
            text = "\n".join(line.rstrip("\n") for line in quads)
            parsed = list(ox.parse(text, format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise DataError(f"no N-Quads: {error}") from error
    lines = {f"{quad.triple} ." for quad in parsed}
    graph.parse(data="\n".join(sorted(lines)), format="nt")
    return len(lines)
