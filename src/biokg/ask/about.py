"""Everything about one thing: what it is, and each statement that any document makes of it, with its sentence."""

from collections import defaultdict
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
from biokg.ask.answer import Evidence, evidence, in_order
from biokg.ask.bind import bind, iri_node
from biokg.ask.entities import Note, resolve
from biokg.ask.labels import Thing
from biokg.ask.questions import internal
from biokg.ask.statements import Statement, about_thing
from biokg.store.view import Row, Term, View


class Inferred(NamedTuple):
    """What no document states of the thing but follows, with the sentences that it rests on in the end."""

    inference: str
    subject: Thing
    predicate: Thing
    object: Thing
    rule: str
    evidence: list[Evidence]


class About(NamedTuple):
    """A thing with its properties (each a list of things or texts), the statements about it, and what follows."""

    thing: Thing
    properties: dict[str, list[Thing | str]]
    statements: list[Statement]
    inferences: list[Inferred]
    note: Note


def about(view: View, name: str) -> About:
    """Return what the store holds on the thing called `name`; raises as `biokg.ask.entities.resolve` does."""
    iri, note = resolve(view, name)
    value = {"_thing_iri": iri_node(iri)}
    properties = view.select(bind(internal("thing"), value))
    follows = view.select(bind(internal("follows"), value))
    terms = [term for row in [*properties, *follows] for term in row]
    known = labels.things(view, [iri, *(term.value for term in terms if isinstance(term, NamedNode))])
    statements = about_thing(view, iri)
    return About(known[iri], _properties(properties, known), statements, _inferences(view, follows, known), note)


def _properties(rows: list[tuple[Term | None, ...]], known: dict[str, Thing]) -> dict[str, list[Thing | str]]:
    properties: dict[str, list[Thing | str]] = defaultdict(list)
    for property_, term in rows:
        if isinstance(property_, NamedNode) and isinstance(term, NamedNode):
            properties[property_.value].append(known[term.value])
        elif isinstance(property_, NamedNode) and isinstance(term, Literal):
            properties[property_.value].append(term.value)
    return dict(properties)


def _inferences(view: View, rows: list[Row], known: dict[str, Thing]) -> list[Inferred]:
    told = [[term.value for term in row if isinstance(term, NamedNode | Literal)] for row in rows]
    resting = evidence(view, (inference for inference, *_ in told))
    return [
        Inferred(inference, known[subject], known[predicate], known[object_], rule, in_order(resting[inference]))
        for inference, subject, predicate, object_, rule in told
    ]
