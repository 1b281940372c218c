"""The shapes of `ontology/shapes` as they are written: their core, their SPARQL, their words and their remedies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from biokg import foreign, terms
from biokg.errors import DataError
from biokg.resources import shipped

SHARED = ("prefixes", "remedies")
"""The files that others refer to and that hold no shape."""

Words = Mapping[str, str]
"""A text by its language."""

_REMEDY = terms.SHAPES + "remedy"
_DEFINITION = foreign.SKOS + "definition"
_NOTATION = foreign.SKOS + "notation"

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Links = Mapping[str, Sequence[tuple[str, Term]]]
"""The subjects and objects of each property."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint in SPARQL, on the nodes that its shape is for."""

    name: str
    """The IRI of the constraint itself, which bears its words."""
    shape: str
    classes: tuple[str, ...]
    """IRIs: the shape is for their instances; empty where it is for the subjects of `subjects_of`."""
    subjects_of: str | None
    select: str
    """The SELECT, with its prefixes declared."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """A set of files of shapes."""

    core: str
    """All but the constraints in SPARQL, as N-Triples."""
    constraints: tuple[Constraint, ...]
    files: Mapping[str, str]
    """The IRI of each shape and constraint to the file that it stands in."""
    messages: Mapping[str, Words]
    remedies: Mapping[str, Words]
    """The IRI of each shape to what a person does about it."""


def shape_files() -> tuple[str, ...]:
    """Return the names of all files that hold shapes, sorted."""
    return tuple(path.stem for path in sorted(shipped("ontology", "shapes").glob("*.ttl")) if path.stem not in SHARED)


@cache
def read_shapes(names: tuple[str, ...]) -> Shapes:
    """Return the shapes of some files, with what these share; raises `DataError` for a file that is no Turtle."""
    files: dict[str, str] = {}
    quads: list[ox.Quad] = []
    for name in (*SHARED, *names):
        parsed = _parsed(name)
        files.update({quad.subject.value: name for quad in parsed if isinstance(quad.subject, ox.NamedNode)})
        quads.extend(parsed)
    links = _links(quads)
    return Shapes(
        core="".join(f"{quad} .\n" for quad in quads if quad.predicate.value != _sh("sparql")),
        constraints=tuple(sorted(_constraints(links), key=lambda one: one.name)),
        files=files,
        messages=_texts(links, _sh("message")),
        remedies=_remedies(links),
    )


@cache
def remedies_by_check() -> Mapping[str, Words]:
    """Return what a person does about what other checks find, by the check's name or the first part of it."""
    links = _links(_parsed("remedies"))
    texts = _texts(links, _DEFINITION)
    return {notation.value: texts[shape] for shape, notation in links[_NOTATION]}


def _parsed(name: str) -> list[ox.Quad]:
    path = shipped("ontology", "shapes", f"{name}.ttl")
    try:
        return list(ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    except SyntaxError as error:
        raise DataError(f"{path.name}: {error}") from error


def _links(quads: Iterable[ox.Quad]) -> Links:
    links: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    for quad in quads:
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
            links[quad.predicate.value].append((quad.subject.value, quad.object))
    return links


def _constraints(links: Links) -> Iterator[Constraint]:
    namespaces = {node: iri.value for node, iri in links[_sh("namespace")]}
    declared = sorted((prefix.value, namespaces[node]) for node, prefix in links[_sh("prefix")])
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in declared)
    selects = {node: select.value for node, select in links[_sh("select")]}
    subjects = {shape: property_.value for shape, property_ in links[_sh("targetSubjectsOf")]}
    for shape, node in links[_sh("sparql")]:
        classes = (class_.value for bearer, class_ in links[_sh("targetClass")] if bearer == shape)
        yield Constraint(node.value, shape, tuple(sorted(classes)), subjects.get(shape), prefixes + selects[node.value])


def _remedies(links: Links) -> dict[str, Words]:
    """Return the remedy of each shape; what a shape does not say the one around it does."""
    texts = _texts(links, _DEFINITION)
    own = {shape: texts[remedy.value] for shape, remedy in links[_REMEDY]}
    parts = (*links[_sh("property")], *links[_sh("sparql")])
    return {**{part.value: own[shape] for shape, part in parts if shape in own}, **own}


def _texts(links: Links, property_: str) -> dict[str, Words]:
    texts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for bearer, text in links[property_]:
        if isinstance(text, ox.Literal):
            texts[bearer][text.language or "en"] = text.value
    return dict(texts)


def _sh(name: str) -> str:
    return foreign.SH + name
