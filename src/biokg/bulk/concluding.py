"""From all that was dealt to one share of the subjects to the lines that rest on more than one document.

What a thing is, what is known of it and what is rolled up rests on the claims about it alone, whichever documents
they stand in: so shares can be concluded one after the other or side by side, none needs the claims of another, and
no line is made by two.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from biokg.bulk.packing import packed, unpacked
from biokg.bulk.settling import joined
from biokg.bulk.sharing import Share
from biokg.checks.alarms import doubts, nodes
from biokg.checks.arithmetic import OF_SUBJECTS
from biokg.model import Document
from biokg.resolve.linker import Linker
from biokg.triples.fact import Fact, stated
from biokg.triples.knowledge import named_in, rolled_up, spoken_of, told
from biokg.triples.linking import Linked
from biokg.triples.things import thing_lines

T = TypeVar("T")
_ASSERTED = ("A",)


@dataclass(frozen=True, slots=True)
class Concluded:
    """The lines that rest on a share, sorted, and how many of its firms each cluster has."""

    lines: bytes
    firms: Counter[str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a share holds, and what becomes of it."""

    share: int
    pieces: Mapping[int, bytes]
    gone: Collection[str]
    """The ids of the documents that go."""
    come: Sequence[bytes]
    """The pieces that come."""


@dataclass(frozen=True, slots=True)
class Altered:
    """What the change of a share alters."""

    share: int
    before: bytes
    """The lines that rest on the things that it concerns, sorted."""
    after: bytes
    firms: Counter[str]
    """How many more firms each cluster has."""
    pieces: Mapping[int, bytes]
    """The pieces that are others now, numbered; empty for one that is left with nothing."""


def conclude(pieces: Sequence[bytes]) -> Concluded:
    """Conclude a share from what was dealt to it; the order of that is no matter."""
    held = [unpacked(piece, Share) for piece in pieces]
    facts = _facts(held)
    return _concluded(held, facts, facts)


def alter(change: Change) -> Altered:
    """Conclude what a change concerns of a share, before and after; what is known of other things stays as it is."""
    held = {number: unpacked(piece, Share) for number, piece in change.pieces.items()}
    come = dict(enumerate((unpacked(piece, Share) for piece in change.come), max(held, default=0) + 1))
    touched = {number: part for number, share in held.items() if (part := share.of(change.gone))}
    concerned = {thing for share in (*touched.values(), *come.values()) for thing in share.things()}
    left = {number: held[number].without(change.gone) for number in touched}
    before, after = _compared(
        [share.about(concerned) for share in held.values()],
        [share.about(concerned) for share in {**held, **left, **come}.values()],
    )
    after.firms.subtract(before.firms)
    pieces = {number: packed(share) if share else b"" for number, share in {**left, **come}.items()}
    return Altered(change.share, before.lines, after.lines, after.firms, pieces)


def facts_of(pieces: Sequence[bytes]) -> tuple[list[Fact], list[Linked]]:
    """Return the asserted facts of a share and the claims that it was dealt, for what reasons over all of them."""
    claims = _ordered(pair for piece in pieces for pair in unpacked(piece, Share).claims)
    return stated(claims, _ASSERTED), [linked for _, some in claims for linked in some]


def _facts(held: Sequence[Share]) -> list[Fact]:
    return stated(_ordered(pair for share in held for pair in share.claims), _ASSERTED)


def _compared(before: Sequence[Share], after: Sequence[Share]) -> tuple[Concluded, Concluded]:
    """Conclude two states of a share, both without the lines of the facts that are the same in both."""
    facts = _facts(before), _facts(after)
    same = {fact.iri: fact for fact in facts[0]}
    kept = {fact.iri for fact in facts[1] if same.get(fact.iri) == fact}
    new = [[fact for fact in some if fact.iri not in kept] for some in facts]
    return _concluded(before, facts[0], new[0]), _concluded(after, facts[1], new[1])


def _concluded(held: Sequence[Share], facts: Sequence[Fact], new: Iterable[Fact]) -> Concluded:
    """Conclude a share from its facts, of which some are to be told and the others are only rolled up."""
    linker = Linker.shipped()
    firms: Counter[str] = Counter()
    claims = _ordered(pair for share in held for pair in share.claims)
    named, spoken = named_in(_ordered(pair for share in held for pair in share.named))
    found = [doubt for share in held for _, some in share.doubts for doubt in some]
    found += doubts((linked for _, some in claims for linked in some), OF_SUBJECTS)
    places = {id_ for share in held for _, some in share.around for id_ in some}
    things = {id_: linker.entity(id_) for id_ in places} | named
    lines = [
        *told(new),
        *rolled_up(facts, linker, firms),
        *(line for id_ in things for line in thing_lines(things[id_], linker)),
        *spoken_of(spoken),
        *nodes(found),
    ]
    return Concluded(joined(lines), firms)


def _ordered(pairs: Iterable[tuple[Document, T]]) -> list[tuple[Document, T]]:
    """Return what documents contribute in the order of their ids."""
    return sorted(pairs, key=lambda pair: pair[0].id)
