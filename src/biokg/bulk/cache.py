"""What was read of files, remembered between builds: unchanged files are not read again, and a killed build goes on."""

import hashlib
import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path

_TABLE = (
    "CREATE TABLE IF NOT EXISTS read (key TEXT PRIMARY KEY, digest BLOB NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
)
_MOST_UNUSED = 2
"""How many times what is used may lie there, before what is not used is dropped."""


class Cache:
    """A file of readings by their key; whatever in it is damaged counts as not there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._used: set[bytes] = set()
        self._base = opened(path, _TABLE)

    def get(self, key: str) -> bytes | None:
        """Return what is remembered by a key, None where there is nothing whole."""
        try:
            row = self._base.execute("SELECT digest, data FROM read WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        if row is None or _digest(key, row[1]) != row[0]:
            return None
        self._used.add(bytes.fromhex(key))
        data: bytes = row[1]
        return data

    def put(self, read: Iterable[tuple[str, bytes]]) -> None:
        """Remember readings; they are on disk when this returns."""
        rows = [(key, _digest(key, data), data) for key, data in read]
        self._used.update(bytes.fromhex(key) for key, _, _ in rows)
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO read VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise OSError(f"{self._path} cannot be written: {error}") from error
            self._base.close()
            drop(self._path)
            self._base = opened(self._path, _TABLE)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def tidy(self) -> None:
        """Drop what a build of everything had no use for, once that is more than half.

        A build of what has changed asks for little of what it would need if all were made anew.
        """
        try:
            (count,) = self._base.execute("SELECT count(*) FROM read").fetchone()
            if count > _MOST_UNUSED * len(self._used):
                keys: Collection[str] = [key for (key,) in self._base.execute("SELECT key FROM read")]
                with self._base:
                    unused = ((key,) for key in keys if bytes.fromhex(key) not in self._used)
                    self._base.executemany("DELETE FROM read WHERE key = ?", unused)
                self._base.execute("VACUUM")
        except sqlite3.DatabaseError:
            drop(self._path)


def opened(path: Path, tables: str) -> sqlite3.Connection:
    """Open a file of tables; one that is damaged is begun anew."""
    try:
        return _opened(path, tables)
    except sqlite3.DatabaseError:
        drop(path)
        return _opened(path, tables)


def _opened(path: Path, tables: str) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    # A power cut may lose the last rows, never the file.
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    base.executescript(tables)
    return base


def drop(path: Path) -> None:
    """Remove a file of tables and what stands beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()
