"""Reads the edges and the nodes of the network out of a view, as sorted plain records."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from biokg import terms
from biokg.model import CHINESE, ENGLISH
from biokg.resources import shipped

Key = tuple[str, str, str]
"""Source, predicate and target of an edge, as IRIs."""


class Row(Protocol):
    """One answer of a query; its terms are fetched by index, which is faster than by name."""

    def __getitem__(self, index: int, /) -> Any: ...


class View(Protocol):
    """What analysis needs of a store: the answers of a SELECT."""

    def select(self, sparql: str, /) -> Iterable[Row]:
        """Return the rows of a SPARQL SELECT, each with RDF terms (or None) in the order of the variables."""
        ...


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge with what it rests on; an edge that only a shipped table gives has no facts and no documents."""

    source: str
    predicate: str
    target: str
    year: int | None
    """The earliest year that a fact of it is known for."""
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    """The documents that state it, each once however often it does."""

    @property
    def weight(self) -> int:
        """The number of independent sources: the documents, or 1 for the table that alone gives the edge."""
        return max(1, len(self.documents))


@dataclass(slots=True)
class Thing:
    """A node, or a property that is an edge, with its names."""

    labels: dict[str, str] = field(default_factory=dict)
    """Preferred label by language."""
    types: set[str] = field(default_factory=set)
    clusters: set[str] = field(default_factory=set)
    """IRIs of the clusters where it is present."""
    provisional: bool = False

    @property
    def type(self) -> str:
        """The one class to show: the most special, and `Cluster` only for what is nothing else."""
        own = self.types - {"Cluster"} or self.types
        return min(
            (name for name in own if not any(name != other and terms.is_a(other, name) for other in own)), default=""
        )


def edges(view: View) -> list[Edge]:
    """Return every edge of `view`, roll-ups of presence among them, sorted by source, predicate and target."""
    stating: dict[Key, set[str]] = {}
    facts: list[tuple[Key, str]] = []
    years: dict[str, int] = {}
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for row in view.select(_query("edges")):
        source, fact, year, document = row[0], row[3], row[4], row[5]
        if document is not None:
            documents[fact.value].add(document.value)
            continue
        key = _key(source.value, row[1].value, row[2].value)
        if fact is None:
            stating.setdefault(key, set())
            continue
        facts.append((key, fact.value))
        if year is not None:
            years[fact.value] = int(year.value)
    # A fact may stand without its plain edge (a plan, say): it makes no edge of its own.
    for key, iri in facts:
        if key in stating:
            stating[key].add(iri)
    return [
        Edge(
            *key,
            year=min((years[iri] for iri in iris if iri in years), default=None),
            facts=tuple(sorted(iris)),
            documents=tuple(sorted(set().union(*(documents[iri] for iri in iris)))),
        )
        for key, iris in sorted(stating.items())
    ]


def things(view: View) -> dict[str, Thing]:
    """Return what `view` knows of each thing, and the labels of the edge properties, by IRI."""
    found: defaultdict[str, Thing] = defaultdict(Thing)
    for row in view.select(_query("nodes")):
        thing, what, value = found[row[0].value], row[1].value, row[2]
        if what == "label":
            # Of two labels in one language (which the shapes forbid) always the same one is shown.
            language = value.language or ENGLISH
            thing.labels[language] = min(value.value, thing.labels.get(language, value.value))
        elif what == "type":
            name = value.value.removeprefix(terms.ONTOLOGY)
            if name in terms.CLASSES:
                thing.types.add(name)
        elif what == "cluster":
            thing.clusters.add(value.value)
        else:
            thing.provisional = True
    return dict(found)


def name_of(iri: str, known: dict[str, Thing], language: str = ENGLISH) -> str:
    """Return the label of `iri` in `language`, else in the other one, else the last part of the IRI."""
    labels = known[iri].labels if iri in known else {}
    other = CHINESE if language == ENGLISH else ENGLISH
    return labels.get(language) or labels.get(other) or iri.removeprefix(terms.THINGS).rpartition("#")[2]


def _key(source: str, predicate: str, target: str) -> Key:
    """Return the key of an edge; a symmetric one has the same key from both of its ends."""
    if target < source and predicate.removeprefix(terms.ONTOLOGY) in terms.SYMMETRIC:
        return target, predicate, source
    return source, predicate, target


def _query(name: str) -> str:
    return shipped("queries", "internal", f"{name}.rq").read_text(encoding="utf-8")
