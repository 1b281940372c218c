"""What the arithmetic finds as flags of the claims: who reads a fact sees that it is doubted, and by which check."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from biokg.checks.arithmetic import OF_DOCUMENTS, OF_SUBJECTS, Check, check_arithmetic
from biokg.terms import TIERS
from biokg.triples.linking import Linked

_CHECKS = "arithmetic/"


def flagged(linked: Iterable[Linked]) -> tuple[Linked, ...]:
    """Return the claims, each with the names of the checks that doubt it among its flags; nothing else is changed.

    A figure is held against the others given, so the same claim may be doubted beside some documents and not beside
    others; that is why flags are made when facts are told, and flags made earlier go.
    """
    kept = tuple(linked)
    names = doubted(kept, (*OF_DOCUMENTS, *OF_SUBJECTS))
    return tuple(with_flags(one, names.get(one.claim.id, ())) for one in kept)


def doubted(linked: Iterable[Linked], checks: Sequence[Check]) -> dict[str, set[str]]:
    """Return the names of the checks that doubt a claim, by its id.

    All claims of some documents belong in one call with `OF_DOCUMENTS`, all of some subjects with `OF_SUBJECTS`.
    """
    kept = tuple(linked)
    # A bare number is nobody's figure and can be compared with none.
    subjects = {one.claim.id: one.subject.id for one in kept if one.subject and one.claim.tier in TIERS[:2]}
    bound = (one.claim for one in kept if one.claim.id in subjects)
    names: dict[str, set[str]] = defaultdict(set)
    for finding in check_arithmetic(bound, lambda claim: subjects[claim.id], checks):
        for id_ in finding.claims:
            names[id_].add(finding.check)
    return names


def with_flags(one: Linked, names: Collection[str]) -> Linked:
    """Return a claim with the names of the checks that doubt it, and no others, among its flags."""
    kept = (flag for flag in one.claim.flags if not flag.startswith(_CHECKS))
    flags = tuple(sorted({*kept, *names}))
    return one if flags == one.claim.flags else replace(one, claim=replace(one.claim, flags=flags))
