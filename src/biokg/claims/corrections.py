"""People's decisions on single facts, applied to what the rules found.

A decision is keyed on document and quote and says what the fact is, not which rule found it: so it holds when the
text is read again (other spaces, width, offsets), when a better rule finds the fact in another way, and when none
finds it any more.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from biokg.claims.decisions import NUMBERS, ROLES, Correction, given
from biokg.claims.gate import unsound
from biokg.claims.quotes import agree, folded
from biokg.errors import DataError
from biokg.model import Claim, Decision, Document, Role

Alike = Callable[[Role, str], bool]
"""Tells whether one end of a claim is what a decision calls by this name."""

NO_QUOTE = "the quote is not in its text"
NO_FACT = "no such fact is found in its quote"
MODEL = "model "
"""How the extractor of a claim begins that a model chose."""
_FIGURE = ("printed", "value", "unit", "metric")
"""What singles out a figure of a quote when whom it is said of, or when, was decided otherwise."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The claims of a document after the decisions, the decisions that found their place, and those that did not."""

    claims: tuple[Claim, ...]
    used: tuple[Correction, ...]
    unfit: tuple[tuple[Correction, str], ...] = ()
    """Each with the reason."""


def same_name(role: Role, name: str) -> bool:
    """Tell whether an end of a claim is called so in its text or in full."""
    return name in (role.name, role.mention)


def correct(
    document: Document, claims: Sequence[Claim], corrections: Sequence[Correction], alike: Alike = same_name
) -> Corrected:
    """Apply the decisions on one document, in order; what is added or altered must pass the same gate as what is found.

    A decision that finds nothing to apply to, or that the gate refuses, changes nothing and is returned as `unfit`.
    """
    page = _Page(document, list(claims), alike)
    used: list[Correction] = []
    unfit: list[tuple[Correction, str]] = []
    for correction in corrections:
        if correction.document == document.id:
            try:
                page.apply(correction)
            except DataError as error:
                unfit.append((correction, str(error).removeprefix(f"{correction.place}: ")))
            else:
                used.append(correction)
    kept = tuple(claim for at, claim in enumerate(page.claims) if at not in page.refuted)
    return Corrected(kept, tuple(used), tuple(unfit))


class _Page:
    """The claims of one document while decisions are applied to them."""

    def __init__(self, document: Document, claims: list[Claim], alike: Alike) -> None:
        self.document = document
        self.claims = claims
        self.alike = alike
        self.refuted: set[int] = set()

    def apply(self, correction: Correction) -> None:
        """Apply one decision; raise `DataError` with the reason when it fits nothing."""
        match, fields = json.loads(correction.match), given(correction)
        targets = [] if correction.verdict == "add" else self._fitting(correction, match)
        if correction.verdict == "wrong":
            if not targets:
                raise DataError(self._reason(correction))
            self.refuted.update(targets)
        else:
            # What is known in full stands by itself: it is found again, or takes its figure's place, or is added.
            added = correction.verdict == "add"
            if not targets and _is_whole(fields):
                targets = self._fitting(correction, _content(fields))
                targets = targets or ([] if added else self._figures(correction, fields))
            if not targets and not added and not _is_whole(fields):
                raise DataError(self._reason(correction))
            self._settle(correction, fields, targets)

    def _settle(self, correction: Correction, fields: dict[str, Any], targets: list[int]) -> None:
        if not targets:
            self.claims.append(self._added(correction, fields))
            return
        settled = [_decided(self.claims[at], fields, correction) for at in targets]
        for at, claim in zip(targets, settled, strict=True):
            self.claims[at] = claim
        self.refuted.difference_update(targets)

    def _fitting(self, correction: Correction, match: dict[str, Any]) -> list[int]:
        """Return the places of the claims that a decision is on; a part of a quote will do where fields are named."""
        return [
            at
            for at, claim in enumerate(self.claims)
            if self._stands(claim.quote, correction.quote, bool(match))
            and self._fits(claim, match)
            and (correction.verdict == "wrong" or _is_meant(claim, match))
        ]

    @staticmethod
    def _stands(quote: str, wanted: str, part: bool) -> bool:
        return quote == wanted or (agree(quote, wanted) if part else folded(quote).text == folded(wanted).text)

    def _figures(self, correction: Correction, fields: dict[str, Any]) -> list[int]:
        """Return the place of the claim of the same printed number, where there is just one."""
        wanted = {name: _plain(fields.get(name)) for name in _FIGURE if fields.get(name) is not None}
        if not fields.get("printed"):
            return []
        for named in (wanted, {name: held for name, held in wanted.items() if name != "metric"}):
            found = self._fitting(correction, named)
            if len(found) == 1:
                return found
        return []

    def _fits(self, claim: Claim, match: dict[str, Any]) -> bool:
        return all(self._has(claim, name, wanted) for name, wanted in match.items())

    def _has(self, claim: Claim, name: str, wanted: Any) -> bool:
        held = getattr(claim, name)
        if name in ROLES:
            return held is not None and isinstance(wanted, str) and self.alike(held, wanted)
        if name in NUMBERS:
            return held is not None and isinstance(wanted, int | float | str) and held == _number(wanted)
        if name == "printed" and held is not None and isinstance(wanted, str):
            return folded(held).text == folded(wanted).text
        return bool(_plain(held) == wanted)

    def _reason(self, correction: Correction) -> str:
        return NO_FACT if folded(self.document.text).find(correction.quote) else NO_QUOTE

    def _added(self, correction: Correction, fields: dict[str, Any]) -> Claim:
        span = folded(self.document.text).find(correction.quote)
        if span is None:
            raise DataError(f"the quote {correction.quote!r} is not in {self.document.id}")
        quote = self.document.text[slice(*span)]
        parts = [self.document.id, correction.quote, correction.set]
        claim = Claim(
            id=hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:20],
            kind="relation" if fields.get("predicate") else "observation",
            document=self.document.id,
            subject=None,
            start=self.document.offset + span[0],
            end=self.document.offset + span[1],
            quote=quote,
            rule=PERSON,
            extractor=PERSON,
            tier="A",
        )
        return _decided(claim, _as_printed(fields, quote), correction)


PERSON = "person"


def _decided(claim: Claim, fields: dict[str, Any], correction: Correction) -> Claim:
    """Return the claim with what was decided of it; raise `DataError` with the reason if the gate lets it not pass."""
    said = Decision(correction.verdict, correction.who, correction.when, correction.why)
    settled = replace(claim, **_as_printed(fields, claim.quote), tier="A", curated=True, decision=said)
    # A fact that is only confirmed was let in before.
    wrong = unsound(settled) if fields else None
    if wrong:
        raise DataError(wrong)
    return settled


def _as_printed(fields: dict[str, Any], quote: str) -> dict[str, Any]:
    """Give the number as the quote prints it, which may have other spaces or width than when it was decided on."""
    printed = fields.get("printed")
    span = folded(quote).find(printed) if printed and printed not in quote else None
    return {**fields, "printed": quote[slice(*span)]} if span else fields


def _is_whole(fields: dict[str, Any]) -> bool:
    ends = fields.get("subject") is not None
    return ends and (fields.get("object") is not None if fields.get("predicate") else bool(fields.get("printed")))


def _content(fields: dict[str, Any]) -> dict[str, Any]:
    """Return given fields as a fact must have them that says the same."""
    named = {name: held.name if isinstance(held, Role) else _plain(held) for name, held in fields.items()}
    return {name: held for name, held in named.items() if held not in (None, [], {}) and name not in _BESIDE}


_BESIDE = frozenset({"flags", "time_basis", "bound", "about"})


def _plain(held: object) -> object:
    """Return a field as JSON writes it: flags as a list, qualifiers as an object."""
    if isinstance(held, tuple):
        return dict(held) if held and isinstance(held[0], tuple) else list(held)
    return str(held) if isinstance(held, Decimal) else held


def _number(wanted: float | str) -> Decimal | None:
    try:
        return Decimal(str(wanted))
    except ArithmeticError:
        return None


def _is_meant(claim: Claim, match: dict[str, Any]) -> bool:
    """Tell whether a decision means a claim: what a model chose only where the person said whom it is of, and what.

    Else a line that was written for what a rule found would assert whatever a model later says of the same sentence.
    """
    named = match.keys()
    pointed = "subject" in named and ("metric" in named or {"predicate", "object"} <= named)
    return pointed or not claim.extractor.startswith(MODEL)
