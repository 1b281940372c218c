"""What owlrl, which applies every rule of OWL 2 RL one by one, makes of a small graph: the oracle of the tests."""

import warnings
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from rdflib import OWL, Graph

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import owlrl

from biokg.reason.axioms import clauses
from biokg.reason.clauses import SAME, TYPE, Triple
from biokg.reason.closure import Closure

Judge = Callable[[str, str], tuple[set[Triple], bool]]
"""Takes an ontology and data (Turtle); gives all triples about things, and whether there is a contradiction."""

EX = "http://example.org/"
HEAD = """
@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def triples(turtle: str) -> list[Triple]:
    quads = ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE)
    return [(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads]


def told(triple: Triple) -> bool:
    """Say whether a triple is about things: a relation, a class of ours, or that two names are of one thing."""
    subject, predicate, object_ = triple
    if not subject.startswith(f"<{EX}") or subject == object_:
        return False
    return predicate.startswith(f"<{EX}") or predicate == SAME or (predicate == TYPE and object_.startswith(f"<{EX}"))


def judged(ontology: str, data: str) -> tuple[set[Triple], bool]:
    given = triples(data)
    closure = Closure(given, clauses(triples(ontology)))
    found = {*given, *(triple for triple, _ in closure.entailed())}
    return {triple for triple in found if told(triple)}, next(closure.clashes(), None) is not None


def judged_by_owlrl(ontology: str, data: str) -> tuple[set[Triple], bool]:
    graph = Graph().parse(data=HEAD + ontology + data, format="turtle")
    reasoner = owlrl.CombinedClosure.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    about = {node.n3() for node in Graph().parse(data=HEAD + data, format="turtle").all_nodes()}
    about |= {value.n3() for value in graph.objects(None, OWL.hasValue)}
    found = {(s.n3(), p.n3(), o.n3()) for s, p, o in graph}
    return {triple for triple in found if told(triple) and triple[0] in about}, bool(reasoner.error_messages)


@pytest.fixture(scope="session")
def ours() -> Judge:
    return judged


@pytest.fixture(scope="session")
def theirs() -> Judge:
    return judged_by_owlrl


@pytest.fixture(scope="session")
def read() -> Callable[[str], list[Triple]]:
    return triples
