"""Whether a graph keeps the shapes of `ontology/shapes`."""

from collections.abc import Iterable

import pyoxigraph as ox

from biokg.checks.engine import Breach, core_breaches
from biokg.checks.ontology import load_ontology_nquads
from biokg.checks.report import VIOLATION, Finding, Result
from biokg.checks.shape_files import Shapes, read_shapes, shape_files
from biokg.checks.sparql_constraints import Select, sparql_breaches

ONTOLOGY = "ontology"
"""The file of shapes that is about the ontology itself."""
TABLES = ("tables",)
"""The files of shapes that are about people's tables."""

DATA = tuple(name for name in shape_files() if name != ONTOLOGY and name not in TABLES)


def check_shapes(data: str, select: Select, files: tuple[str, ...] = DATA) -> list[Finding]:
    """Return every violation of the shapes in `data`, sorted.

    `data` is N-Triples: all graphs as one, with the ontology (see `with_ontology`), so that a claim meets the thing
    it is about. `select` answers SPARQL over the same. `files` names the files of shapes.
    """
    shapes = read_shapes(files)
    found = [*core_breaches(shapes.core, data), *sparql_breaches(shapes.constraints, select)]
    return sorted({_finding(breach, shapes) for breach in found})


def with_ontology(quads: Iterable[ox.Quad]) -> str:
    """Return quads as N-Triples, whatever graph they stand in, and the ontology after them."""
    return "".join(f"{quad.triple} .\n" for quad in quads) + load_ontology_nquads().decode()


def _finding(breach: Breach, shapes: Shapes) -> Finding:
    """Return a breach in the words of its shape, with the bad value where there is one."""
    words, remedy = shapes.messages.get(breach.shape, {}), shapes.remedies.get(breach.shape, {})
    shown = breach.value is not None and breach.value != breach.focus and not isinstance(breach.value, ox.BlankNode)
    here, hier = (
        (f" (here: {breach.value.value})", f"（此处：{breach.value.value}）") if shown and breach.value else ("", "")
    )
    return Finding(
        level=VIOLATION,
        check=f"shapes/{shapes.files.get(breach.shape, '')}",
        where=breach.focus.value,
        message=words.get("en", "") + here,
        zh=words.get("zh", "") + hier,
        remedy=remedy.get("en", ""),
        remedy_zh=remedy.get("zh", ""),
        result=Result(breach.shape, breach.component, breach.path, str(breach.value) if breach.value else None),
    )
