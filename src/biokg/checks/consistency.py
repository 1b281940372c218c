"""Whether all that is stated can be true together by the axioms of the ontology."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from biokg.checks.report import VIOLATION, Finding
from biokg.reason.clauses import TYPE, Triple
from biokg.reason.closure import Closure, Derivation
from biokg.terms import MODALITIES, TIERS, bkg, thing
from biokg.triples.linking import Linked
from biokg.triples.nquads import iri

CHECK = "ontology/consistency"
_SHOWN = 8


def check_consistency(closure: Closure, claims: Iterable[Linked]) -> list[Finding]:
    """Return every contradiction in a closure, sorted, with what it follows from and the claims that say so."""
    said: dict[Triple, list[str]] = defaultdict(list)
    for linked in claims:
        if edge := _edge(linked):
            said[edge].append(linked.claim.id)
    return sorted({_finding(closure, clash, said) for clash in closure.clashes()})


def _edge(linked: Linked) -> Triple | None:
    """Return the plain edge that a claim puts into the graph, if it asserts one."""
    claim, subject, object_ = linked.claim, linked.subject, linked.object
    asserted = claim.tier == TIERS[0] and claim.modality == MODALITIES[0] and not claim.negated
    if not (asserted and claim.predicate and subject and object_):
        return None
    return iri(thing(subject.id)), iri(bkg(claim.predicate)), iri(thing(object_.id))


def _finding(closure: Closure, clash: Derivation, said: Mapping[Triple, Iterable[str]]) -> Finding:
    leaves = closure.leaves(*clash.premises)
    claims = sorted({claim for leaf in leaves for claim in said.get(leaf, ())})
    message = f"cannot be: {_words(clash.premises)} ({clash.rule}). Stated: {_words(leaves[:_SHOWN])}"
    more = len(leaves) - _SHOWN
    return Finding(
        VIOLATION,
        CHECK,
        clash.premises[0][0].strip("<>"),
        f"{message}, and {more} more" if more > 0 else message,
        tuple(claims),
    )


def _words(triples: Iterable[Triple]) -> str:
    return "; ".join(" ".join(_sentence(triple)) for triple in triples)


def _sentence(triple: Triple) -> Iterator[str]:
    subject, predicate, object_ = triple
    yield _short(subject)
    yield "is of class" if predicate == TYPE else _short(predicate)
    yield _short(object_)


def _short(term: str) -> str:
    """Return the last part of an IRI, or a literal as it is.

    >>> _short("<https://example.org/terms#presentIn>"), _short("<https://example.org/id/sip>"), _short('"12"')
    ('presentIn', 'sip', '"12"')
    """
    return term.strip("<>").replace("#", "/").rpartition("/")[2] if term.startswith("<") else term
