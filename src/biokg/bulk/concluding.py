"""From all that was dealt to one share of the subjects to the lines that rest on more than one document.

What a thing is, what is known of it and what is rolled up rests on the claims about it alone, whichever documents
they stand in: so shares can be concluded one after the other or side by side, none needs the claims of another, and
no line is made by two.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from biokg.bulk.packing import packed, unpacked
from biokg.bulk.settling import Share, joined
from biokg.checks.alarms import doubts, nodes
from biokg.checks.arithmetic import OF_SUBJECTS
from biokg.model import Document
from biokg.resolve.linker import Linker
from biokg.triples.fact import Fact, stated
from biokg.triples.knowledge import known, named_in, spoken_of
from biokg.triples.linking import Linked
from biokg.triples.things import thing_lines

T = TypeVar("T")
_ASSERTED = ("A",)


@dataclass(frozen=True, slots=True)
class Concluded:
    """The lines that rest on a share, sorted, and how many of its firms each cluster has."""

    share: int
    lines: bytes
    firms: Counter[str]


@dataclass(frozen=True, slots=True)
class Altered:
    """A share before and after some documents went and others came."""

    before: Concluded
    after: Concluded
    pieces: tuple[bytes, ...]
    """What it now consists of."""


def conclude(dealt: tuple[int, Sequence[bytes]]) -> Concluded:
    """Conclude a share from its number and what was dealt to it; the order of that is no matter."""
    number, pieces = dealt
    return _concluded(number, [unpacked(piece, Share) for piece in pieces])


def alter(change: tuple[int, Sequence[bytes], Collection[str], Sequence[bytes]]) -> Altered:
    """Conclude a share before and after a change: its number, its pieces, the ids of documents that go, new pieces."""
    number, pieces, gone, come = change
    before = [unpacked(piece, Share) for piece in pieces]
    after = [*(_without(share, gone) for share in before), *(unpacked(piece, Share) for piece in come)]
    left = [share for share in after if any(getattr(share, field.name) for field in fields(Share))]
    return Altered(_concluded(number, before), _concluded(number, left), tuple(packed(share) for share in left))


def facts_of(pieces: Sequence[bytes]) -> tuple[list[Fact], list[Linked]]:
    """Return the asserted facts of a share and the claims that it was dealt, for what reasons over all of them."""
    claims = _ordered(pair for piece in pieces for pair in unpacked(piece, Share).claims)
    return stated(claims, _ASSERTED), [linked for _, some in claims for linked in some]


def _concluded(number: int, held: Sequence[Share]) -> Concluded:
    linker = Linker.shipped()
    firms: Counter[str] = Counter()
    claims = _ordered(pair for share in held for pair in share.claims)
    named, spoken = named_in(_ordered(pair for share in held for pair in share.named))
    found = [doubt for share in held for _, some in share.doubts for doubt in some]
    found += doubts((linked for _, some in claims for linked in some), OF_SUBJECTS)
    places = {id_ for share in held for _, some in share.around for id_ in some}
    things = {id_: linker.entity(id_) for id_ in places} | named
    lines = [
        *known(stated(claims, _ASSERTED), linker, firms),
        *(line for id_ in things for line in thing_lines(things[id_], linker)),
        *spoken_of(spoken),
        *nodes(found),
    ]
    return Concluded(number, joined(lines), firms)


def _without(share: Share, gone: Collection[str]) -> Share:
    def kept(pairs: Iterable[tuple[Document, T]]) -> Iterator[tuple[Document, T]]:
        return (pair for pair in pairs if pair[0].id not in gone)

    return Share(list(kept(share.claims)), list(kept(share.named)), list(kept(share.around)), list(kept(share.doubts)))


def _ordered(pairs: Iterable[tuple[Document, T]]) -> list[tuple[Document, T]]:
    """Return what documents contribute in the order of their ids."""
    return sorted(pairs, key=lambda pair: pair[0].id)
