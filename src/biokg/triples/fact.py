"""One distinct statement with the documents that make it, gathered from the claims."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from biokg.model import Document
from biokg.terms import TIERS
from biokg.triples.content import fact_iri
from biokg.triples.linking import Linked


@dataclass(slots=True)
class Fact:
    """One distinct statement with the documents that make it."""

    iri: str
    first: Linked
    documents: dict[str, str | None] = field(default_factory=dict)
    """Document id -> its date."""
    tier: str = TIERS[-1]
    """The best tier in which a document makes it."""

    @property
    def holds(self) -> bool:
        """Whether the statement is said to be so now (not a plan, not denied)."""
        return self.first.claim.modality == "reported" and not self.first.claim.negated


def stated(sources: Sequence[tuple[Document, Sequence[Linked]]], tiers: Collection[str]) -> list[Fact]:
    """Return the facts that the claims of `tiers` state, each once, sorted by IRI."""
    facts: dict[str, Fact] = {}
    for document, claims in sources:
        for linked in claims:
            if linked.claim.tier in tiers:
                fact = facts.setdefault(iri := fact_iri(linked), Fact(iri, linked))
                fact.documents[document.id] = document.published
                fact.tier = min(fact.tier, linked.claim.tier)
    return [facts[key] for key in sorted(facts)]
