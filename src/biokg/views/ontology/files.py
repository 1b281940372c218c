"""Writes the ontology: as RDF in the format of a suffix, or as a folder of pages with their diagrams."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from biokg import terms
from biokg.checks.ontology import load_ontology_nquads
from biokg.views.exports.publish import publish, publish_folder
from biokg.views.ontology.describe import described
from biokg.views.ontology.diagram import diagram
from biokg.views.ontology.pages import INDEX, index, page

NAME: Final = "ontology"
"""The name of a file or folder that means the ontology and no graph."""
FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nt": ox.RdfFormat.N_TRIPLES,
}


def is_ontology(path: Path) -> bool:
    """Say whether a path names the ontology: ``ontology.ttl`` and its like, or a folder ``ontology``.

    >>> [is_ontology(Path(name)) for name in ("ontology.ttl", "docs/ontology", "everything.ttl", "ontology.gexf")]
    [True, True, False, False]
    """
    return path.stem == NAME and (not path.suffix or path.suffix in FORMATS)


def write_ontology(path: Path) -> int:
    """Write the ontology to a path that `is_ontology`; return how many triples, or pages, that are.

    Raise `UsageError` for a folder that is not there or holds other files, `BiokgError` when the disk refuses.
    """
    if path.suffix:
        return publish(path, partial(_rdf, FORMATS[path.suffix]))
    files = dict(pages())
    publish_folder(path, {name: _writer(text) for name, text in files.items()})
    return sum(name.endswith(".md") for name in files)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file of the documentation."""
    yield INDEX, index()
    for module in described():
        yield f"{module.name}.md", page(module)
        yield f"{module.name}.svg", diagram(module)


def _rdf(format_: ox.RdfFormat, output: BinaryIO) -> int:
    triples = [quad.triple for quad in ox.parse(load_ontology_nquads(), format=ox.RdfFormat.N_QUADS)]
    used = {name: iri for name, iri in terms.PREFIXES.items() if name not in {"doc", "query"}}
    ox.serialize(triples, output, format_, prefixes=None if format_ == ox.RdfFormat.N_TRIPLES else used)
    return len(triples)


def _writer(text: str) -> Callable[[BinaryIO], object]:
    return lambda output: output.write(text.encode())
