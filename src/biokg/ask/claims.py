"""The claims of a built graph as the records that they were made from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from biokg.ask.questions import internal
from biokg.model import Claim, Decision, Document, Entity, Role
from biokg.store.view import Row, View
from biokg.terms import ONTOLOGY, slug
from biokg.triples.linking import Linked

_RECORDS = frozenset({"Cluster", "Document"})
_OURS = len(ONTOLOGY)
Said = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One document of the graph with its claims in the order of their place; its text stays in the store."""

    document: Document
    claims: tuple[Linked, ...]


def told(view: View) -> Iterator[Told]:
    """Yield every document of a graph, sorted by id, with its linked claims."""
    entities = _entities(view)
    places = {_text(row[0]): row for row in view.select(internal("selectors"))}
    claims: dict[str, dict[str, Said]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for graph, claim, property_, value in view.select(internal("claims")):
        claims[_text(graph)][_text(claim)][_text(property_)].append(_text(value))
    for row in sorted(view.select(internal("documents")), key=lambda row: _text(row[0])):
        document = _document(row)
        held = claims.get(_text(row[0]), {})
        linked = (_linked(said, places[claim], document, entities) for claim, said in held.items())
        yield Told(document, tuple(sorted(linked, key=lambda one: (one.claim.start, one.claim.kind, one.claim.id))))


def _document(row: Row) -> Document:
    iri, title, language, offset, publisher, published, origin = (_text(cell) if cell else None for cell in row)
    return Document(
        slug(iri or ""), title or "", "", int(offset or 0), language or "", publisher, published, None, origin
    )


def _linked(said: Said, place: Row, document: Document, entities: dict[str, Entity]) -> Linked:
    def one(name: str) -> str | None:
        return said[ONTOLOGY + name][0] if ONTOLOGY + name in said else None

    def number(name: str) -> Decimal | None:
        value = one(name)
        return Decimal(value) if value is not None else None

    def end(name: str) -> tuple[Role | None, Entity | None]:
        iri = one(name)
        if iri is None:
            return None, None
        entity = entities[iri]
        return Role(entity.type, entity.names[0], one(f"{name}Mention") or ""), entity

    subject, object_ = end("subject"), end("object")
    qualifiers = (("kind", one("approvalKind")), ("role", one("role")))
    predicate, metric = one("predicate"), one("metric")
    claim = Claim(
        id=one("factId") or "",
        kind=one("kind") or "",
        document=document.id,
        subject=subject[0],
        quote=_text(place[1]),
        start=document.offset + int(_text(place[2])),
        end=document.offset + int(_text(place[3])),
        rule=one("rule") or "",
        tier=one("tier") or "",
        predicate=predicate[_OURS:] if predicate else None,
        object=object_[0],
        metric=metric[_OURS:] if metric else None,
        value=number("value"),
        upper=number("upperValue"),
        total=number("total"),
        unit=one("unit"),
        bound=one("bound"),
        about=one("about"),
        segment=one("segment"),
        printed=one("printed"),
        qualifiers=tuple((name, value) for name, value in qualifiers if value),
        time=one("time"),
        time_basis=one("timeBasis"),
        modality=one("modality") or "reported",
        negated=one("negated") == "true",
        flags=tuple(sorted(said.get(ONTOLOGY + "flag", []))),
        extractor=one("extractor") or "",
        curated=one("curated") == "true",
        decision=_decision(said),
    )
    return Linked(claim, subject[1], object_[1])


def _decision(said: Said) -> Decision | None:
    parts = [said.get(ONTOLOGY + name, [""])[0] for name in ("verdict", "decidedBy", "decidedOn", "decisionReason")]
    return Decision(*parts) if all(parts) else None


def _entities(view: View) -> dict[str, Entity]:
    classes: dict[str, str] = {}
    names: dict[str, dict[str, set[tuple[bool, str]]]] = defaultdict(lambda: {"en": set(), "zh": set()})
    provisional: set[str] = set()
    for thing, class_, name, first, unreviewed in view.select(internal("entities")):
        type_ = _text(class_)
        if type_.startswith(ONTOLOGY) and type_[_OURS:] not in _RECORDS:
            classes[_text(thing)] = type_[_OURS:]
        language = getattr(name, "language", None) or "en"
        names[_text(thing)][language].add((_text(first) != "true", _text(name)))
        provisional.update([_text(thing)] if unreviewed is not None else [])

    def ordered(iri: str, language: str) -> tuple[str, ...]:
        return tuple(name for _, name in sorted(names[iri][language]))

    return {
        iri: Entity(slug(iri), type_, ordered(iri, "en"), ordered(iri, "zh"), provisional=iri in provisional)
        for iri, type_ in classes.items()
    }


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
