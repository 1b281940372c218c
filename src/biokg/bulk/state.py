"""What a build made of each file, kept beside its store: the next build then makes only what has changed.

It is of use only with the very store that it was kept for (`identity`) and the code, tables and judgements that made
it (`version`); with any other it counts as empty. A row that is damaged is found by its digest, and then all is made
anew.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from biokg.bulk.batches import Seen
from biokg.bulk.cache import drop, opened
from biokg.bulk.concluding import Altered
from biokg.bulk.packing import packed, unpacked
from biokg.bulk.settling import Note, Settled, Stamp, Tally
from biokg.errors import DataError

_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, glance BLOB NOT NULL,
    documents TEXT NOT NULL, shares TEXT NOT NULL, tally BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS piece (share INTEGER, number INTEGER, digest BLOB NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (share, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS firm (cluster TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
"""
_FINISHED, _VERSION, _SHARES = "identity", "version", "shares"


class State:
    """The state of one store."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = opened(path, _TABLES)
        self._next = 0

    def shares(self, version: str, identity: str) -> int:
        """Return into how many shares the subjects are dealt; 0 for the state of another store or other tables."""
        about = dict(self._base.execute("SELECT name, value FROM about"))
        mine = identity and about.get(_FINISHED) == identity and about.get(_VERSION) == version
        return int(about[_SHARES]) if mine else 0

    def seen(self) -> Seen:
        """Return what was seen of every file."""
        return Seen(dict(self._base.execute("SELECT name, glance FROM file")), self._stamp)

    def _stamp(self, name: str) -> str:
        row = self._base.execute("SELECT stamp FROM file WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def look(self, glances: Mapping[str, bytes]) -> None:
        """Keep how files look now that have not changed."""
        if glances:
            with self._base:
                self._base.executemany(
                    "UPDATE file SET glance = ? WHERE name = ?", ((glance, name) for name, glance in glances.items())
                )

    def begin(self, version: str, shares: int) -> None:
        """Forget all, for a build of everything."""
        self._base.close()
        drop(self._path)
        self._base = opened(self._path, _TABLES)
        with self._base:
            self._base.executemany("INSERT INTO about VALUES (?, ?)", [(_VERSION, version), (_SHARES, str(shares))])

    def add(self, settled: Settled) -> None:
        """Keep what a batch of files gave."""
        self._next += 1
        with self._base:
            self._note(settled.notes)
            self._base.executemany(
                "INSERT INTO piece VALUES (?, ?, ?, ?)",
                ((share, self._next, _digest(data), data) for share, data in settled.shares.items()),
            )

    def dealt_to(self) -> list[int]:
        """Return the shares that were dealt anything."""
        return [share for (share,) in self._base.execute("SELECT DISTINCT share FROM piece ORDER BY share")]

    def dealt(self, share: int) -> list[bytes]:
        """Return what was dealt to a share; raise `DataError` where it is damaged."""
        return list(self.pieces(share).values())

    def pieces(self, share: int) -> dict[int, bytes]:
        """Return what was dealt to a share, numbered; raise `DataError` where it is damaged."""
        rows = self._base.execute(
            "SELECT number, digest, data FROM piece WHERE share = ? ORDER BY number", (share,)
        ).fetchall()
        if any(_digest(data) != digest for _, digest, data in rows):
            raise DataError("what was kept of an earlier build is damaged")
        return {number: data for number, _, data in rows}

    def conclude(self, firms: Mapping[str, int]) -> None:
        """Keep how many firms each cluster has."""
        with self._base:
            self._firms(firms)

    def firms(self) -> Counter[str]:
        """Return how many firms each cluster has."""
        return Counter(dict(self._base.execute("SELECT cluster, count FROM firm")))

    def finish(self, identity: str) -> None:
        """Say of which store this is the state, now that all is in it."""
        with self._base:
            self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (_FINISHED, identity))

    def notes(self, names: Collection[str]) -> list[Note]:
        """Return what is known of some files."""
        rows = (self._base.execute("SELECT * FROM file WHERE name = ?", (name,)).fetchone() for name in names)
        return [_note(row) for row in rows if row]

    def tally(self) -> Tally:
        """Return what was met in all files."""
        total = Tally()
        # Most say no more than how many claims there are, and so are the same for many files.
        for data, count in self._base.execute("SELECT tally, count(*) FROM file GROUP BY tally"):
            total.add(_tally(data), count)
        return total

    def amend(self, gone: Iterable[str], settled: Iterable[Settled], altered: Iterable[Altered]) -> None:
        """Put pieces as they now are in the place of the old ones, and the notes of files; `finish` keeps it."""
        self._base.executemany("DELETE FROM file WHERE name = ?", ((name,) for name in gone))
        for one in settled:
            self._note(one.notes)
        for share in altered:
            self._alter(share)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _note(self, notes: Iterable[Note]) -> None:
        self._base.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", map(_row, notes))

    def _alter(self, altered: Altered) -> None:
        share = altered.share
        rows = ((share, number, _digest(data), data) for number, data in altered.pieces.items() if data)
        self._base.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?, ?, ?)", rows)
        empty = ((share, number) for number, data in altered.pieces.items() if not data)
        self._base.executemany("DELETE FROM piece WHERE share = ? AND number = ?", empty)
        self._firms(altered.firms)

    def _firms(self, more: Mapping[str, int]) -> None:
        self._base.executemany(
            "INSERT INTO firm VALUES (?, ?) ON CONFLICT (cluster) DO UPDATE SET count = count + excluded.count",
            more.items(),
        )


Row = tuple[str, str, bytes, str, str, bytes]


def _row(note: Note) -> Row:
    tally = note.tally
    plain = not any((tally.refused, tally.unread, tally.objections, tally.used, tally.unfit, tally.met))
    counted: Mapping[str, int] = {"documents": tally.documents, **tally.tiers}
    data = json.dumps(counted).encode() if plain else packed(tally)
    return note.name, *note.stamp, json.dumps(note.documents), json.dumps(note.shares), data


def _note(row: Row) -> Note:
    name, whole, glance, documents, shares, tally = row
    return Note(name, Stamp(whole, glance), tuple(json.loads(documents)), tuple(json.loads(shares)), _tally(tally))


def _tally(data: bytes) -> Tally:
    if not data.startswith(b"{"):
        return unpacked(data, Tally)
    counted: dict[str, int] = json.loads(data)
    return Tally(counted.pop("documents"), Counter(counted))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
