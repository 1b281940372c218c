"""Claims with the things that their two ends stand for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from biokg.model import Claim, Entity, Role


class ReadsIdentity(Protocol):
    """What the triples need of a linker: who a name is, and where a place lies."""

    def link(self, role: Role, hints: Collection[str] = ()) -> Entity: ...
    def entity(self, id: str) -> Entity: ...  # noqa: A002 - the record's own word
    def ancestors(self, id: str) -> tuple[str, ...]: ...  # noqa: A002
    def is_cluster(self, id: str) -> bool: ...  # noqa: A002
    def clusters_of(self, place_id: str) -> str | None: ...
    def roll_up(self, place_ids: Iterable[str]) -> tuple[str, ...]: ...
    def code(self, id: str) -> str | None: ...  # noqa: A002


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim whose ends are things."""

    claim: Claim
    subject: Entity | None
    object: Entity | None


def link_claims(claims: Iterable[Claim], linker: ReadsIdentity, hints: Collection[str]) -> tuple[Linked, ...]:
    """Link the claims of one document; `hints` are the places it names, which decide ambiguous names."""
    return tuple(
        Linked(
            claim,
            linker.link(claim.subject, hints) if claim.subject else None,
            linker.link(claim.object, hints) if claim.object else None,
        )
        for claim in claims
    )
