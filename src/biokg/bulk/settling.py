"""From what was read of files to lines of the graph: people's decisions applied, names linked, shares dealt.

`settle` takes a batch of files. It gives the lines that rest on each of their documents alone, and deals what they
contribute to the knowledge out by subject, for `biokg.bulk.concluding`. What it does depends on its batch only, so
that any process can do it, in any order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from biokg.bulk.packing import packed, unpacked
from biokg.bulk.reading import Content, DocumentRead, FileRead, read_content, reading_of
from biokg.bulk.sharing import Share, deal
from biokg.bulk.version import reading_version
from biokg.choices.answers import Answers, with_choices
from biokg.claims.corrections import Alike, correct, same_name
from biokg.claims.decisions import Correction
from biokg.claims.gate import Refusal
from biokg.claims.learning import with_doubt
from biokg.errors import DataError
from biokg.model import Role, Unread
from biokg.resolve.linker import Linker
from biokg.triples.graph import Source, own_lines
from biokg.triples.linking import link_claims

LeftOut = tuple[str, Unread]
"""What of a file no rule reads, for it is too long to be a line or a sentence, with the path."""


class Stamp(NamedTuple):
    """What tells of a file whether it would give the same as before."""

    whole: str
    """The hash of all that decides what it gives."""
    glance: bytes
    """The same with its looks in the place of its content; empty where they do not tell."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a batch: its content to be read, or what was read of it, packed."""

    path: str
    name: str
    key: str
    """What the reading is remembered by."""
    stamp: Stamp
    content: Content | None
    read: bytes = b""
    remembered: bool = False
    """Whether what was read of it is remembered already."""


@dataclass(frozen=True, slots=True)
class Work:
    """A batch of files with all that is needed to make lines of them."""

    items: tuple[Item, ...]
    decisions: Mapping[str, Sequence[Correction]]
    """People's decisions by the id of the document."""
    shares: int
    """Into how many shares the subjects are dealt."""
    doubted: frozenset[str] = frozenset()
    """The rules whose facts fall to tier B."""
    answers: Answers | None = None
    """What a model chose beside the rules, where that was asked for."""
    remember: bool = True
    """Whether what is read is given back, to be remembered."""
    version: str = field(default_factory=reading_version)
    """Of the code and tables that shall read them."""


@dataclass(slots=True)
class Tally:
    """What was met on the way, for the report."""

    documents: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    """Claims by tier."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Files that could not be read, with the reason."""
    unread: list[LeftOut] = field(default_factory=list)
    objections: list[Refusal] = field(default_factory=list)
    """What the gate did not let through."""
    used: list[Correction] = field(default_factory=list)
    unfit: list[tuple[Correction, str]] = field(default_factory=list)
    """Decisions that fit nothing, each with the reason."""
    met: list[str] = field(default_factory=list)
    """The ids of documents on which there are decisions."""

    def add(self, other: "Tally", times: int = 1) -> None:
        """Add what was met elsewhere, in so many places."""
        self.documents += other.documents * times
        self.tiers.update({tier: count * times for tier, count in other.tiers.items()})
        for name in ("refused", "unread", "objections", "used", "unfit", "met"):
            getattr(self, name).extend(getattr(other, name) * times)


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be known of a file that was settled."""

    name: str
    stamp: Stamp
    documents: tuple[str, ...]
    """The ids of its documents."""
    shares: tuple[int, ...]
    """The shares that it contributes to."""
    tally: Tally


@dataclass(frozen=True, slots=True)
class Settled:
    """What a batch of files gave."""

    notes: tuple[Note, ...]
    lines: bytes
    """Sorted N-Quads lines, each once."""
    shares: Mapping[int, bytes]
    """What is dealt to each share that gets anything, packed."""
    read: tuple[tuple[str, bytes], ...]
    """What is to be remembered, by its key."""


def read_work(work: Work) -> Work:
    """Return a batch with what its files say, packed, instead of their content; may be done on another machine.

    Raises `DataError` where other code or tables would read them than where the batch was made.
    """
    if work.version != reading_version():
        raise DataError(
            "a worker has another biokg, other rules or tables, or other libraries than this machine: install the same"
        )
    read = (replace(item, content=None, read=packed(found_in(item))) if item.content else item for item in work.items)
    return replace(work, items=tuple(read))


def found_in(item: Item) -> FileRead:
    """Return what a file says, reading it if it was not read before."""
    return read_content(item.content) if item.content else unpacked(item.read, FileRead)


def settle(work: Work) -> Settled:
    """Make lines of a batch of files, of which those are read that come with their content."""
    linker, notes = Linker.shipped(), []
    shares: defaultdict[int, Share] = defaultdict(Share)
    lines: set[str] = set()
    fresh: list[tuple[str, bytes]] = []
    for item in work.items:
        tally, met, ids = Tally(), set[int](), []
        found = found_in(item)
        if work.remember and not item.remembered:
            fresh.append((item.key, item.read or packed(found)))
        for source in sources_of(item, found, work, linker, tally):
            lines.update(own_lines(source))
            met.update(deal(source, shares, work.shares))
            ids.append(source.document.id)
        notes.append(Note(item.name, item.stamp, tuple(ids), tuple(sorted(met)), tally))
    dealt = {number: packed(share) for number, share in shares.items()}
    return Settled(tuple(notes), joined(lines), dealt, tuple(fresh))


def sources_of(item: Item, found: FileRead, work: Work, linker: Linker, tally: Tally) -> Iterator[Source]:
    """Yield the documents of a file of a batch, with their claims as people decided them, linked to things."""
    if found.unreadable:
        tally.refused.append((item.path, found.unreadable))
    for one in found.documents:
        tally.unread.extend((item.path, unread) for unread in one.document.unread)
        chosen = _with_choices(one, work.answers) if work.answers else one
        yield _source(chosen, work, linker, tally)


def _with_choices(one: DocumentRead, answers: Answers) -> DocumentRead:
    claims, refused = with_choices(reading_of(one.document), one.claims, answers)
    return replace(one, claims=claims, refused=(*one.refused, *refused))


def joined(lines: Iterable[str]) -> bytes:
    """Return lines sorted, each once and with its end, as bytes."""
    return b"".join(sorted({line.encode("utf-8") + b"\n" for line in lines}))


def _source(one: DocumentRead, work: Work, linker: Linker, tally: Tally) -> Source:
    decisions = work.decisions.get(one.document.id, ())
    corrected = correct(one.document, one.claims, decisions, _alike(linker, one.places))
    claims = with_doubt(corrected.claims, work.doubted)
    tally.documents += 1
    tally.tiers.update(claim.tier for claim in claims)
    tally.objections.extend(one.refused)
    tally.used.extend(corrected.used)
    tally.unfit.extend(corrected.unfit)
    tally.met.extend([one.document.id] if decisions else [])
    return Source(one.document, link_claims(claims, linker, one.places))


def _alike(linker: Linker, hints: Sequence[str]) -> Alike:
    """Return what tells whether one end of a claim is the thing that a decision names, by any of its names."""

    def alike(role: Role, name: str) -> bool:
        if same_name(role, name):
            return True
        return linker.link(role, hints).id == linker.link(Role(role.type, name, name), hints).id

    return alike
