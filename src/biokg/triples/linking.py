"""Claims with the things that their two ends stand for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from biokg.model import Claim, Entity, Role
from biokg.resolve.linker import Linker


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim whose ends are things."""

    claim: Claim
    subject: Entity | None
    object: Entity | None


def link_claims(claims: Iterable[Claim], linker: Linker, hints: Collection[str]) -> tuple[Linked, ...]:
    """Link the claims of one document; `hints` are the places it names, which decide ambiguous names."""
    known: dict[tuple[str, str], Entity] = {}

    def end(claim: Claim, role: Role | None) -> Entity | None:
        if role is None:
            return None
        named = (role.type, role.name)
        if named not in known:
            known[named] = _scoped(linker.link(role, hints), claim.document)
        return known[named]

    return tuple(Linked(claim, end(claim, claim.subject), end(claim, claim.object)) for claim in claims)


def _scoped(entity: Entity, document: str) -> Entity:
    """Keep what only one text calls so ("mother fund", "three-year action plan") apart from another text's.

    >>> _scoped(Entity("x/fund/mother-fund", "Fund", ("mother fund",), provisional=True), "a/1").id
    'x/fund/mother-fund/a/1'
    """
    descriptive = entity.provisional and bool(entity.en) and entity.en[0].islower()
    return replace(entity, id=f"{entity.id}/{document}") if descriptive else entity
