"""From what was read of files to lines of the graph: people's decisions applied, names linked, shares dealt.

`settle` takes a batch of files. It gives the lines that rest on each of their documents alone, and deals what they
contribute to the knowledge out by subject, for `biokg.bulk.concluding`. What it does depends on its batch only, so
that any process can do it, in any order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from zlib import crc32

from biokg.bulk.packing import packed, unpacked
from biokg.bulk.reading import Content, DocumentRead, FileRead, read_content, reading_of
from biokg.bulk.version import reading_version
from biokg.checks.alarms import Doubt, doubts
from biokg.checks.arithmetic import OF_DOCUMENTS
from biokg.choices.answers import Answers, with_choices
from biokg.claims.corrections import Alike, correct, same_name
from biokg.claims.decisions import Correction
from biokg.claims.gate import Refusal
from biokg.claims.learning import with_doubt
from biokg.errors import DataError
from biokg.model import Document, Entity, Role
from biokg.resolve.linker import Linker
from biokg.triples.graph import Source, own_lines
from biokg.triples.knowledge import ends, united
from biokg.triples.linking import Linked, link_claims
from biokg.triples.things import around

T = TypeVar("T")
_BARE = "C"
"""The tier of numbers that nothing binds: they state nothing of any subject."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a batch: its content to be read, or what was read of it, packed."""

    path: str
    name: str
    key: str
    """What the reading is remembered by."""
    stamp: str
    """The hash of all that decides what it gives."""
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
class Share:
    """What a batch contributes to one share of the subjects; documents are without their text here."""

    claims: list[tuple[Document, list[Linked]]] = field(default_factory=list)
    named: list[tuple[Document, list[Entity]]] = field(default_factory=list)
    around: list[tuple[Document, list[str]]] = field(default_factory=list)
    """The ids of known places around what documents name."""
    doubts: list[tuple[Document, list[Doubt]]] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What was met on the way, for the report."""

    documents: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    """Claims by tier."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Files that could not be read, with the reason."""
    objections: list[Refusal] = field(default_factory=list)
    """What the gate did not let through."""
    used: list[Correction] = field(default_factory=list)
    unfit: list[tuple[Correction, str]] = field(default_factory=list)
    """Decisions that fit nothing, each with the reason."""
    met: list[str] = field(default_factory=list)
    """The ids of documents on which there are decisions."""

    def add(self, other: "Tally") -> None:
        """Add what was met elsewhere."""
        self.documents += other.documents
        self.tiers.update(other.tiers)
        for name in ("refused", "objections", "used", "unfit", "met"):
            getattr(self, name).extend(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be known of a file that was settled."""

    name: str
    stamp: str
    """The hash of all that decides what it gives."""
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
            met.update(_deal(source, shares, work.shares))
            ids.append(source.document.id)
        notes.append(Note(item.name, item.stamp, tuple(ids), tuple(sorted(met)), tally))
    dealt = {number: packed(share) for number, share in shares.items()}
    return Settled(tuple(notes), joined(lines), dealt, tuple(fresh))


def sources_of(item: Item, found: FileRead, work: Work, linker: Linker, tally: Tally) -> Iterator[Source]:
    """Yield the documents of a file of a batch, with their claims as people decided them, linked to things."""
    if found.unreadable:
        tally.refused.append((item.path, found.unreadable))
    for one in found.documents:
        chosen = _with_choices(one, work.answers) if work.answers else one
        yield _source(chosen, work, linker, tally)


def _with_choices(one: DocumentRead, answers: Answers) -> DocumentRead:
    claims, refused = with_choices(reading_of(one.document), one.claims, answers)
    return replace(one, claims=claims, refused=(*one.refused, *refused))


def joined(lines: Iterable[str]) -> bytes:
    """Return lines sorted, each once and with its end, as bytes."""
    return b"".join(sorted({line.encode("utf-8") + b"\n" for line in lines}))


def bare(document: Document) -> Document:
    """Return a document without its text, for what only asks whose and of when it is."""
    return replace(document, text="", boilerplate=(), headings=())


def share_of(subject: str, shares: int) -> int:
    """Return the share that a thing is dealt to, by its id: the same on every machine.

    >>> share_of("suzhou-industrial-park", 1), 0 <= share_of("cn-310000", 8) < 8
    (0, True)
    """
    return crc32(subject.encode("utf-8", "surrogatepass")) % shares


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


def _deal(source: Source, shares: defaultdict[int, Share], count: int) -> set[int]:
    """Give each share what its subjects are said to be, which of its things are named, and what is odd of them."""
    document, linker = bare(source.document), Linker.shipped()
    named = united(ends(source.claims))
    outer = sorted({linker.entity(id_).id for entity in named.values() for id_ in around(entity, linker)})
    bound = [linked for linked in source.claims if linked.claim.tier != _BARE]
    dealt = (
        ("claims", _by_share(bound, lambda one: one.subject.id if one.subject else "", count)),
        ("named", _by_share(named.values(), lambda entity: entity.id, count)),
        ("around", _by_share(outer, str, count)),
        ("doubts", _by_share(doubts(source.claims, OF_DOCUMENTS), lambda doubt: doubt.finding.where, count)),
    )
    for what, parts in dealt:
        for number, part in parts.items():
            getattr(shares[number], what).append((document, part))
    return {number for _, parts in dealt for number in parts}


def _by_share(things: Iterable[T], of: Callable[[T], str], count: int) -> Mapping[int, list[T]]:
    parts: defaultdict[int, list[T]] = defaultdict(list)
    for one in things:
        parts[share_of(of(one), count)].append(one)
    return parts
