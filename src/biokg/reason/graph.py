"""From the quads of a build to the quads of what follows from them, and to what cannot be true together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biokg.reason.axioms import clauses
from biokg.reason.clauses import TYPE, Triple
from biokg.reason.closure import Closure
from biokg.reason.inferences import Basis, inferences, restatements, stated_edges
from biokg.reason.presence import counted, counts, gains
from biokg.resolve.linker import Linker
from biokg.terms import CLASSES, RECORDS, bkg, is_a
from biokg.triples.fact import Fact
from biokg.triples.nquads import iri, terms

_OF_THINGS = {iri(bkg(name)): name for name in CLASSES if name not in RECORDS}


@dataclass(frozen=True, slots=True)
class Inferred:
    """What follows from a build: its quads, sorted, and the closure, which knows of contradictions."""

    lines: tuple[str, ...]
    closure: Closure
    entailed: int
    """How many triples follow."""
    new: int
    """How many of them say something new."""


def follow(quads: Iterable[str], ontology: Iterable[str]) -> Closure:
    """Return the closure of all triples of `quads`, whatever their graph, under an ontology (lines of N-Quads)."""
    axioms = _triples(ontology)
    return Closure([*axioms, *_triples(quads)], clauses(axioms))


def infer(quads: Iterable[str], facts: Sequence[Fact], ontology: Iterable[str], linker: Linker) -> Inferred:
    """Return what follows from the things of a build's default graph and the edges between them."""
    triples = [(s, p, o) for s, p, o, graph in map(terms, quads) if graph is None]
    classes = {s: _OF_THINGS[class_] for s, p, class_ in triples if p == TYPE and class_ in _OF_THINGS}
    given = [one for one in triples if one[0] in classes and not one[2].startswith('"')]
    closure = Closure(given, clauses(_triples(ontology)))
    firms = [subject[1:-1] for subject, class_ in classes.items() if is_a(class_, "Enterprise")]
    gained = gains(closure, given, firms, linker)
    rolled = counted(gained)
    restated = restatements(closure, {gain.presence for gain in gained})
    lines = {*inferences(Basis(closure, stated_edges(facts)), rolled, restated), *counts(gained, given)}
    total = len(closure) + len(rolled)
    return Inferred(tuple(sorted(lines)), closure, total, total - len(restated))


def _triples(quads: Iterable[str]) -> list[Triple]:
    return [(s, p, o) for s, p, o, _ in map(terms, quads)]
