"""The modules of the ontology as they are written: what each file says in English, and the table of its Chinese."""

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from biokg import foreign
from biokg.checks.labels import LABEL, PROPERTIES, Translation, read_rows
from biokg.errors import DataError
from biokg.resources import shipped

HEADER = "biokg"
"""The file that carries the title, version and licence of the whole."""

_WORDS = {iri: word for word, iri in PROPERTIES.items()} | {foreign.PREF_LABEL: "label"}


@cache
def modules() -> Mapping[str, tuple[ox.Quad, ...]]:
    """Return the statements of every module by the name of its file, the header first.

    Raises `DataError` for a file that is no Turtle.
    """
    paths = [shipped("ontology", f"{HEADER}.ttl"), *sorted(shipped("ontology", "modules").glob("*.ttl"))]
    read: dict[str, tuple[ox.Quad, ...]] = {}
    for path in paths:
        try:
            read[path.stem] = tuple(ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except SyntaxError as error:
            raise DataError(f"{path.name}: {error}") from error
    return read


def translations() -> tuple[Translation, ...]:
    """Return the rows of the shipped table of Chinese texts."""
    return read_rows(shipped("ontology", "labels", "zh.tsv"))


def english() -> dict[tuple[str, str], str]:
    """Return every English text of the modules by its term and property (a key of `PROPERTIES`)."""
    return {
        (quad.subject.value, _WORDS[quad.predicate.value]): quad.object.value
        for quads in modules().values()
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == "en"
        and quad.predicate.value in _WORDS
    }


def chinese(row: Translation, dataset: ox.Dataset) -> ox.Quad:
    """Return what a row says as a statement: the label of a concept is its preferred label, as in `dataset`."""
    term = ox.NamedNode(row.term)
    preferred = any(quad.predicate.value == foreign.PREF_LABEL for quad in dataset.quads_for_subject(term))
    property_ = foreign.PREF_LABEL if preferred and PROPERTIES[row.property] == LABEL else PROPERTIES[row.property]
    return ox.Quad(term, ox.NamedNode(property_), ox.Literal(row.translation, language="zh"))
