"""From what was read of files to lines of the graph: people's decisions applied, names linked, shares dealt.

`settle` takes a batch of files. It gives the lines that rest on each of their documents alone, and deals what they
contribute to the knowledge out by subject, for `biokg.bulk.concluding`. What it does depends on its batch only, so
that any process can do it, in any order.
"""

import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

from biokg.bulk.reading import Content, DocumentRead, packed, read_content, unpacked
from biokg.bulk.version import reading_version
from biokg.checks.alarms import Doubt, doubts
from biokg.checks.arithmetic import OF_DOCUMENTS
from biokg.claims.corrections import Alike, correct, same_name
from biokg.claims.decisions import Correction
from biokg.claims.gate import Refusal
from biokg.errors import DataError, UnreadableDocument
from biokg.model import Document, Entity, Role
from biokg.resolve.linker import Linker
from biokg.triples.graph import Source, own_lines
from biokg.triples.knowledge import ends, united
from biokg.triples.linking import Linked, link_claims

_BARE = "C"
"""The tier of numbers that nothing binds: they state nothing of any subject."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a batch: its content to be read, or what was read of it, packed."""

    path: str
    key: str
    """What the reading is remembered by."""
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
    version: str = field(default_factory=reading_version)
    """Of the code and tables that shall read them."""


@dataclass(slots=True)
class Share:
    """What a batch contributes to one share of the subjects; documents are without their text here."""

    claims: list[tuple[Document, list[Linked]]] = field(default_factory=list)
    named: list[tuple[Document, list[Entity]]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What was met on the way, for the report."""

    documents: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    """Claims by tier."""
    refused: list[UnreadableDocument] = field(default_factory=list)
    objections: list[Refusal] = field(default_factory=list)
    """What the gate did not let through."""
    used: list[Correction] = field(default_factory=list)
    unfit: list[tuple[Correction, str]] = field(default_factory=list)
    """Decisions that fit nothing, each with the reason."""
    met: set[str] = field(default_factory=set)
    """The ids of documents on which there are decisions."""

    def add(self, other: "Tally") -> None:
        """Add what was met elsewhere."""
        self.documents += other.documents
        self.tiers.update(other.tiers)
        self.met.update(other.met)
        for name in ("refused", "objections", "used", "unfit"):
            getattr(self, name).extend(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Settled:
    """What a batch of files gave."""

    files: int
    lines: bytes
    """Sorted N-Quads lines, each once."""
    shares: Mapping[int, bytes]
    """What is dealt to each share that gets anything, pickled."""
    read: tuple[tuple[str, bytes], ...]
    """What is to be remembered, by its key."""
    tally: Tally


def read_work(work: Work) -> Work:
    """Return a batch with what its files say instead of their content; may be done on another machine.

    Raises `DataError` where other code or tables would read them than where the batch was made.
    """
    if work.version != reading_version():
        raise DataError(
            "a worker has another biokg, other rules or tables, or other libraries than this machine: install the same"
        )
    return replace(work, items=tuple(map(_read, work.items)))


def _read(item: Item) -> Item:
    return replace(item, content=None, read=packed(read_content(item.content))) if item.content else item


def settle(work: Work) -> Settled:
    """Make lines of a batch of files, of which those are read that come with their content."""
    linker, tally = Linker.shipped(), Tally()
    shares: defaultdict[int, Share] = defaultdict(Share)
    lines: set[str] = set()
    items = read_work(work).items
    for item in items:
        for source in sources_of(item, work.decisions, linker, tally):
            lines.update(own_lines(source))
            _deal(source, shares, work.shares)
    fresh = tuple((item.key, item.read) for item in items if not item.remembered)
    dealt = {number: pickle.dumps(share, pickle.HIGHEST_PROTOCOL) for number, share in shares.items()}
    return Settled(len(work.items), joined(lines), dealt, fresh, tally)


def sources_of(
    item: Item, decisions: Mapping[str, Sequence[Correction]], linker: Linker, tally: Tally
) -> Iterable[Source]:
    """Yield the documents of a file that was read, with their claims as people decided them, linked to things."""
    found = unpacked(item.read)
    if found.unreadable:
        tally.refused.append(UnreadableDocument(item.path, found.unreadable))
    for one in found.documents:
        yield _source(one, decisions.get(one.document.id, ()), linker, tally)


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


def _source(one: DocumentRead, decisions: Sequence[Correction], linker: Linker, tally: Tally) -> Source:
    corrected = correct(one.document, one.claims, decisions, _alike(linker, one.places))
    tally.documents += 1
    tally.tiers.update(claim.tier for claim in corrected.claims)
    tally.objections.extend(one.refused)
    tally.used.extend(corrected.used)
    tally.unfit.extend(corrected.unfit)
    tally.met.update([one.document.id] if decisions else [])
    return Source(one.document, link_claims(corrected.claims, linker, one.places))


def _alike(linker: Linker, hints: Sequence[str]) -> Alike:
    """Return what tells whether one end of a claim is the thing that a decision names, by any of its names."""

    def alike(role: Role, name: str) -> bool:
        if same_name(role, name):
            return True
        return linker.link(role, hints).id == linker.link(Role(role.type, name, name), hints).id

    return alike


def _deal(source: Source, shares: defaultdict[int, Share], count: int) -> None:
    """Give each share what its subjects are said to be, which of its things are named, and what is odd of them."""
    document = bare(source.document)
    claims: defaultdict[int, list[Linked]] = defaultdict(list)
    named: defaultdict[int, list[Entity]] = defaultdict(list)
    for linked in source.claims:
        if linked.claim.tier != _BARE:
            claims[share_of(linked.subject.id if linked.subject else "", count)].append(linked)
    for entity in united(ends(source.claims)).values():
        named[share_of(entity.id, count)].append(entity)
    for number, some in claims.items():
        shares[number].claims.append((document, some))
    for number, things in named.items():
        shares[number].named.append((document, things))
    for doubt in doubts(source.claims, OF_DOCUMENTS):
        shares[share_of(doubt.finding.where, count)].doubts.append(doubt)
