"""Claims with the things that their two ends stand for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from biokg.model import Claim, Entity, Role
from biokg.resolve.linker import Linker
from biokg.resolve.provisional import named_besides


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim whose ends are things."""

    claim: Claim
    subject: Entity | None
    object: Entity | None


def link_claims(claims: Iterable[Claim], linker: Linker, hints: Collection[str]) -> tuple[Linked, ...]:
    """Link the claims of one document; `hints` are the places it names, which decide ambiguous names."""
    known: dict[tuple[str, str], Entity] = {}
    held = tuple(claims)
    for claim in held:
        for role in (claim.subject, claim.object):
            if role is not None and (role.type, role.name) not in known:
                known[role.type, role.name] = _judged(_scoped(linker.link(role, hints), claim.document), linker)
    fuller = _fuller(set(known.values()))

    def end(role: Role | None) -> Entity | None:
        entity = known[role.type, role.name] if role else None
        return fuller.get(entity.id, entity) if entity else None

    return tuple(Linked(claim, end(claim.subject), end(claim.object)) for claim in held)


def _judged(entity: Entity, linker: Linker) -> Entity:
    """Return what a thing that only one text calls so was judged to be, under the names of both."""
    leader = linker.leader(entity.id)
    if leader == entity.id:
        return entity
    if leader in linker:
        return named_besides(linker.entity(leader), entity.names)
    return replace(entity, id=leader)


def _fuller(entities: Collection[Entity]) -> dict[str, Entity]:
    """Return for a thing that one text calls by the end of another's name alone ("mother fund") that other thing.

    Where the text has two such others it is left open which one is meant.
    """
    named = {(entity.type, entity.en[0]): entity for entity in entities if _is_descriptive(entity)}
    found: dict[str, Entity] = {}
    for (type_, name), entity in named.items():
        others = [one for (kind, long), one in named.items() if kind == type_ and long.endswith(f" {name}")]
        if len(others) == 1:
            found[entity.id] = others[0]
    return found


def _is_descriptive(entity: Entity) -> bool:
    return entity.provisional and bool(entity.en) and entity.en[0].islower()


def _scoped(entity: Entity, document: str) -> Entity:
    """Keep what only one text calls so ("mother fund", "three-year action plan") apart from another text's.

    >>> _scoped(Entity("x/fund/mother-fund", "Fund", ("mother fund",), provisional=True), "a/1").id
    'x/fund/mother-fund/a/1'
    """
    return replace(entity, id=f"{entity.id}/{document}") if _is_descriptive(entity) else entity
