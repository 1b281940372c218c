"""What is doubtful in a built graph, in the order of what a decision would change.

The weight of an item is what it is, times the documents that speak of its thing, times two for a cluster:
8 for a figure of a known place, 6 for a relation of place, 5 for an alarm, 4 for any other figure of a known thing,
3 for any other relation and for two things that may be one, 2 for a name, 1 for a figure of a thing that is not known
and for a number that nothing binds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from biokg.ask.claims import Told
from biokg.ask.questions import internal
from biokg.claims.corrections import correct
from biokg.claims.decisions import Correction, read_corrections
from biokg.model import Entity
from biokg.resolve.linker import Linker
from biokg.review.acknowledged import read_acknowledged
from biokg.review.items import AlarmItem, FactItem, Item, NameItem, Said
from biokg.review.meaning import alike, documents, exact, text_of
from biokg.review.pairs import pairs
from biokg.store.view import View
from biokg.terms import slug
from biokg.triples.content import fact_iri
from biokg.triples.linking import Linked

_OF_PLACE = frozenset({"presentIn", "headquarteredIn", "locatedIn"})
_PLACES = frozenset({"Park", "Region"})
_FIGURE_OF_PLACE, _PLACE, _ALARM, _FIGURE, _RELATION, _PAIR, _NAME, _REST = 8, 6, 5, 4, 3, 3, 2, 1
_SENTENCES = 3
KINDS = ("fact", "alarm", "name", "pair")


def doubts(view: View, kinds: Collection[str] = KINDS, document_id: str | None = None) -> list[Item]:
    """Return what waits for a person's decision, the weightiest first; what was decided since the build is left out."""
    held = list(documents(view).values())
    spoken = _spoken(held)
    wanted = [one for one in held if document_id in {None, one.document.id}]
    found: list[Item] = []
    if "fact" in kinds:
        found += _facts(view, wanted, spoken)
    if "alarm" in kinds:
        found += _alarms(view, wanted, spoken)
    if "name" in kinds:
        found += _names(wanted, spoken)
    if "pair" in kinds and document_id is None:
        found += pairs(held, spoken, _PAIR)
    return sorted(found, key=_order)


def _order(item: Item) -> tuple[object, ...]:
    first = item.evidence[0] if item.evidence else None
    place = (first.document.id, first.linked.claim.start) if first else ("", 0)
    return (-item.weight, *place, item.key)


def _spoken(held: Iterable[Told]) -> dict[str, set[str]]:
    spoken: dict[str, set[str]] = defaultdict(set)
    for one in held:
        for linked in one.claims:
            for entity in (linked.subject, linked.object):
                if entity:
                    spoken[entity.id].add(one.document.id)
    return spoken


# --- facts


def _facts(view: View, held: Iterable[Told], spoken: dict[str, set[str]]) -> Iterator[FactItem]:
    decisions: dict[str, list[Correction]] = defaultdict(list)
    for decision in read_corrections():
        decisions[decision.document].append(decision)
    for one in held:
        for linked in _undecided(view, one, decisions.get(one.document.id, [])):
            yield FactItem(linked.claim.id, weight(linked, spoken), Said(linked, one.document))


def _undecided(view: View, held: Told, decisions: list[Correction]) -> list[Linked]:
    doubtful = [one for one in held.claims if one.claim.tier != "A"]
    if not doubtful or not decisions:
        return doubtful
    page = replace(held.document, text=text_of(view, held.document.id))
    left = correct(page, [exact(one) for one in doubtful], decisions, alike).claims
    kept = {claim.id for claim in left if not claim.curated}
    return [one for one in doubtful if one.claim.id in kept]


def weight(linked: Linked, spoken: dict[str, set[str]]) -> int:
    """Return what a decision on a claim would change, in points (see the head of this module)."""
    subject = linked.subject
    if subject is None:
        return _REST
    points = _points(linked, subject)
    cluster = subject.type in _PLACES and Linker.shipped().is_cluster(subject.id)
    return points * len(spoken.get(subject.id, ())) * (2 if cluster else 1) or points


def _points(linked: Linked, subject: Entity) -> int:
    if linked.claim.kind == "relation":
        return _PLACE if linked.claim.predicate in _OF_PLACE else _RELATION
    if subject.provisional or linked.claim.tier == "C":
        return _REST
    return _FIGURE_OF_PLACE if subject.type in _PLACES else _FIGURE


# --- alarms


def _alarms(view: View, held: Iterable[Told], spoken: dict[str, set[str]]) -> Iterator[AlarmItem]:
    known = read_acknowledged()
    stating: dict[str, list[Said]] = defaultdict(list)
    for one in held:
        for linked in one.claims:
            stating[fact_iri(linked)].append(Said(linked, one.document))
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    facts: dict[str, set[str]] = defaultdict(set)
    subjects: dict[str, str] = {}
    for alarm, subject, _kind, label, fact in view.select(internal("alarms")):
        iri = _text(alarm)
        labels[iri][getattr(label, "language", "") or "en"] = _text(label)
        facts[iri].add(_text(fact))
        subjects[iri] = slug(_text(subject))
    for iri in sorted(set(labels) - {one.alarm for one in known}):
        said = [one for fact in sorted(facts[iri]) for one in stating.get(fact, ())]
        if said:
            points = _ALARM * max(1, len(spoken.get(subjects[iri], ())))
            yield AlarmItem(iri, points, labels[iri], tuple(said))


# --- names


def _names(held: Iterable[Told], spoken: dict[str, set[str]]) -> Iterator[NameItem]:
    said: dict[str, list[Said]] = defaultdict(list)
    entities: dict[str, Entity] = {}
    for one in held:
        for linked in one.claims:
            for entity in (linked.subject, linked.object):
                if entity and entity.provisional:
                    entities[entity.id] = entity
                    said[entity.id].append(Said(linked, one.document))
    known = Linker.shipped()
    for id_, entity in entities.items():
        if id_ not in known:
            documents = len(spoken[id_])
            yield NameItem(id_, _NAME * documents, entity, documents, tuple(said[id_][:_SENTENCES]))


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
