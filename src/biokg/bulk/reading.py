"""From the content of one file to what its documents say: a pure function of content, code and shipped tables.

Nothing of it depends on other documents or on people's decisions, so that it can run anywhere and be remembered.
"""

import hashlib
import io
import pickle
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from biokg.bulk.version import reading_version
from biokg.claims.extract import extract
from biokg.claims.gate import Refusal
from biokg.documents.read import Planned, read_planned
from biokg.errors import DataError, UnreadableDocument
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import read
from biokg.model import ENGLISH, Claim, Document
from biokg.resolve.linker import Linker

_PLACES = frozenset({"Park", "Region"})
_FAST = 1
_KNOWN = frozenset({("biokg.bulk.reading", "FileRead"), ("biokg.bulk.reading", "DocumentRead"), ("decimal", "Decimal")})
_ROOMS_OF_RECORDS = frozenset({"biokg.model", "biokg.claims.gate"})


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One document with what the rules find in it."""

    document: Document
    claims: tuple[Claim, ...]
    places: tuple[str, ...]
    """The places that it names, each as often as it does."""
    refused: tuple[Refusal, ...]
    """What the gate did not let through."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave: its documents sorted by id, or the reason why it gave none."""

    documents: tuple[DocumentRead, ...]
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A file with its content: all that reading needs, so that it can be sent to another machine."""

    file: Planned
    data: bytes

    @property
    def key(self) -> str:
        """The hash of everything that decides what is read out of the file."""
        parts = (self.file.name, Path(self.file.path).name, repr(self.file.stated), reading_version())
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass") + b"\0" + self.data).hexdigest()


def read_document(document: Document) -> DocumentRead:
    """Read one document by the shipped rules and tables."""
    reading = read(document, _gazetteer())
    extraction = extract(reading)
    places = tuple(mention.name for mention in reading.mentions if mention.type in _PLACES)
    return DocumentRead(document, extraction.claims, places, extraction.refused)


def read_content(content: Content) -> FileRead:
    """Read one file; one that gives no document says why."""
    try:
        documents = read_planned(content.file, content.data)
    except UnreadableDocument as error:
        return FileRead((), error.reason)
    return FileRead(tuple(read_document(document) for document in documents))


def warm_up() -> None:
    """Load the rules and tables, so that processes that are forked from this one have them."""
    read_document(Document("", "", "A park has 2 firms.", 0, ENGLISH, None, None, None, None))


def packed(read_: FileRead) -> bytes:
    """Return what was read as bytes, to be kept or sent."""
    return zlib.compress(pickle.dumps(read_, pickle.HIGHEST_PROTOCOL), _FAST)


def unpacked(data: bytes) -> FileRead:
    """Return what `packed` made bytes of; raise `DataError` for bytes that are nothing of the kind.

    Only our own records come out, whatever the bytes say: what is kept on disk may have been put there by others.
    """
    try:
        found = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    except (zlib.error, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise DataError(f"what was kept of a document cannot be read: {error}") from error
    if not isinstance(found, FileRead):
        raise DataError(f"what was kept of a document is a {type(found).__name__}")
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a class of ours by its name; raise `UnpicklingError` for any other."""
        if (module, name) in _KNOWN or (module in _ROOMS_OF_RECORDS and name[:1].isupper() and "." not in name):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")


@cache
def _gazetteer() -> Gazetteer:
    linker = Linker.of_tables()
    return Gazetteer(dict.fromkeys(entity for _, entity in linker.known_names()), linker.traps())
