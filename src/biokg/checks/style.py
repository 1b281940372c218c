"""The rules of `ontology/STYLE.md` that a program can see: names, sentences, superclasses, declared foreign terms."""

import re
from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, Finding

CHECK = "ontology/style"
FOREIGN = "ontology/foreign"

_CLASS_NAME = re.compile(r"(?:[A-Z][a-z]+)+")
_PROPERTY_NAME = re.compile(r"[a-z]+(?:[A-Z][a-z]+)*")
_VERBAL_CLASS = re.compile(r"(?:Is|Has|Does|Can)[A-Z]")
_TOP = "Entity"


def check_style(graph: Graph) -> Iterator[Finding]:
    """Yield every term of the ontology `graph` that breaks a rule of style, and foreign terms without a stub."""
    yield from _class_names(graph)
    yield from _property_names(graph)
    yield from _definitions(graph)
    yield from _ranges(graph)
    yield from _undeclared(graph)


def _class_names(graph: Graph) -> Iterator[Finding]:
    for node in graph.subjects(RDF.type, OWL.Class):
        name = _name(node)
        if name is None:
            continue
        if not _CLASS_NAME.fullmatch(name) or _VERBAL_CLASS.match(name):
            yield Finding(VIOLATION, CHECK, name, "a class is a noun in UpperCamel, such as ResearchInstitution")
        # owl:Thing would be said for nothing, and leaves OWL 2 RL.
        if name != _TOP and not any(graph.objects(node, RDFS.subClassOf)):
            yield Finding(VIOLATION, CHECK, name, f"has no superclass; only {_TOP} may stand at the top")


def _property_names(graph: Graph) -> Iterator[Finding]:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for node in graph.subjects(RDF.type, kind):
            name = _name(node)
            if name is not None and not _PROPERTY_NAME.fullmatch(name):
                yield Finding(VIOLATION, CHECK, name, "a property is in lowerCamel, such as locatedIn")
    for node in graph.subjects(RDF.type, URIRef(terms.bkg("Metric"))):
        name = _name(node)
        if name is None or not _PROPERTY_NAME.fullmatch(name):
            yield Finding(VIOLATION, CHECK, str(node), "a metric is in lowerCamel, such as outputValue")


def _definitions(graph: Graph) -> Iterator[Finding]:
    for node, definition in graph.subject_objects(SKOS.definition):
        english = isinstance(definition, Literal) and definition.language == "en"
        if english and not re.fullmatch(r"[A-Z][^\n]*[A-Za-z0-9%)]\.", str(definition)):
            message = f"its definition is no sentence with a capital and a full stop: {str(definition)!r}"
            yield Finding(VIOLATION, CHECK, _name(node) or str(node), message)


def _ranges(graph: Graph) -> Iterator[Finding]:
    """Find what would leave the OWL 2 profiles: dates as ranges, and unnamed classes as domain or range."""
    for link in (RDFS.domain, RDFS.range):
        for node, target in graph.subject_objects(link):
            if target in (XSD.date, XSD.gYear, XSD.gYearMonth) or isinstance(target, BNode):
                yield Finding(VIOLATION, CHECK, _name(node) or str(node), "its domain or range leaves OWL 2 RL")


def _undeclared(graph: Graph) -> Iterator[Finding]:
    used: set[Node] = set(graph.predicates())
    for link in (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        used.update(graph.objects(None, link))
    standard = tuple(str(space) for space in (RDF, RDFS, OWL, foreign.XSD))
    for node in sorted(used, key=str):
        if not str(node).startswith(standard) and (node, RDF.type, None) not in graph:
            yield Finding(VIOLATION, FOREIGN, str(node), "is used but not declared; add a stub to reused-terms.ttl")


def _name(node: Node) -> str | None:
    """Return the local name of one of our terms, None for a term of others."""
    return str(node).removeprefix(terms.ONTOLOGY) if str(node).startswith(terms.ONTOLOGY) else None
