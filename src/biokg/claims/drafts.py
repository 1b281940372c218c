"""The unchecked form of a claim, in shadow offsets, as the binding rules hand it to the gate."""

from dataclasses import dataclass
from decimal import Decimal

from biokg.model import Role, Span


@dataclass(slots=True)  # one for every number: setting the fields of a frozen one takes three times as long
class Draft:
    """What a rule proposes; only `biokg.claims.gate` turns it into a claim."""

    kind: str
    rule: str
    tier: str
    sentence: Span
    subject: Role | None
    flags: tuple[str, ...] = ()
    predicate: str | None = None
    object: Role | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    metric: str | None = None
    number: Span | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    total: Decimal | None = None
    unit: str | None = None
    bound: str | None = None
    about: str | None = None
    segment: str | None = None
    time: str | None = None
    time_basis: str | None = None
    modality: str = "reported"
    negated: bool = False
