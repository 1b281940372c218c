"""Whether the terms of others exist and are used as they are meant, by a table taken from their vocabularies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from biokg import foreign, terms
from biokg.checks.modules import modules
from biokg.checks.report import VIOLATION, Finding
from biokg.resolve.tables import read_rows
from biokg.resources import shipped

CHECK = "ontology/foreign"
COLUMNS: Final = ("term", "kind", "above", "domain", "range", "source")
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        foreign.OWL + "Class": "class",
        foreign.RDFS + "Class": "class",
        foreign.OWL + "ObjectProperty": "object",
        foreign.OWL + "DatatypeProperty": "datatype",
        foreign.OWL + "AnnotationProperty": "annotation",
    }
)
"""The types that declare a term, and the kind of term that each makes it."""

# What a stub may declare a foreign term as. RDFS vocabularies leave the kind of a property open.
_MAY_BE = {
    **{kind: {kind} for kind in ("class", "object", "datatype", "annotation")},
    "link": {"object", "annotation"},
    "text": {"datatype", "annotation"},
    "property": {"object", "datatype", "annotation"},
}
_STANDARD = (foreign.RDF, foreign.RDFS, foreign.OWL, foreign.XSD)
_OURS = (terms.ONTOLOGY, terms.ONTOLOGY_GRAPH, terms.THINGS)
_SUBCLASS, _SUBPROPERTY = foreign.RDFS + "subClassOf", foreign.RDFS + "subPropertyOf"
_MATCHES = tuple(
    foreign.SKOS + name for name in ("closeMatch", "exactMatch", "narrowMatch", "broadMatch", "relatedMatch")
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """One term as its own vocabulary describes it."""

    kind: str
    """``class object datatype annotation individual``; of a plain rdf:Property ``link text property``, by its range."""
    above: tuple[str, ...]
    """All classes or properties above it."""
    domain: tuple[str, ...]
    range: tuple[str, ...]


def check_foreign() -> Iterator[Finding]:
    """Yield every foreign term that its vocabulary does not have, or that is used as something else."""
    known = vocabularies()
    for term in foreign_terms():
        if term not in known:
            message = "is in no vocabulary of alignments/vocabularies.tsv; see bench/vocabularies.py"
            yield Finding(VIOLATION, CHECK, term, message)
    yield from check_use([quad for quads in _files().values() for quad in quads], known)


def check_use(quads: list[ox.Quad], known: Mapping[str, Foreign]) -> Iterator[Finding]:
    """Yield wrong uses in `quads`: declared as another kind, joined to another kind, outside its domain or range."""
    kinds, links = _declared(quads), _links(quads)
    for term, kind in sorted(kinds.items()):
        if term in known and kind not in _MAY_BE.get(known[term].kind, set()):
            yield Finding(VIOLATION, CHECK, term, f"is declared as {kind} but is {known[term].kind} in its vocabulary")
    for subject, link, value in sorted(links):
        if value in known:
            yield from _joined(subject, link, value, kinds, known)
            if link == _SUBPROPERTY:
                yield from _reach(subject, value, links, known)


def foreign_terms() -> list[str]:
    """Return every term of others that a module or alignment names, sorted."""
    return sorted(
        {
            node.value
            for quads in _files().values()
            for quad in quads
            for node in (quad.subject, quad.predicate, quad.object)
            if isinstance(node, ox.NamedNode) and not node.value.startswith((*_STANDARD, *_OURS)) and not _licence(quad)
        }
    )


@cache
def vocabularies() -> Mapping[str, Foreign]:
    """Return the shipped table of foreign terms; raises `DataError` where it breaks its format."""
    path = shipped("ontology", "alignments", "vocabularies.tsv")
    return {
        row["term"]: Foreign(row["kind"], *(tuple(row[name].split()) for name in ("above", "domain", "range")))
        for _, row in read_rows(path, COLUMNS)
    }


@cache
def _files() -> Mapping[str, tuple[ox.Quad, ...]]:
    alignments = {
        f"alignment/{path.stem}": tuple(ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        for path in sorted(shipped("ontology", "alignments").glob("*.ttl"))
    }
    return {**modules(), **alignments}


def _declared(quads: list[ox.Quad]) -> dict[str, str]:
    """Return the kind as which each term, ours too, is declared; what is no class and no property is an individual."""
    kinds: dict[str, str] = {}
    for quad in quads:
        if quad.predicate.value == foreign.RDF_TYPE and isinstance(quad.subject, ox.NamedNode):
            kind = KINDS.get(quad.object.value if isinstance(quad.object, ox.NamedNode) else "", "individual")
            if kinds.get(quad.subject.value, "individual") == "individual":
                kinds[quad.subject.value] = kind
    return kinds


def _links(quads: list[ox.Quad]) -> set[tuple[str, str, str]]:
    wanted = (_SUBCLASS, _SUBPROPERTY, foreign.RDFS + "domain", foreign.RDFS + "range", *_MATCHES)
    return {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in quads
        if quad.predicate.value in wanted
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    }


def _joined(
    subject: str, link: str, value: str, kinds: Mapping[str, str], known: Mapping[str, Foreign]
) -> Iterator[Finding]:
    """Find a class joined to a property, or a property with values to one between things."""
    own, other = kinds.get(subject, "individual"), kinds.get(value, known[value].kind)
    wanted = {_SUBCLASS: "class", foreign.RDFS + "domain": "class", foreign.RDFS + "range": "class"}.get(link, own)
    if other != wanted:
        name = link.rsplit("#", 1)[-1]
        yield Finding(VIOLATION, CHECK, subject, f"is {own}, but {name} leads to {value}, which is {other}")


def _reach(
    subject: str, value: str, links: set[tuple[str, str, str]], known: Mapping[str, Foreign]
) -> Iterator[Finding]:
    """Find a subproperty whose own domain or range lies outside that of the property above it."""
    for link, theirs in (
        (foreign.RDFS + "domain", known[value].domain),
        (foreign.RDFS + "range", known[value].range),
    ):
        ours = [end for start, name, end in links if (start, name) == (subject, link)]
        reached = {class_ for end in ours for class_ in _classes_above(end, links, known)}
        if theirs and not reached.intersection(theirs):
            what, says = link.rsplit("#", 1)[-1], ", ".join(theirs)
            yield Finding(VIOLATION, CHECK, subject, f"its {what} is none of {says}, the {what} of {value}")


def _classes_above(class_: str, links: set[tuple[str, str, str]], known: Mapping[str, Foreign]) -> set[str]:
    waiting, seen = [class_], set[str]()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting.extend(end for start, link, end in links if start == one and link == _SUBCLASS)
            waiting.extend(known[one].above if one in known else ())
    return seen


def _licence(quad: ox.Quad) -> bool:
    """Say whether a statement names the licence, which is a document and no term."""
    return quad.predicate.value == foreign.DCTERMS + "license"
