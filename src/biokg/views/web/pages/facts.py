"""Facts as a page shows them: what is said, when, how it is meant, and each sentence that says so."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from biokg.ask.labels import Thing
from biokg.ask.statements import Statement
from biokg.model import Decision
from biokg.views.web.pages.figures import Texts, figure, when


class Citation(NamedTuple):
    """A sentence with the document that it stands in, and where in its text."""

    document: Thing
    quote: str
    start: int
    tier: str
    rule: str
    decision: Decision | None
    """What a person decided on it."""


class Fact(NamedTuple):
    """One fact, by however many sentences it is stated; of `object` and `figure` it has one."""

    iri: str
    subject: Thing | None
    predicate: Thing | None
    object: Thing | None
    value: Decimal | None
    figure: str
    """The value in words with unit and bound, or empty."""
    time: str
    """As the graph holds it: ISO 8601, or empty."""
    when: str
    modality: str
    meant: str
    """The modality in words."""
    details: dict[str, str]
    tier: str
    negated: bool
    citations: tuple[Citation, ...]

    @property
    def about(self) -> str:
        """What is counted, or of which part the figure is."""
        return " · ".join(dict.fromkeys(filter(None, (self.details.get("about"), self.details.get("segment")))))


class Teller:
    """Tells statements in one language."""

    def __init__(self, codes: Texts, language: str) -> None:
        self.codes = codes
        self.language = language

    def code(self, code: str) -> str:
        """Return what a code means."""
        return self.codes.get(code, {}).get(self.language, code)

    def facts(self, statements: Iterable[Statement]) -> list[Fact]:
        """Return the facts that statements state, each once, in their order; of the best tier that states it."""
        by_fact: dict[str, list[Statement]] = defaultdict(list)
        for one in statements:
            by_fact[one.fact].append(one)
        return [self._fact(iri, said) for iri, said in by_fact.items()]

    def _fact(self, iri: str, said: list[Statement]) -> Fact:
        first = min(said, key=lambda one: (one.tier, one.document.iri, one.start))
        details, modality, time = (
            first.details,
            first.details.get("modality", "reported"),
            first.details.get("time", ""),
        )
        return Fact(
            iri,
            first.subject,
            first.predicate,
            first.object,
            first.value,
            figure(first.value, details, self.codes, self.language) if first.value is not None else "",
            time,
            when(time, self.language) if time else "",
            modality,
            self.code(modality),
            details,
            first.tier,
            first.negated,
            tuple(dict.fromkeys(_citation(one) for one in said)),
        )


def _citation(one: Statement) -> Citation:
    return Citation(one.document, one.quote, one.start, one.tier, one.rule, one.decision)
