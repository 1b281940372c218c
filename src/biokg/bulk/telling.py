"""What documents say, told one after the other in the order of their ids, without holding all of it in memory.

Whether a figure is doubted is seen only beside all other figures of its thing; so what is read is kept on disk, by
document and by thing, the things are gone through, and then the documents are told with the flags of their claims.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from biokg.bulk.batches import Batches, shares_for, size_of
from biokg.bulk.gathering import How, workers
from biokg.bulk.packing import packed, unpacked
from biokg.bulk.settling import Tally, Work, found_in, read_work, sources_of
from biokg.bulk.sharing import Share, bare, by_subject
from biokg.checks.arithmetic import OF_DOCUMENTS, OF_SUBJECTS
from biokg.checks.flags import doubted, with_flags
from biokg.claims.decisions import Correction
from biokg.documents.read import Plan
from biokg.resolve.linker import Linker
from biokg.triples.graph import Source

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE told (id BLOB PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE piece (share INTEGER, data BLOB NOT NULL);
"""
_PLAIN = 0
"""What lies there for the time of a command is not compressed."""
_Flags = dict[str, set[str]]
"""The names of the checks that doubt a claim, by its id."""


class Telling:
    """What was read of documents, on disk until it was told."""

    def __init__(self) -> None:
        # A file without a name is the database's own, and gone with it.
        self._base = sqlite3.connect("")
        self._base.executescript(_TABLES)
        self._flags: _Flags = {}
        self.tally = Tally()

    def add(self, told: "_Told") -> None:
        """Keep what a batch says."""
        self._base.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", told.documents)
        self._base.executemany("INSERT INTO piece VALUES (?, ?)", told.shares)
        self.tally.add(told.tally)
        self._doubt(told.flags)

    def compare(self) -> None:
        """Hold the figures of each thing against each other, once all are there."""
        self._base.execute("CREATE INDEX by_share ON piece (share)")
        for (share,) in self._base.execute("SELECT DISTINCT share FROM piece").fetchall():
            rows = self._base.execute("SELECT data FROM piece WHERE share = ?", (share,))
            pairs = (pair for (data,) in rows for pair in unpacked(data, Share).claims)
            held = sorted(pairs, key=lambda pair: pair[0].id)
            self._doubt(doubted((linked for _, some in held for linked in some), OF_SUBJECTS))
        self._base.execute("DROP TABLE piece")

    def __len__(self) -> int:
        """Return the number of documents."""
        (count,) = self._base.execute("SELECT count(*) FROM told").fetchone()
        return int(count)

    def sources(self) -> Iterator[Source]:
        """Yield the documents by their ids, without their text, with the flags of their claims; only once."""
        with _on_disk(), closing(self._base):
            for (data,) in self._base.execute("SELECT data FROM told ORDER BY id"):
                ((document, claims),) = unpacked(data, Share).claims
                flagged = (with_flags(one, self._flags.get(one.claim.id, ())) for one in claims)
                yield Source(document, tuple(flagged))

    def _doubt(self, flags: _Flags) -> None:
        for id_, names in flags.items():
            self._flags.setdefault(id_, set()).update(names)


@contextmanager
def _on_disk() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(f"the temporary folder takes no more (TMPDIR names another): {error}") from error


@dataclass(frozen=True, slots=True)
class _Told:
    """What a batch says, packed."""

    documents: list[tuple[bytes, bytes]] = field(default_factory=list)
    """By their ids."""
    shares: list[tuple[int, bytes]] = field(default_factory=list)
    flags: _Flags = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)


def tell(plan: Plan, decisions: Sequence[Correction], how: How, document: str | None = None) -> Telling:
    """Read the files of a plan, to tell what their documents, or one of them by its id, say."""
    size, telling = size_of(plan.files), Telling()
    batches = Batches(plan.files, decisions, shares=shares_for(size), answers=how.answers)
    with _on_disk(), workers(how, size) as (near, far):
        work = far.map(read_work, batches) if far else batches
        for told in near.map(_told, ((one, document) for one in work)):
            telling.add(told)
        telling.compare()
    telling.tally.refused.extend(batches.refused)
    return telling


def _told(asked: tuple[Work, str | None]) -> _Told:
    work, document = asked
    linker, told = Linker.shipped(), _Told()
    shares: defaultdict[int, Share] = defaultdict(Share)
    for item in work.items:
        for source in sources_of(item, found_in(item), work, linker, told.tally):
            if document in {None, source.document.id}:
                _add(source, told, shares, work.shares)
    told.shares.extend((number, packed(share, level=_PLAIN)) for number, share in shares.items())
    return told


def _add(source: Source, told: _Told, shares: defaultdict[int, Share], count: int) -> None:
    held = bare(source.document)
    whole = packed(Share([(held, list(source.claims))]), level=_PLAIN)
    told.documents.append((held.id.encode("utf-8", "surrogatepass"), whole))
    told.flags.update(doubted(source.claims, OF_DOCUMENTS))
    figures = (linked for linked in source.claims if linked.claim.kind == "observation")
    for number, part in by_subject(figures, count).items():
        shares[number].claims.append((held, part))
