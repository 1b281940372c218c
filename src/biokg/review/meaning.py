"""What a claim of the graph says, in the words of a decision: its fields as they are matched, and the whole of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pyoxigraph import NamedNode

from biokg.ask.bind import bind
from biokg.ask.claims import Told, told
from biokg.ask.questions import internal
from biokg.claims.corrections import same_name
from biokg.model import Claim, Entity, Role
from biokg.resolve.linker import Linker
from biokg.store.view import View
from biokg.terms import document as document_iri
from biokg.terms import thing
from biokg.triples.linking import Linked

Fields = dict[str, Any]
_FIGURE = ("metric", "value", "upper", "total", "unit", "bound", "about", "segment", "printed")
_WHEN = ("time", "time_basis", "modality", "negated")
_PLAIN: Mapping[str, object] = {"modality": "reported", "negated": False}
"""What goes without saying."""


def text_of(view: View, document: str) -> str:
    """Return the text of a document of the graph."""
    rows = view.select(bind(internal("text"), {"_document_iri": NamedNode(document_iri(document))}))
    return str(getattr(rows[0][0], "value", "")) if rows else ""


@lru_cache(maxsize=1)
def documents(view: View) -> dict[str, Told]:
    """Return the documents of a graph with their claims, by id; read once for a view."""
    return {one.document.id: one for one in told(view)}


def exact(linked: Linked) -> Claim:
    """Return a claim of the graph with the things of its ends called by their IRIs, which mean nothing else."""

    def end(entity: Entity | None, role: Role | None) -> Role | None:
        if entity is None or role is None or entity.provisional:
            return role
        return replace(role, name=thing(entity.id))

    claim = linked.claim
    return replace(claim, subject=end(linked.subject, claim.subject), object=end(linked.object, claim.object))


def alike(role: Role, name: str) -> bool:
    """Tell whether an end of a claim is what a decision names, in its document or by the tables."""
    if same_name(role, name):
        return True
    linker = Linker.shipped()
    return linker.link(role).id == linker.link(Role(role.type, name, name)).id


def role_of(entity: Entity, mention: str) -> Fields:
    """Return an end of a claim as a decision gives it, by a name that means this thing alone where it has one.

    >>> role_of(Entity("biobay", "Park", ("BioBAY",), ("苏州生物医药产业园",)), "the park")["name"]
    'BioBAY'
    """
    linker = Linker.shipped()
    own = (name for name in entity.names if linker.link(Role(entity.type, name, name)).id == entity.id)
    # A thing that shares all of its names is called by its IRI; one that no table knows has only its name.
    last = entity.names[0] if entity.provisional else thing(entity.id)
    return {"type": entity.type, "name": next(own, last), "mention": mention or entity.names[0]}


def snapshot(linked: Linked) -> Fields:
    """Return all that a claim says, as the `set` of a decision that stands by itself."""
    claim = linked.claim
    held: Fields = {}
    for name, entity, role in (
        ("subject", linked.subject, claim.subject),
        ("object", linked.object, claim.object),
    ):
        if entity and role:
            held[name] = role_of(entity, role.mention)
    if claim.predicate:
        held["predicate"] = claim.predicate
    names = _WHEN if claim.predicate else (*_FIGURE, *_WHEN)
    held |= {name: value for name in names if (value := _json(getattr(claim, name))) not in (None, "")}
    if claim.qualifiers:
        held["qualifiers"] = dict(claim.qualifiers)
    return {name: value for name, value in held.items() if _PLAIN.get(name) != value}


def singled_out(linked: Linked) -> Fields:
    """Return the fields by which a decision finds a claim: whom, what and when, not how it was found."""
    whole = snapshot(linked)
    names = ("subject", "predicate", "object", "metric", "value", "upper", "time", "printed")
    found = {name: whole[name] for name in names if name in whole}
    return {name: held["name"] if isinstance(held, dict) else held for name, held in found.items()}


def _json(value: object) -> object:
    """Return a field as JSON holds it; a number that is not whole as text, so that it stays exact."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value


def encoded(fields: Fields) -> str:
    """Return fields as the text that a `Correction` holds."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def kind_of(claim: Claim) -> str:
    """Return what names the claim's kind in a list: its relation or its metric, empty for a bare number."""
    return claim.predicate or claim.metric or ""
