"""How two things are connected: the shortest ways from one to the other, each step with its sentences."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
from biokg.ask.answer import Evidence, evidence
from biokg.ask.entities import Note, resolve
from biokg.ask.labels import Thing
from biokg.ask.phrases import sentence
from biokg.ask.questions import internal
from biokg.errors import UsageError
from biokg.store.view import View
from biokg.terms import THINGS, slug

_MOST = 1000
"""Between things that share very much no more ways are compared."""


class Statement(NamedTuple):
    """One relation of a step; `evidence` is empty where only the tables of places know it."""

    subject: Thing
    predicate: str
    object: Thing
    role: str
    evidence: tuple[Evidence, ...]

    def text(self, language: str) -> str:
        """Return it as a sentence."""
        return sentence(self.subject, self.predicate, self.object, language, self.role)


Step = tuple[Statement, ...]
"""All that connects two neighbours of a way."""


class Ways(NamedTuple):
    """The shortest ways between two things, and what to tell the person of how the names were read."""

    start: Thing
    end: Thing
    ways: list[tuple[Step, ...]]
    notes: tuple[Note, ...]


class _Edge(NamedTuple):
    subject: str
    predicate: str
    object: str
    role: str
    facts: tuple[str, ...]


def paths(view: View, start: str, end: str, most: int = 5, named_in: View | None = None) -> Ways:
    """Return at most `most` of the shortest ways between two things, given by any of their names.

    A relation is followed in either direction; no way leads through a country, in which all things meet. `named_in`
    is the view that knows the names, where `view` holds only a part of it. Raises as `resolve` does.
    """
    names = named_in or view
    first, last = (resolve(names, name, "thing") for name in (start, end))
    if first.iri == last.iri:
        raise UsageError(f"{start!r} and {end!r} are the same thing.", f"{start!r} 与 {end!r} 是同一事物。")
    between = _edges(view)
    found = _shortest(between, first.iri, last.iri)
    # What documents say comes before what tables know; then the order is that of the IRIs.
    ranked = sorted(found, key=lambda way: (_from_tables(between, way), way))[:most]
    notes = tuple(note for note in (first.note, last.note) if note)
    known = labels.things(names, [first.iri, last.iri])
    return Ways(known[first.iri], known[last.iri], _told(view, between, ranked), notes)


def _edges(view: View) -> dict[str, dict[str, list[_Edge]]]:
    """Return the edges between each two neighbours, both ways round."""
    facts: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for row in view.select(internal("links")):
        subject, predicate, object_, fact, role = (
            term.value if isinstance(term, NamedNode | Literal) else "" for term in row
        )
        facts[subject, predicate, object_, role].extend([fact] if fact else [])
    between: dict[str, dict[str, list[_Edge]]] = defaultdict(lambda: defaultdict(list))
    for (subject, predicate, object_, role), stating in facts.items():
        edge = _Edge(subject, predicate, object_, role, tuple(stating))
        between[subject][object_].append(edge)
        between[object_][subject].append(edge)
    return between


def _shortest(between: dict[str, dict[str, list[_Edge]]], start: str, end: str) -> list[tuple[str, ...]]:
    """Return the nodes of each shortest way, by steps outwards from the start until the end is reached."""
    before: dict[str, list[str]] = {start: []}
    reached = [start]
    while reached and end not in before:
        found: dict[str, list[str]] = defaultdict(list)
        for node in reached:
            for neighbour in sorted(between.get(node, ())):
                if neighbour not in before and (neighbour == end or not _is_country(neighbour)):
                    found[neighbour].append(node)
        before.update(found)
        reached = sorted(found)
    return list(islice(_back(before, end), _MOST)) if end in before else []


def _back(before: dict[str, list[str]], node: str) -> Iterator[tuple[str, ...]]:
    if not before[node]:
        yield (node,)
    for earlier in before[node]:
        yield from ((*way, node) for way in _back(before, earlier))


def _is_country(iri: str) -> bool:
    from biokg.resolve.linker import Linker

    return iri.startswith(THINGS) and Linker.shipped().is_country(slug(iri))


def _from_tables(between: dict[str, dict[str, list[_Edge]]], way: Sequence[str]) -> int:
    steps = (between[left][right] for left, right in pairwise(way))
    return sum(not any(edge.facts for edge in edges) for edges in steps)


def _told(
    view: View, between: dict[str, dict[str, list[_Edge]]], ways: list[tuple[str, ...]]
) -> list[tuple[Step, ...]]:
    steps = [[between[left][right] for left, right in pairwise(way)] for way in ways]
    edges = {edge for way in steps for step in way for edge in step}
    said = evidence(view, {fact for edge in edges for fact in edge.facts})
    known = labels.things(view, {iri for edge in edges for iri in (edge.subject, edge.object)})

    def statement(edge: _Edge) -> Statement:
        sentences = sorted(
            {one for fact in edge.facts for one in said.get(fact, ())},
            key=lambda one: (one.tier, one.published, one.document, one.start),
        )
        return Statement(known[edge.subject], edge.predicate, known[edge.object], edge.role, tuple(sentences))

    # A step that documents state needs no table to say it again.
    return [tuple(tuple(statement(edge) for edge in _stated(step)) for step in way) for way in steps]


def _stated(step: list[_Edge]) -> list[_Edge]:
    return [edge for edge in step if edge.facts] or step
