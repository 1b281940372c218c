"""The saved questions as SHACL ``sh:SPARQLExecutable``, the form in which query editors and registries read them."""

from collections.abc import Iterator, Sequence
from typing import IO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from biokg.ask.questions import LANGUAGES, Parameter, Question
from biokg.foreign import RDF_TYPE, RDFS, SCHEMA, SH, XSD
from biokg.terms import PREFIXES, QUERIES

_PREFIXES = BlankNode("sparql_examples_prefixes")


def write_shacl(questions: Sequence[Question], output: IO[bytes]) -> None:
    """Write `questions` as Turtle: comment in both languages, keywords, parameters, and the query itself.

    A parameter stays the variable that it is in the file; as nothing binds it, the query asks for all.
    """
    prefixes = {"sh": SH, "rdfs": RDFS, "schema": SCHEMA, "query": QUERIES, "xsd": XSD}
    serialize(_triples(questions), output, RdfFormat.TURTLE, prefixes=prefixes)


def _triples(questions: Sequence[Question]) -> Iterator[Triple]:
    for prefix, namespace in sorted(PREFIXES.items()):
        declared = BlankNode(f"prefix_{prefix}")
        yield Triple(_PREFIXES, _sh("declare"), declared)
        yield Triple(declared, _sh("prefix"), Literal(prefix))
        yield Triple(declared, _sh("namespace"), Literal(namespace, datatype=NamedNode(XSD + "anyURI")))
    for one in questions:
        node = NamedNode(QUERIES + one.name)
        for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
            yield Triple(node, NamedNode(RDF_TYPE), _sh(kind))
        for language in LANGUAGES:
            yield Triple(node, NamedNode(RDFS + "label"), Literal(one.summary[language], language=language))
            yield Triple(node, NamedNode(RDFS + "comment"), Literal(one.description[language], language=language))
        for tag in one.tags:
            yield Triple(node, NamedNode(SCHEMA + "keywords"), Literal(tag))
        yield Triple(node, _sh("prefixes"), _PREFIXES)
        yield Triple(node, _sh("select"), Literal(one.sparql))
        for order, parameter in enumerate(one.parameters):
            yield from _parameter(node, BlankNode(f"{one.name}_{parameter.name}".replace("-", "_")), parameter, order)


def _parameter(question: NamedNode, node: BlankNode, parameter: Parameter, order: int) -> Iterator[Triple]:
    yield Triple(question, _sh("parameter"), node)
    yield Triple(node, _sh("path"), NamedNode(f"{question.value}#{parameter.variable}"))
    yield Triple(node, _sh("name"), Literal(parameter.name))
    yield Triple(node, _sh("order"), Literal(order))
    for language in LANGUAGES:
        yield Triple(node, _sh("description"), Literal(parameter.labels[language], language=language))
    if not parameter.required:
        yield Triple(node, _sh("optional"), Literal(True))
    if parameter.default is not None:
        yield Triple(node, _sh("defaultValue"), Literal(parameter.default))


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
