"""Rules learn from verdicts: how often people agreed with each, and which are not taken at their word any more.

All of it follows from the log alone: each line names the rule that had found the fact.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from biokg.claims.decisions import Correction
from biokg.claims.quotes import folded
from biokg.model import Claim

LEAST_VERDICTS = 10
LEAST_SHARE = 0.7
DOUBTED = "rule-doubted"
"""The flag of a claim whose rule people found wrong too often."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people said of the facts of one rule; an edit says that the fact was not right as it was found."""

    rule: str
    confirmed: int
    refuted: int

    @property
    def share(self) -> float:
        """The share that was confirmed, 1 where nothing was decided."""
        number = self.confirmed + self.refuted
        return self.confirmed / number if number else 1.0

    @property
    def doubted(self) -> bool:
        """Whether the rule's facts fall to tier B.

        >>> Verdicts("a", 6, 4).doubted, Verdicts("b", 7, 3).doubted, Verdicts("c", 0, 9).doubted
        (True, False, False)
        """
        return self.confirmed + self.refuted >= LEAST_VERDICTS and self.share < LEAST_SHARE


def verdicts(corrections: Iterable[Correction]) -> list[Verdicts]:
    """Return the verdicts on each rule, sorted by its name; of several decisions on one fact the last counts."""
    last = {(one.document, folded(one.quote).text, one.match): one for one in corrections if one.rule}
    counts = Counter((one.rule, one.verdict == "right") for one in last.values())
    rules = sorted({rule for rule, _ in counts})
    return [Verdicts(rule, counts[rule, True], counts[rule, False]) for rule in rules]


def doubted_rules(corrections: Iterable[Correction]) -> frozenset[str]:
    """Return the rules whose facts fall to tier B."""
    return frozenset(one.rule for one in verdicts(corrections) if one.doubted)


def with_doubt(claims: Iterable[Claim], doubted: frozenset[str]) -> tuple[Claim, ...]:
    """Return claims of which those of doubted rules are tier B, with a flag; what a person decided on stays."""
    return tuple(_lowered(claim) if claim.rule in doubted and not claim.curated else claim for claim in claims)


def _lowered(claim: Claim) -> Claim:
    tier = "B" if claim.tier == "A" else claim.tier
    return replace(claim, tier=tier, flags=tuple(sorted({*claim.flags, DOUBTED})))
