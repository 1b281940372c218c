"""Faults that creep into an ontology over the years: doubles, stray white space, inverses, references to what is gone.

The list follows the report of the ROBOT tool (an OBO community standard) where its rules fit labels in two languages.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, Finding

CHECK = "ontology/hygiene"

_STRAY = re.compile(r"^\s|\s$|\s\s|[\t\n\r]")
_REPLACED = URIRef(foreign.DCTERMS + "isReplacedBy")
_OBSOLETE = {"en": "obsolete ", "zh": "已弃用"}
_LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.onProperty, OWL.someValuesFrom, RDF.first)
_BROADER = URIRef(foreign.BROADER)


def check_hygiene(graph: Graph) -> Iterator[Finding]:
    """Yield every such fault of the ontology `graph`; what others define is theirs and is left alone."""
    yield from _doubles(graph, RDFS.label, "label")
    yield from _doubles(graph, SKOS.definition, "definition")
    yield from _white_space(graph)
    yield from _inverses(graph)
    yield from _deprecated(graph)
    yield from _references(graph)
    yield from _circles(graph)
    yield from _loose_properties(graph)


def _doubles(graph: Graph, property_: URIRef, what: str) -> Iterator[Finding]:
    """Find texts that two terms share in one language, whatever their case."""
    bearers: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    for node, text in graph.subject_objects(property_):
        if isinstance(text, Literal) and not _is_deprecated(graph, node):
            bearers[str(text).casefold(), text.language].add(_name(node))
    for (text_, _), names in sorted(bearers.items(), key=str):
        for name in sorted(names) if len(names) > 1 else ():
            others = ", ".join(sorted(names - {name}))
            yield Finding(VIOLATION, CHECK, name, f"has the {what} {text_!r} that {others} has too")


def _white_space(graph: Graph) -> Iterator[Finding]:
    for node, property_, text in graph:
        if isinstance(text, Literal) and _STRAY.search(str(text)):
            message = f"has stray white space in {_name(property_)}: {str(text)!r}"
            yield Finding(VIOLATION, CHECK, _name(node), message)


def _inverses(graph: Graph) -> Iterator[Finding]:
    for node in graph.subjects(OWL.inverseOf):
        message = "has an inverse property; one direction says each fact, a query reads it from the other end"
        yield Finding(VIOLATION, CHECK, _name(node), message)


def _deprecated(graph: Graph) -> Iterator[Finding]:
    """Hold terms that are on their way out to `ontology/DEPRECATION.md`."""
    for node, flag in graph.subject_objects(OWL.deprecated):
        if flag != Literal(True):
            yield Finding(
                VIOLATION, CHECK, _name(node), f"owl:deprecated is {str(flag)!r}; it must be the boolean true"
            )
        if (node, _REPLACED, None) not in graph:
            yield Finding(VIOLATION, CHECK, _name(node), "is deprecated without dcterms:isReplacedBy")
        if any(not str(label).startswith(_OBSOLETE[label.language or "en"]) for label in _labels(graph, node)):
            says = " and ".join(repr(word) for word in _OBSOLETE.values())
            yield Finding(VIOLATION, CHECK, _name(node), f"is deprecated, so its labels must begin with {says}")
        for user in sorted({user for link in _LINKS for user in graph.subjects(link, node)}, key=str):
            yield Finding(VIOLATION, CHECK, _name(user), f"refers to {_name(node)}, which is deprecated")
    for node, label in graph.subject_objects(RDFS.label):
        obsolete = isinstance(label, Literal) and str(label).startswith(tuple(_OBSOLETE.values()))
        if obsolete and not _is_deprecated(graph, node):
            yield Finding(VIOLATION, CHECK, _name(node), f"is labelled {str(label)!r} but not owl:deprecated")


def _references(graph: Graph) -> Iterator[Finding]:
    """Find names in our namespace that something refers to and nothing declares."""
    for node in sorted(set(graph.objects()), key=str):
        ours = isinstance(node, URIRef) and node.startswith(terms.ONTOLOGY)
        if ours and (node, RDF.type, None) not in graph:
            yield Finding(VIOLATION, CHECK, _name(node), "is referred to but declared nowhere")


def _circles(graph: Graph) -> Iterator[Finding]:
    for link, what in ((RDFS.subClassOf, "class"), (RDFS.subPropertyOf, "property"), (_BROADER, "sector")):
        for node in sorted(set(graph.subjects(link)), key=str):
            if any(node in graph.transitive_objects(above, link) for above in graph.objects(node, link)):
                yield Finding(VIOLATION, CHECK, _name(node), f"is a {what} above itself")


def _loose_properties(graph: Graph) -> Iterator[Finding]:
    """Find properties that say neither what may bear them nor, of a value, of which datatype it is."""
    includes = URIRef(foreign.SCHEMA + "domainIncludes")
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in graph.subjects(RDF.type, kind):
            if not str(node).startswith(terms.ONTOLOGY):
                continue
            if (node, RDFS.domain, None) not in graph and (node, includes, None) not in graph:
                yield Finding(VIOLATION, CHECK, _name(node), "has neither rdfs:domain nor schema:domainIncludes")
            if kind == OWL.DatatypeProperty and (node, RDFS.range, None) not in graph:
                yield Finding(VIOLATION, CHECK, _name(node), "has values but no rdfs:range")


def _labels(graph: Graph, node: Node) -> Iterator[Literal]:
    return (label for label in graph.objects(node, RDFS.label) if isinstance(label, Literal))


def _is_deprecated(graph: Graph, node: Node) -> bool:
    return (node, OWL.deprecated, Literal(True)) in graph


def _name(node: Node) -> str:
    return str(node).removeprefix(terms.ONTOLOGY)
