"""Runs SHACL Core: the Rust engine `shacl` where its wheel exists, else pySHACL; a test holds one against the other."""

from dataclasses import dataclass

import pyoxigraph as ox

from biokg import foreign

Node = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Breach:
    """One result of a validation."""

    shape: str
    """The IRI of the shape or, where that has no name, of the nearest one around it that has."""
    focus: Node
    component: str
    """The IRI of the constraint component, such as ``sh:MinCountConstraintComponent``."""
    path: str | None = None
    """The IRI of the property, None for a path of several steps or a constraint on the node itself."""
    value: Node | None = None


def core_breaches(shapes: str, data: str) -> list[Breach]:
    """Return what SHACL Core finds; both graphs are N-Triples, and `data` holds the ontology too."""
    try:
        import shacl  # noqa: F401
    except ImportError:
        return portable_breaches(shapes, data)
    return fast_breaches(shapes, data)


def fast_breaches(shapes: str, data: str) -> list[Breach]:
    """Return what the Rust engine finds."""
    from shacl import Shapes

    report = Shapes.from_text(shapes, "ntriples").validate_text(data, "ntriples")
    return [
        Breach(
            shape=_iri(result.source_shape) or _iri(result.root_shape) or "",
            focus=term(result.focus_node),
            component=result.component_iri,
            path=_iri(result.path),
            value=term(result.value) if result.value else None,
        )
        for result in report.results
    ]


def portable_breaches(shapes: str, data: str) -> list[Breach]:
    """Return what pySHACL finds, slowly."""
    from pyshacl import validate
    from rdflib import SH, BNode, Graph, URIRef
    from rdflib.term import Node as Term

    shapes_graph = Graph().parse(data=shapes, format="nt")
    _, report, _ = validate(Graph().parse(data=data, format="nt"), shacl_graph=shapes_graph, inference="none")

    def named(shape: Term | None) -> str:
        while isinstance(shape, BNode):
            shape = shapes_graph.value(None, None, shape)
        return str(shape)

    def iri(term: Term | None) -> str | None:
        return str(term) if isinstance(term, URIRef) else None

    return [
        Breach(
            shape=named(report.value(result, SH.sourceShape)),
            focus=_of_rdflib(report.value(result, SH.focusNode)),
            component=str(report.value(result, SH.sourceConstraintComponent)),
            path=iri(report.value(result, SH.resultPath)),
            value=_of_rdflib(value) if (value := report.value(result, SH.value)) is not None else None,
        )
        for result in report.objects(None, SH.result)
    ]


def _iri(text: str | None) -> str | None:
    """Return the IRI of a term in N-Triples syntax, None for whatever is no single IRI."""
    alone = text is not None and text.startswith("<") and text.endswith(">") and text.count("<") == 1
    return text[1:-1] if text and alone else None


def term(text: str) -> Node:
    """Return a term from its N-Triples syntax.

    >>> term('"12"'), term("<https://example.org/a>")
    (<Literal value=12 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#string>>, <NamedNode value=https://example.org/a>)
    """
    (quad,) = ox.parse(f"<a:a> <a:a> {text} .", format=ox.RdfFormat.N_TRIPLES)
    found: object = quad.object
    if not isinstance(found, ox.NamedNode | ox.BlankNode | ox.Literal):
        raise TypeError(text)
    return found


def _of_rdflib(term: object) -> Node:
    from rdflib import BNode, Literal

    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype and not term.language else None
        return ox.Literal(str(term), datatype=datatype, language=term.language)
    return ox.NamedNode(str(term))


def constraint_component(name: str) -> str:
    """Return the IRI of a constraint component of SHACL.

    >>> constraint_component("SPARQL")
    'http://www.w3.org/ns/shacl#SPARQLConstraintComponent'
    """
    return f"{foreign.SH}{name}ConstraintComponent"
