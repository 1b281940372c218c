"""The inferred graphs: each entailed triple with a node that names its rule, its premises and the facts behind them.

What says something new stands in `INFERRED_GRAPH`. What only says less than a triple that is there (of a wider place,
a broader sector, a class above, the same two partners) stands in `RESTATED_GRAPH`: questions reach it by paths.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from biokg.foreign import DERIVED_FROM, RDF_TYPE
from biokg.reason.clauses import TYPE, Triple
from biokg.reason.closure import Closure, Derivation
from biokg.terms import INFERENCES, INFERRED_GRAPH, RESTATED_GRAPH, TABLE_ENTRIES, bkg, thing
from biokg.triples.fact import Fact
from biokg.triples.nquads import iri, line, text, typed

Field = tuple[str, str]
"""Predicate and term of something said of a node."""

_WIDER_PROPERTY = frozenset({"prp-spo1", "prp-eqp1", "prp-eqp2"})


@dataclass(frozen=True, slots=True)
class Basis:
    """What inferences rest on: the closure, and the facts that state each given edge."""

    closure: Closure
    stated: Mapping[Triple, Sequence[Fact]]


def stated_edges(facts: Iterable[Fact]) -> dict[Triple, list[Fact]]:
    """Return, for each plain edge, the facts that state it."""
    edges: dict[Triple, list[Fact]] = {}
    for fact in facts:
        claim, subject, object_ = fact.first.claim, fact.first.subject, fact.first.object
        if fact.holds and claim.predicate and subject and object_:
            edge = (iri(thing(subject.id)), iri(bkg(claim.predicate)), iri(thing(object_.id)))
            edges.setdefault(edge, []).append(fact)
    return edges


def inference_iri(triple: Triple) -> str:
    """Return the IRI of the node that speaks of an entailed triple."""
    return INFERENCES + _digest(triple)


def restatements(closure: Closure, new: Collection[Triple]) -> set[Triple]:
    """Return what follows but only says less than another triple; what is in `new` never counts as that."""
    found = set[Triple]()
    for triple, derivation in closure.entailed():
        if triple not in new and _restates(triple, derivation, found):
            found.add(triple)
    return found


def inferences(basis: Basis, counted: Mapping[Triple, Derivation], restated: Collection[Triple]) -> Iterator[str]:
    """Yield the lines of both graphs for all that follows and all that was `counted` besides.

    An edge that was counted is new, but what is said of it says no more than what it was counted from.
    """
    tables = dict[str, Triple]()
    for triple, derivation in (*basis.closure.entailed(), *counted.items()):
        graph = RESTATED_GRAPH if triple in restated else INFERRED_GRAPH
        yield line(triple[0][1:-1], triple[1][1:-1], triple[2], graph)
        about = RESTATED_GRAPH if triple in counted else graph
        yield from (line(inference_iri(triple), *said, about) for said in _told(basis, triple, derivation))
        tables.update({_table_iri(one): one for one in derivation.premises if _nodes(basis, one) == [_table_iri(one)]})
    for node, triple in tables.items():
        yield line(node, RDF_TYPE, iri(bkg("TableEntry")), RESTATED_GRAPH)
        yield from (line(node, *said, RESTATED_GRAPH) for said in _said(triple))


def _told(basis: Basis, triple: Triple, derivation: Derivation) -> Iterator[Field]:
    """Yield what is said of an inference: the triple, the rule, all premises, and the facts behind them."""
    leaves = basis.closure.leaves(*derivation.premises)
    behind = {fact.iri: fact for leaf in leaves for fact in basis.stated.get(leaf, ())}
    yield RDF_TYPE, iri(bkg("Inference"))
    yield from _said(triple)
    yield bkg("modality"), text("reported")
    yield bkg("entailmentRule"), text(derivation.rule)
    for premise in derivation.premises:
        yield from ((bkg("premise"), iri(node)) for node in _nodes(basis, premise))
    yield from ((DERIVED_FROM, iri(one)) for one in behind)
    yield from _sources(behind.values())


def _sources(facts: Collection[Fact]) -> Iterator[Field]:
    """Yield how many documents an inference needs, and since when it could be known: when the last fact was told."""
    documents = {document for fact in facts for document in fact.documents}
    yield bkg("documentCount"), typed(str(len(documents)), "integer")
    dates = [min(dates) for fact in facts if (dates := [date for date in fact.documents.values() if date])]
    if dates and len(dates) == len(facts):
        yield bkg("firstPublished"), text(max(dates))


def _restates(triple: Triple, derivation: Derivation, restated: Collection[Triple]) -> bool:
    """Say whether a triple says less of its subject than one of its premises, or follows from one that does."""
    subject, predicate, object_ = triple
    if predicate == TYPE:
        return True
    # A class that follows is no lesser statement than an edge, so it passes nothing on.
    for premise in derivation.premises:
        same = premise[1] == predicate or derivation.rule in _WIDER_PROPERTY
        ends = (premise[0], premise[2])
        if (same and (subject == ends[0] or ends == (object_, subject))) or (
            premise[1] != TYPE and premise in restated
        ):
            return True
    return False


def _said(triple: Triple) -> Iterator[Field]:
    subject, predicate, object_ = triple
    yield bkg("subject"), subject
    if predicate == TYPE:
        yield bkg("class"), object_
    else:
        yield bkg("predicate"), predicate
        yield bkg("object"), object_


def _nodes(basis: Basis, premise: Triple) -> list[str]:
    """Return the nodes that speak of a premise: an inference, or the facts that state it, or an entry of the tables."""
    if basis.closure.is_entailed(premise):
        return [inference_iri(premise)]
    return [fact.iri for fact in basis.stated.get(premise, ())] or [_table_iri(premise)]


def _table_iri(triple: Triple) -> str:
    return TABLE_ENTRIES + _digest(triple)


def _digest(triple: Triple) -> str:
    return hashlib.sha256(" ".join(triple).encode("utf-8", "surrogatepass")).hexdigest()[:20]
