"""What a check finds, and how a list of findings reads as text."""

from collections.abc import Iterable
from dataclasses import dataclass

VIOLATION = "violation"
WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a check found; a violation breaks a rule of ours, a warning is an oddity of what was read."""

    level: str
    """``violation`` or ``warning``."""
    check: str
    """The check that found it: ``shapes/claims``, ``ontology/labels``, ``arithmetic/growth``."""
    where: str
    """The IRI, term, row or subject that it is about."""
    message: str
    claims: tuple[str, ...] = ()
    """Ids of the claims that it rests on, sorted."""
    zh: str = ""
    """The message in Chinese, where readers of answers see it."""


def failed(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is a violation.

    >>> failed([Finding(WARNING, "arithmetic/share", "Suzhou", "a share of 120 %")])
    False
    """
    return any(finding.level == VIOLATION for finding in findings)


def render(findings: Iterable[Finding]) -> str:
    """Return the findings as text, one a line, violations first, with a last line that counts them.

    >>> print(render([Finding(WARNING, "arithmetic/share", "Suzhou", "a share of 120 %", ("c1",))]))
    warning    arithmetic/share  Suzhou: a share of 120 % [c1]
    0 violations, 1 warning
    """
    ordered = sorted(set(findings))
    width = max((len(finding.check) for finding in ordered), default=0)
    return "\n".join([*(_line(finding, width) for finding in ordered), _count(ordered)])


def _line(finding: Finding, width: int) -> str:
    rests_on = f" [{', '.join(finding.claims)}]" if finding.claims else ""
    return f"{finding.level:<9}  {finding.check:<{width}}  {finding.where}: {finding.message}{rests_on}"


def _count(findings: list[Finding]) -> str:
    counts = {level: sum(finding.level == level for finding in findings) for level in (VIOLATION, WARNING)}
    return ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts.items())
