"""Reads what documents state and what tables give out of a view, as sorted plain records."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from biokg import terms
from biokg.analysis.collecting import not_collecting
from biokg.model import CHINESE, ENGLISH
from biokg.resources import shipped

Key = tuple[str, str, str]
"""Source, predicate and target, as IRIs."""


class Row(Protocol):
    """One answer of a query; its terms are fetched by index, which is faster than by name."""

    def __getitem__(self, index: int, /) -> Any: ...


class View(Protocol):
    """What analysis needs of a store: the answers of a SELECT."""

    def select(self, sparql: str, /) -> Iterable[Row]:
        """Return the rows of a SPARQL SELECT, each with RDF terms (or None) in the order of the variables."""
        ...


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing that documents say of two others, or that only a table gives (then without fact and sources)."""

    source: str
    predicate: str
    target: str
    fact: str | None = None
    modality: str = "reported"
    time: str | None = None
    """As in the facts interface: ``2019``, ``2025-08``, ``2021/2024``; None where no sentence says."""
    year: int | None = None
    """The year in which `time` ends."""
    sources: tuple[tuple[str, str], ...] = ()
    """Each document that states it, once, with the best tier in which it does."""
    needs: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Of an inference: the sources of each stated fact behind it, all of which it needs."""

    @property
    def inferred(self) -> bool:
        """Whether no document states it but it follows from what documents state."""
        return bool(self.needs)

    @property
    def carriers(self) -> frozenset[str]:
        """The documents without any one of which it would not be known."""
        return frozenset(need[0][0] for need in self.needs or (self.sources,) if len(need) == 1)


@dataclass(slots=True)
class Thing:
    """A node, or a property that is an edge, with its names."""

    labels: dict[str, str] = field(default_factory=dict)
    """Preferred label by language."""
    types: set[str] = field(default_factory=set)
    broader: set[str] = field(default_factory=set)
    """Broader sectors, or the properties of which this one is a kind."""
    provisional: bool = False
    edge: bool = False
    """Whether the ontology says that the property is an edge."""
    symmetric: bool = False

    @property
    def type(self) -> str:
        """The one class to show: the most special, and `Cluster` only for what is nothing else."""
        own = self.types - {"Cluster"} or self.types
        return min(
            (name for name in own if not any(name != other and terms.is_a(other, name) for other in own)), default=""
        )


@dataclass(slots=True)
class Document:
    """What was read: its title, its date (ISO day, month or year, or None) and its publisher."""

    title: str = ""
    published: str | None = None
    publisher: str | None = None


_NOTHING: Final = Thing()
_LESS_SURE: Final = ("B", "C")
"""The tiers below A."""


@dataclass(frozen=True, slots=True)
class Statements:
    """All that a projection may be made of; relations stand sorted."""

    relations: tuple[Relation, ...]
    things: dict[str, Thing]
    documents: dict[str, Document]

    def name_of(self, iri: str, language: str = ENGLISH) -> str:
        """Return the label of `iri` in `language`, else in the other one, else the last part of the IRI."""
        labels = self.things[iri].labels if iri in self.things else {}
        other = CHINESE if language == ENGLISH else ENGLISH
        return labels.get(language) or labels.get(other) or iri.removeprefix(terms.THINGS).rpartition("#")[2]

    def kinds_of(self, predicate: str) -> frozenset[str]:
        """Return the IRIs of a property and of those that the ontology calls kinds of it."""
        return frozenset({predicate, *self.narrower(predicate)})

    def narrower(self, iri: str) -> frozenset[str]:
        """Return what is narrower than a sector or property, over any number of steps."""
        found: set[str] = set()
        waiting = {iri}
        while waiting:
            waiting = {one for one, about in self.things.items() if about.broader & waiting} - found - {iri}
            found |= waiting
        return frozenset(found)


@not_collecting()
def read(view: View) -> Statements:
    """Return what `view` holds of relations, of the things they link and of the documents that state them."""
    things, documents = _known(view)
    # Each text once: the same things stand at the ends of many edges.
    once: dict[str, str] = {}
    plain = {_key(*_ends(row, once), things) for row in view.select(_query("edges"))}
    facts: dict[str, tuple[Key, str, str | None, int | None]] = {}
    for row in view.select(_query("edge-facts")):
        if things.get(row[1].value, _NOTHING).edge:
            year = int(row[6].value) if row[6] is not None else None
            time = row[5].value if row[5] is not None else None
            facts[row[3].value] = (_key(*_ends(row, once), things), _kept(row[4], once), time, year)
    claims = Counter((row[0].value, _kept(row[1], once)) for row in view.select(_query("edge-sources")))
    others = Counter((row[0].value, row[1].value, row[2].value) for row in view.select(_query("edge-tiers")))
    sources = _sources(claims, others)
    relations = [
        Relation(*key, iri, modality, time, year, tuple(sorted(sources.get(iri, ()))))
        for iri, (key, modality, time, year) in facts.items()
    ]
    relations += [Relation(*key) for key in _only_tabled(plain, relations)]
    relations += _inferred(view, things, sources)
    relations.sort(key=lambda one: (one.source, one.predicate, one.target, one.fact or ""))
    return Statements(tuple(relations), things, documents)


def _ends(row: Row, once: dict[str, str]) -> Key:
    return _kept(row[0], once), _kept(row[1], once), _kept(row[2], once)


def _kept(term: Any, once: dict[str, str]) -> str:
    text: str = term.value
    return once.setdefault(text, text)


def _inferred(view: View, things: dict[str, Thing], sources: dict[str, list[tuple[str, str]]]) -> Iterator[Relation]:
    """Yield what follows, and of presence the cluster that it counts for, as the build has rolled it up."""
    behind: defaultdict[tuple[Key, str], set[str]] = defaultdict(set)
    for row in view.select(_query("inferred-edges")):
        iri, source, predicate, target, fact = (row[at].value for at in range(5))
        if things.get(predicate, _NOTHING).edge:
            behind[_key(source, predicate, target, things), iri].add(fact)
            if row[5] is not None:
                behind[(source, terms.bkg("presentInCluster"), row[5].value), iri].add(fact)
    for (key, iri), facts in behind.items():
        needs = tuple(tuple(sorted(sources.get(fact, ()))) for fact in sorted(facts))
        union = {document: tier for need in needs for document, tier in reversed(need)}
        yield Relation(*key, iri, sources=tuple(sorted(union.items())), needs=needs)


def _sources(
    claims: Counter[tuple[str, str]], others: Counter[tuple[str, str, str]]
) -> dict[str, list[tuple[str, str]]]:
    """Return the documents of each fact with the best tier in which they state it."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for (fact, document), number in claims.items():
        less = {tier: others[fact, document, tier] for tier in _LESS_SURE} if others else {}
        tier = "A" if number > sum(less.values()) else min(tier for tier, count in less.items() if count)
        found[fact].append((document, tier))
    return found


def _only_tabled(plain: set[Key], stated: Iterable[Relation]) -> set[Key]:
    """Return the plain edges that no asserted fact explains; a roll-up is explained by any presence of its firm."""
    stated = tuple(stated)
    explained = {(one.source, one.predicate, one.target) for one in stated if one.modality == "reported"}
    rolled = terms.bkg("presentInCluster")
    firms = {one.source for one in stated} | {source for source, predicate, _ in plain if predicate != rolled}
    return {key for key in plain - explained if key[1] != rolled or key[0] not in firms}


def _known(view: View) -> tuple[dict[str, Thing], dict[str, Document]]:
    things: defaultdict[str, Thing] = defaultdict(Thing)
    documents: defaultdict[str, Document] = defaultdict(Document)
    for row in view.select(_query("nodes")):
        what, iri, value = row[0].value, row[1].value, row[2]
        if what in {"title", "published", "publisher"}:
            setattr(documents[iri], what, value.value)
        elif what == "label":
            # Of two labels in one language (which the shapes forbid) always the same one is shown.
            labels, language = things[iri].labels, value.language or ENGLISH
            labels[language] = min(value.value, labels.get(language, value.value))
        elif what == "broader":
            things[iri].broader.add(value.value)
        else:
            setattr(things[iri], what, True)
    classes = " ".join(f"<{terms.bkg(name)}>" for name in terms.CLASSES if name not in terms.RECORDS)
    for row in view.select(f"{_query('types')}\nVALUES ?class {{ {classes} }}"):
        things[row[0].value].types.add(row[1].value.removeprefix(terms.ONTOLOGY))
    return dict(things), dict(documents)


def _key(source: str, predicate: str, target: str, things: dict[str, Thing]) -> Key:
    """Return the key of an edge; a symmetric one has the same key from both of its ends."""
    if target < source and predicate in things and things[predicate].symmetric:
        return target, predicate, source
    return source, predicate, target


def _query(name: str) -> str:
    return shipped("queries", "internal", f"{name}.rq").read_text(encoding="utf-8")
