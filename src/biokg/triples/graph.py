"""The whole graph of a build: claims in the graph of their document, knowledge in the default graph."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from biokg import __version__
from biokg.foreign import (
    ACTIVITY,
    DERIVED_FROM,
    END,
    EXACT,
    GENERATED_BY,
    HAS_SELECTOR,
    HAS_SOURCE,
    ISSUED,
    LANGUAGE,
    POSITION_SELECTOR,
    PUBLISHER,
    QUOTE_SELECTOR,
    RDF_TYPE,
    SPECIFIC_RESOURCE,
    START,
    TITLE,
)
from biokg.model import Decision, Document
from biokg.resolve.linker import Linker
from biokg.resources import shipped
from biokg.terms import THINGS, TIERS, bkg
from biokg.terms import document as document_iri
from biokg.triples.content import fact_iri, fields
from biokg.triples.knowledge import knowledge
from biokg.triples.linking import Linked
from biokg.triples.nquads import iri, line, text, typed

_TABLES = ("rules", "names")


@dataclass(frozen=True, slots=True)
class Source:
    """One document with its linked claims."""

    document: Document
    claims: tuple[Linked, ...]


def quads(sources: Iterable[Source], linker: Linker, tiers: Collection[str] = TIERS[:1]) -> list[str]:
    """Return the sorted N-Quads lines of a build; the same claims give the same lines.

    What the claims of `tiers` state is what the default graph holds; a build asserts tier A alone.
    """
    held = sorted(sources, key=lambda source: source.document.id)
    lines = {quad for source in held for quad in own_lines(source)}
    lines.update(run_lines())
    lines.update(knowledge([(s.document, s.claims) for s in held], linker, tiers))
    return sorted(lines)


@cache
def run_iri() -> str:
    """Return the IRI of the run: the same for the same version, rules and tables, whenever it is."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(path for folder in _TABLES for path in shipped("data", folder).glob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    return f"{THINGS}run/{digest.hexdigest()[:16]}"


def run_lines() -> Iterator[str]:
    """Yield what is said of the run itself."""
    yield line(run_iri(), RDF_TYPE, iri(ACTIVITY))
    yield line(run_iri(), TITLE, text(f"biokg {__version__}, rules and name tables of this content", "en"))


def own_lines(source: Source) -> Iterator[str]:
    """Yield the lines that rest on one document alone: its own graph, and what is known of itself."""
    yield from document_graph(source)
    yield from _catalogue(source)


def document_graph(source: Source) -> Iterator[str]:
    """Yield the quads of one document's own graph: its text and every claim of every tier."""
    graph = document_iri(source.document.id)
    yield line(graph, bkg("text"), text(source.document.text), graph)
    for linked in source.claims:
        yield from _claim(linked, source.document)


def _claim(linked: Linked, document: Document) -> Iterator[str]:
    claim, graph = linked.claim, document_iri(document.id)
    node = f"{THINGS}claim/{claim.id}"
    evidence = f"{THINGS}evidence/{claim.id}"
    selector = f"{THINGS}selector/{claim.id}"
    said = [
        (RDF_TYPE, iri(bkg("Claim"))),
        (bkg("states"), iri(fact_iri(linked))),
        (bkg("kind"), text(claim.kind)),
        *fields(linked),
        (bkg("tier"), text(claim.tier)),
        (bkg("rule"), text(claim.rule)),
        (bkg("extractor"), text(claim.extractor)),
        (bkg("curated"), typed(str(claim.curated).lower(), "boolean")),
        (bkg("factId"), text(claim.id)),
        (bkg("hasEvidence"), iri(evidence)),
        (DERIVED_FROM, iri(graph)),
        (GENERATED_BY, iri(run_iri())),
        *((bkg("flag"), text(flag)) for flag in claim.flags),
    ]
    if claim.time_basis:
        said.append((bkg("timeBasis"), text(claim.time_basis)))
    if claim.decision:
        said.extend((bkg(name), text(value)) for name, value in _decided(claim.decision))
    for name, role in (("subjectMention", claim.subject), ("objectMention", claim.object)):
        if role:
            said.append((bkg(name), text(role.mention)))
    yield from (line(node, predicate, term, graph) for predicate, term in said)
    for kind in (bkg("Evidence"), SPECIFIC_RESOURCE):
        yield line(evidence, RDF_TYPE, iri(kind), graph)
    yield line(evidence, HAS_SOURCE, iri(graph), graph)
    yield line(evidence, HAS_SELECTOR, iri(selector), graph)
    for kind in (QUOTE_SELECTOR, POSITION_SELECTOR):
        yield line(selector, RDF_TYPE, iri(kind), graph)
    yield line(selector, EXACT, text(claim.quote), graph)
    # A selector counts from the beginning of its source, the article; a claim from that of the stored file.
    yield line(selector, START, typed(str(claim.start - document.offset), "integer"), graph)
    yield line(selector, END, typed(str(claim.end - document.offset), "integer"), graph)


def _decided(decision: Decision) -> tuple[tuple[str, str], ...]:
    return (
        ("verdict", decision.verdict),
        ("decidedBy", decision.who),
        ("decidedOn", decision.when),
        ("decisionReason", decision.why),
    )


def _catalogue(source: Source) -> Iterator[str]:
    """Yield what is known of the document itself, in the default graph."""
    held = source.document
    node = document_iri(held.id)
    bound = sum(1 for linked in source.claims if linked.claim.tier != "C")
    yield line(node, RDF_TYPE, iri(bkg("Document")))
    yield line(node, TITLE, text(held.title, held.language))
    yield line(node, LANGUAGE, text(held.language))
    yield line(node, bkg("factCount"), typed(str(bound), "integer"))
    yield line(node, bkg("textLength"), typed(str(len(held.text)), "integer"))
    yield line(node, bkg("textOffset"), typed(str(held.offset), "integer"))
    yield line(node, bkg("textHash"), text(hashlib.sha256(held.text.encode("utf-8", "surrogatepass")).hexdigest()))
    for predicate, value in ((PUBLISHER, held.publisher), (ISSUED, held.published), (bkg("origin"), held.origin)):
        if value:
            yield line(node, predicate, text(value))
