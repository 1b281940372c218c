"""The edges of a projection, each with the relations that it rests on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from biokg import terms
from biokg.analysis.filters import Chosen
from biokg.analysis.records import Key, Relation
from biokg.errors import UsageError

MOST_PAIRS: Final = 3_000_000
"""Edges that a projection onto one kind of thing may have: a cluster of 2,500 firms alone links that many pairs."""
_FIRMS: Final = frozenset(name for name in terms.CLASSES if terms.is_a(name, "Enterprise"))


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge with what it rests on; one that only a table gives rests on no fact and no document."""

    source: str
    predicate: str
    target: str
    relations: tuple[Relation, ...]
    via: tuple[str, ...] = ()
    """The things that link both ends, where an edge stands for such: firms that two clusters share, say."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that state it, each once however often it does."""
        if len(self.relations) == 1:
            return tuple(document for document, _ in self.relations[0].sources)
        return tuple(sorted({document for one in self.relations for document, _ in one.sources}))

    @property
    def inferred(self) -> bool:
        """Whether no document states it but it follows from what documents state."""
        return bool(self.relations) and all(one.inferred for one in self.relations)

    @property
    def facts(self) -> tuple[str, ...]:
        """IRIs of the facts."""
        return tuple(sorted({one.fact for one in self.relations if one.fact}))

    @property
    def times(self) -> tuple[str, ...]:
        """When it is said to hold, as the facts write it, sorted."""
        return tuple(sorted({one.time for one in self.relations if one.time}))

    @property
    def year(self) -> int | None:
        """The earliest year that a fact of it is known for."""
        return min((one.year for one in self.relations if one.year is not None), default=None)


def plain(relations: Iterable[Relation]) -> list[Edge]:
    """Return one edge for each two things and predicate."""
    return _gathered(((one.source, one.predicate, one.target), one) for one in relations)


def presence(chosen: Chosen) -> list[Edge]:
    """Return an edge from each firm to each cluster in which it is present, places rolled up as clusters count."""
    rolled = terms.bkg("presentInCluster")
    found: list[tuple[Key, Relation]] = []
    for firm, stated in stated_presence(chosen).items():
        clusters = chosen.places.roll_up({one.target for one in stated if one.predicate != rolled})
        for one in stated:
            cluster = one.target if one.predicate == rolled else clusters.get(one.target)
            if cluster is not None:
                found.append(((firm, rolled, cluster), one))
    return _gathered(found)


def stated_presence(chosen: Chosen) -> dict[str, list[Relation]]:
    """Return what is said of where each firm is, be it of a place or (where nothing else is known) of a cluster."""
    kinds = chosen.statements.kinds_of(terms.bkg("presentIn"))
    rolled = terms.bkg("presentInCluster")
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for one in chosen.relations:
        # What follows of presence has been rolled up by the build.
        if one.predicate == rolled or (one.predicate in kinds and not one.inferred and is_firm(chosen, one.source)):
            found[one.source].append(one)
    return dict(found)


def is_firm(chosen: Chosen, iri: str) -> bool:
    """Say whether a thing is an enterprise of any kind."""
    thing = chosen.statements.things.get(iri)
    return thing is not None and not _FIRMS.isdisjoint(thing.types)


def shared(edges: Iterable[Edge], predicate: str, *, firms: bool) -> list[Edge]:
    """Return an edge between two firms for the clusters that they share, or between two clusters for their firms.

    Raise `UsageError` when there would be more than `MOST_PAIRS`.
    """
    around: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        around[edge.target if firms else edge.source].append(edge)
    pairs = sum(len(held) * (len(held) - 1) // 2 for held in around.values())
    if pairs > MOST_PAIRS:
        raise UsageError(f"this graph would have {pairs:,} edges; use firms-clusters, or filter by place or sector.")
    linked: defaultdict[tuple[str, str], list[tuple[str, Edge, Edge]]] = defaultdict(list)
    for middle, held in sorted(around.items()):
        for one, other in combinations(sorted(held, key=lambda edge: (edge.source, edge.target)), 2):
            ends = (one.source, other.source) if firms else (one.target, other.target)
            linked[ends].append((middle, one, other))
    return [
        Edge(
            a,
            predicate,
            b,
            tuple(dict.fromkeys(relation for _, one, other in held for relation in (*one.relations, *other.relations))),
            tuple(middle for middle, _, _ in held),
        )
        for (a, b), held in sorted(linked.items())
    ]


def focus(chosen: Chosen, homes: Iterable[Edge]) -> list[Edge]:
    """Return an edge from a cluster to each sector that it, a place in it or a firm present in it focuses on.

    `homes` are the edges of `presence`.
    """
    kinds = chosen.statements.kinds_of(terms.bkg("focusesOn"))
    said: defaultdict[str, list[Relation]] = defaultdict(list)
    for one in chosen.relations:
        if one.predicate in kinds:
            said[one.source].append(one)
    direct = [
        ((cluster, terms.bkg("focusesOn"), one.target), one)
        for place, relations in said.items()
        if (cluster := chosen.places.cluster_of(place))
        for one in relations
    ]
    through: defaultdict[Key, list[tuple[str, Relation]]] = defaultdict(list)
    for edge in homes:
        for one in said.get(edge.source, ()):
            key = (edge.target, terms.bkg("focusesOn"), one.target)
            through[key] += [(edge.source, relation) for relation in (one, *edge.relations)]
    held = {(edge.source, edge.predicate, edge.target): edge.relations for edge in _gathered(direct)}
    return [
        Edge(
            *key,
            tuple(dict.fromkeys([*held.get(key, ()), *(relation for _, relation in through[key])])),
            tuple(sorted({firm for firm, _ in through[key]})),
        )
        for key in sorted({*held, *through})
    ]


def _gathered(pairs: Iterable[tuple[Key, Relation]]) -> list[Edge]:
    found: defaultdict[Key, list[Relation]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return [Edge(*key, tuple(found[key])) for key in sorted(found)]
