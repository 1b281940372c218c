"""What a check finds, and how a list of findings reads as text: what, where, and what to do about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

VIOLATION: Final = "violation"
WARNING: Final = "warning"

_WORDS: Final = {
    "en": {VIOLATION: "violation", WARNING: "warning", "more": "and {} more"},
    "zh": {VIOLATION: "违规", WARNING: "警告", "more": "另有 {} 句"},
}
_SHOWN = 3
"""Sentences shown of one finding."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A place in a document that a finding goes back to."""

    document: str
    """The id of the document."""
    quote: str


@dataclass(frozen=True, slots=True)
class Result:
    """What SHACL says of a finding besides its words."""

    shape: str
    component: str
    path: str | None
    value: str | None
    """The value in N-Triples syntax."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a check found; a violation breaks a rule of ours, a warning is an oddity of what was read."""

    level: str
    """``violation`` or ``warning``."""
    check: str
    """The check that found it: ``shapes/claim``, ``ontology/labels``, ``arithmetic/growth``."""
    where: str
    """The IRI, term, row or subject that it is about."""
    message: str
    claims: tuple[str, ...] = ()
    """Ids of the claims that it rests on, sorted."""
    zh: str = ""
    """The message in Chinese, where readers of answers see it."""
    remedy: str = ""
    """What a person does about it."""
    remedy_zh: str = ""
    name: str = field(default="", compare=False)
    """What the thing is called that `where` identifies, if it is one."""
    said: tuple[Sentence, ...] = field(default=(), compare=False)
    """The sentences that it goes back to, sorted."""
    result: Result | None = field(default=None, compare=False)
    """Set for what a shape found."""

    def words(self, language: str) -> str:
        """Return the message in ``zh`` or ``en``; in English where there is no Chinese."""
        return self.zh if language == "zh" and self.zh else self.message

    def mend(self, language: str) -> str:
        """Return the remedy in ``zh`` or ``en``."""
        return self.remedy_zh if language == "zh" and self.remedy_zh else self.remedy


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, sorted, with those as one that say the same of different claims.

    >>> growth = Finding(WARNING, "arithmetic/growth", "Suzhou", "20 % does not follow", ("a", "b"))
    >>> [finding.claims for finding in merged([growth, replace(growth, claims=("b", "c"))])]
    [('a', 'b', 'c')]
    """
    kept: dict[tuple[str, str, str], Finding] = {}
    for finding in sorted(findings):
        key = (finding.check, finding.where, finding.message)
        claims = {*finding.claims, *(kept[key].claims if key in kept else ())}
        kept[key] = replace(finding, claims=tuple(sorted(claims)))
    return list(kept.values())


def failed(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is a violation.

    >>> failed([Finding(WARNING, "arithmetic/share", "Suzhou", "a share of 120 %")])
    False
    """
    return any(finding.level == VIOLATION for finding in findings)


def render(findings: Iterable[Finding], language: str = "en") -> str:
    """Return the findings as text, violations first, with a last line that counts them.

    >>> print(render([Finding(WARNING, "arithmetic/share", "Suzhou", "a share of 120 %", ("c1",), remedy="Look.")]))
    warning: arithmetic/share: <Suzhou>
      a share of 120 %
      -> Look.
    0 violations, 1 warning
    """
    ordered = sorted(set(findings))
    lines = [line for finding in ordered for line in _lines(finding, language)]
    return "\n".join([*lines, _count(ordered, language)])


def _lines(finding: Finding, language: str) -> Iterator[str]:
    words = _WORDS[language]
    name = f"{finding.name} " if finding.name else ""
    yield f"{words[finding.level]}: {finding.check}: {name}<{finding.where}>"
    yield f"  {finding.words(language)}"
    for sentence in finding.said[:_SHOWN]:
        yield f"  {sentence.document}: “{' '.join(sentence.quote.split())}”"
    if len(finding.said) > _SHOWN:
        yield f"  {words['more'].format(len(finding.said) - _SHOWN)}"
    if mend := finding.mend(language):
        yield f"  -> {mend}"


def _count(findings: list[Finding], language: str) -> str:
    counts = {level: sum(finding.level == level for finding in findings) for level in (VIOLATION, WARNING)}
    if language == "zh":
        return "，".join(f"{count} 项{_WORDS['zh'][level]}" for level, count in counts.items())
    return ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts.items())
