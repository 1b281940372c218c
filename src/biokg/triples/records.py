"""A linked claim as the JSON record of the facts interface."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from biokg.model import Claim, Document, Entity, Role
from biokg.terms import thing
from biokg.triples.linking import Linked

Record = dict[str, Any]
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def fact_lines(document: Document, claims: Sequence[Linked], tier: str) -> Iterator[str]:
    """Yield the JSON lines of one document's claims down to `tier`, in the order of their place."""
    for linked in sorted(claims, key=lambda held: (held.claim.start, held.claim.kind, held.claim.id)):
        if linked.claim.tier <= tier:
            yield _JSON.encode(record(linked, document))


def record(linked: Linked, document: Document) -> Record:
    """Return one fact as the facts interface prints it, with its keys in the order of the contract."""
    claim = linked.claim
    head: Record = {"id": claim.id, "kind": claim.kind, "subject": _end(linked.subject, claim.subject)}
    body = _relation(linked) if claim.kind == "relation" else _observation(claim)
    return {
        **head,
        **body,
        "modality": claim.modality,
        "negated": claim.negated,
        "document": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published,
            "language": document.language,
        },
        "evidence": {"quote": claim.quote, "start": claim.start, "end": claim.end},
        "extractor": claim.extractor,
        "rule": claim.rule,
        "tier": claim.tier,
        "flags": list(claim.flags),
        "curated": claim.curated,
    }


def _end(entity: Entity | None, role: Role | None) -> Record | None:
    if entity is None or role is None:
        return None
    return {
        "id": thing(entity.id),
        "type": entity.type,
        "label": entity.names[0],
        "names": [entity.names[0], *sorted(set(entity.names[1:]) - {entity.names[0]})],
        "mention": role.mention,
    }


def _relation(linked: Linked) -> Record:
    claim = linked.claim
    return {
        "predicate": claim.predicate,
        "object": _end(linked.object, claim.object),
        "qualifiers": {"role": None, **dict(claim.qualifiers)},
        "time": claim.time,
    }


def _observation(claim: Claim) -> Record:
    return {
        "metric": claim.metric,
        "value": _plain(claim.value),
        "upper": _plain(claim.upper),
        "total": _plain(claim.total),
        "unit": claim.unit,
        "bound": claim.bound,
        "about": claim.about,
        "segment": claim.segment,
        "printed": claim.printed,
        "time": claim.time,
        "time_basis": claim.time_basis,
        "qualifiers": {"role": None, **dict(claim.qualifiers)},
    }


def _plain(value: Decimal | None) -> int | float | None:
    """Return a JSON number: a whole one as an integer.

    >>> _plain(Decimal("90000000000")), _plain(Decimal("8.94"))
    (90000000000, 8.94)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
