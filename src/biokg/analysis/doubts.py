"""Honest ranks: what the ranking would be without a document, with less certain edges, with two things taken as one."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from biokg import terms
from biokg.analysis.filters import TIERS, Filters
from biokg.analysis.places import Places
from biokg.analysis.records import Statements
from biokg.analysis.texts import Text
from biokg.model import CHINESE

if TYPE_CHECKING:
    import networkx as nx

MOST_RUNS: Final = 500
"""Documents that are left out in turn at most, those that alone carry most edges first."""
_LEAST_RUNS: Final = 50
_WORK: Final = 5_000_000
"""Edges times documents: in a graph of more than 10,000 edges fewer documents are left out, but never below 50."""
TOP: Final = 10

Ranks = Mapping[str, int]
"""The place of every node of a ranking."""


class Pair(NamedTuple):
    """Two things (IRIs) of which nobody is sure whether they are one."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that may be otherwise, and what is then to be kept."""

    kind: str
    """``tier``, ``inference``, ``document`` or ``same``."""
    about: str
    """IRI of the document; of the two things, with a blank between; or the tier."""
    text: Text
    filters: Filters


@dataclass(frozen=True, slots=True)
class Change:
    """What a doubt would change in the first ten places."""

    doubt: Doubt
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


class Interval(NamedTuple):
    """Between which places a node stands over all runs."""

    best: int
    worst: int | None
    """None where in some run the node is not ranked at all."""


@dataclass(frozen=True, slots=True)
class Stability:
    """How firm a ranking is."""

    intervals: Mapping[str, Interval]
    changes: tuple[Change, ...]
    moves: Mapping[str, tuple[Doubt, ...]]
    """The doubts that would move each node, for those that any does."""
    runs: int
    left: int
    """Documents that were not left out in turn, for there are too many."""


def doubts(
    statements: Statements,
    graph: "nx.Graph[str]",
    filters: Filters,
    pairs: Sequence[Pair] = (),
    *,
    weighted: bool = True,
) -> tuple[list[Doubt], int]:
    """Return all that may be otherwise in `graph`, and how many documents are not looked at, being too many.

    Without `weighted` a document that carries no edge alone is not looked at, for it can change weights only.
    """
    found = [_of_tier(filters)]
    if any(one.inferred for one in statements.relations):
        found.append(_of_inference(filters))
    found += [_of_pair(statements, filters, pair) for pair in pairs if {*pair} <= statements.things.keys()]
    documents = _deciding(statements, graph, filters, weighted=weighted)
    most = min(MOST_RUNS, max(_LEAST_RUNS, _WORK // max(1, graph.number_of_edges())))
    found += [_of_document(statements, filters, document) for document in documents[:most]]
    return found, max(0, len(documents) - most)


def stability(ranking: Callable[[Filters], Ranks], base: Ranks, held: tuple[list[Doubt], int]) -> Stability:
    """Rank anew under each doubt and return what comes of it; `base` is the ranking without any."""
    runs = [(doubt, ranking(doubt.filters)) for doubt in held[0]]
    intervals, moves = {}, {}
    for node, place in base.items():
        places = [_place(node, ranks, doubt) for doubt, ranks in runs]
        known = [place, *(one for one in places if one is not None)]
        intervals[node] = Interval(min(known), None if None in places else max(known))
        moved = tuple(doubt for (doubt, _), now in zip(runs, places, strict=True) if now != place)
        if moved:
            moves[node] = moved
    changes = tuple(change for doubt, ranks in runs if (change := _change(base, ranks, doubt)))
    return Stability(intervals, changes, moves, len(runs) + 1, held[1])


def first_ten(ranks: Ranks) -> frozenset[str]:
    """Return the nodes in the first ten places, with all that share the tenth."""
    return frozenset(node for node, place in ranks.items() if place <= TOP)


def _change(base: Ranks, ranks: Ranks, doubt: Doubt) -> Change | None:
    """Return who enters and who leaves the first ten places; what is joined is in them with what it is joined to."""
    before = {doubt.filters.same.get(node, node) for node in first_ten(base)}
    after = first_ten(ranks)
    change = Change(doubt, tuple(sorted(after - before)), tuple(sorted(before - after)))
    return change if change.enters or change.leaves else None


def _place(node: str, ranks: Ranks, doubt: Doubt) -> int | None:
    """Return where a node stands in a run; one that was joined to another stands where that does."""
    return ranks.get(doubt.filters.same.get(node, node))


def _of_tier(filters: Filters) -> Doubt:
    other = TIERS[1 - TIERS.index(filters.tier)]
    text = (
        Text("with the edges that are bound by an inferred part (tier B)", "计入部分推断的关系（B 级）")
        if other == "B"
        else Text("without the edges that are bound by an inferred part (tier B)", "不计部分推断的关系（B 级）")
    )
    return Doubt("tier", other, text, replace(filters, tier=other))


def _of_inference(filters: Filters) -> Doubt:
    text = (
        Text("with what only follows from what is stated", "计入推得的事实")
        if filters.stated
        else Text("without what only follows from what is stated", "不计推得的事实")
    )
    return Doubt("inference", "", text, replace(filters, stated=not filters.stated))


def _of_pair(statements: Statements, filters: Filters, pair: Pair) -> Doubt:
    one, other = ((statements.name_of(iri), statements.name_of(iri, CHINESE)) for iri in pair)
    text = Text(f"if {other[0]} is {one[0]}", f"若“{other[1]}”即“{one[1]}”")
    return Doubt("same", " ".join(pair), text, replace(filters, same={**filters.same, pair.other: pair.one}))


def _of_document(statements: Statements, filters: Filters, document: str) -> Doubt:
    known = statements.documents.get(document)
    title = (known.title if known else "") or document.removeprefix(terms.DOCUMENTS)
    text = Text(f"without “{title}”", f"不计《{title.strip('《》')}》")
    return Doubt("document", document, text, replace(filters, without=filters.without | {document}))


def _deciding(statements: Statements, graph: "nx.Graph[str]", filters: Filters, *, weighted: bool) -> list[str]:
    """Return the documents whose loss can change the ranking; those that alone carry most edges first."""
    alone: Counter[str] = Counter()
    carried: list[tuple[str, ...]] = [about["documents"] for *_, about in graph.edges(data=True)]
    for documents in carried:
        if weighted or len(documents) == 1:
            alone.update(dict.fromkeys(documents, int(len(documents) == 1)))
    is_place, inside = Places(statements, ()).is_place, terms.bkg("locatedIn")
    narrowed = filters.sector is not None or filters.place is not None
    for one in statements.relations:
        # Such an edge lets others be rolled up, or pass; what follows may need several documents, each of them alone.
        if narrowed or one.inferred or (one.predicate == inside and is_place(one.source)):
            alone.update(dict.fromkeys((document for document, _ in one.sources), 0))
    return sorted(alone, key=lambda document: (-alone[document], document))
