"""Which of the statements a projection is made of: by tier, time, publication, sector, place and modality."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from biokg import terms
from biokg.analysis.period import bounds, overlap
from biokg.analysis.places import Places
from biokg.analysis.records import Relation, Statements
from biokg.errors import UsageError
from biokg.text.calendar_dates import over_by

ANY: Final = "any"
TIERS: Final = ("A", "B")
MODALITIES: Final = (*terms.MODALITIES, ANY)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; raise `UsageError` for a value that is none.

    Edges that only a table gives (where a place lies) have neither document nor time and pass all but `sector` and
    `place`.
    """

    tier: str = "A"
    """``A``: what is asserted; ``B``: also what is bound with an inferred part."""
    period: str | None = None
    """Keep what is said to hold at some day of it (``2019``, ``2021/2024``, ``2020/``); the undated goes."""
    as_of: str | None = None
    """Keep what documents say whose date is over by that day, month or year; a document without a date goes."""
    sector: str | None = None
    """IRI: keep edges of which an end focuses on the sector or a narrower one (of a presence: the firm)."""
    place: str | None = None
    """IRI: keep edges that lead to a place in it, and edges between others of which one is in it."""
    modality: str = "reported"
    """One of `MODALITIES`; what is denied is never kept."""
    stated: bool = False
    """Whether to leave out what only follows (after ``biokg build --infer``)."""
    parks: bool = False
    """Whether a park that only documents know, and that lies in no cluster, counts as a cluster of its own."""
    without: frozenset[str] = frozenset()
    """IRIs of documents to do without."""
    same: Mapping[str, str] = field(default_factory=dict)
    """IRIs of things to take as another one."""

    def __post_init__(self) -> None:
        for name, value, offered in (("tier", self.tier, TIERS), ("modality", self.modality, MODALITIES)):
            if value not in offered:
                raise UsageError(f"unknown {name} {value!r}; choose from {', '.join(offered)}.")
        if self.period is not None:
            bounds(self.period)
        if self.as_of is not None and over_by(self.as_of) is None:
            raise UsageError(f"{self.as_of!r} is no day; write 2024-06-30, 2024-06 or 2024.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The relations that passed, each with the documents that passed, and the places of all that documents say."""

    statements: Statements
    relations: list[Relation]
    places: Places


def chosen(statements: Statements, filters: Filters) -> Chosen:
    """Return what passes `filters`."""
    kept = [one for relation in statements.relations if (one := _trimmed(relation, statements, filters))]
    # Where places lie is read before edges are left out by sector or place, or presence could not be rolled up.
    places = Places(statements, kept, parks=filters.parks)
    if filters.sector is not None:
        kept = _of_sector(kept, statements, filters.sector)
    if filters.place is not None:
        kept = _of_place(kept, places, filters.place)
    return Chosen(statements, kept, places)


def _trimmed(relation: Relation, statements: Statements, filters: Filters) -> Relation | None:
    if relation.fact is not None and not _wanted(relation, filters):
        return None
    sources = _passing(relation.sources, statements, filters)
    if relation.fact is not None and not sources:
        return None
    needs = tuple(_passing(need, statements, filters) for need in relation.needs)
    if not all(needs):
        return None
    if len(sources) == len(relation.sources) and not filters.same:
        return relation
    source, target = (filters.same.get(end, end) for end in (relation.source, relation.target))
    return replace(relation, source=source, target=target, sources=sources, needs=needs)


def _wanted(relation: Relation, filters: Filters) -> bool:
    if filters.modality not in {relation.modality, ANY} or (relation.inferred and filters.stated):
        return False
    return filters.period is None or (relation.time is not None and overlap(relation.time, filters.period))


def _passing(
    sources: tuple[tuple[str, str], ...], statements: Statements, filters: Filters
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (document, tier)
        for document, tier in sources
        if tier <= filters.tier
        and document not in filters.without
        and (filters.as_of is None or _published(statements, document, filters.as_of))
    )


def _published(statements: Statements, document: str, by: str) -> bool:
    known = statements.documents.get(document)
    date = over_by(known.published if known else None)
    return date is not None and date <= (over_by(by) or "")


def _of_sector(relations: list[Relation], statements: Statements, sector: str) -> list[Relation]:
    focus, presence = (statements.kinds_of(terms.bkg(name)) for name in ("focusesOn", "presentIn"))
    wanted = {sector, *statements.narrower(sector)}
    inside = wanted | {one.source for one in relations if one.predicate in focus and one.target in wanted}
    return [
        one for one in relations if one.source in inside or (one.target in inside and one.predicate not in presence)
    ]


def _of_place(relations: list[Relation], places: Places, place: str) -> list[Relation]:
    lies = {
        end: place in places.around(end)
        for one in relations
        for end in (one.source, one.target)
        if places.is_place(end)
    }
    inside = {end for end, within in lies.items() if within}
    inside |= {one.source for one in relations if lies.get(one.target)}
    return [one for one in relations if lies.get(one.target, one.source in inside or one.target in inside)]
