"""From the content of one file to what its documents say: a pure function of content, code and shipped tables.

Nothing of it depends on other documents or on people's decisions, so that it can run anywhere and be remembered.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from biokg.bulk.version import reading_version
from biokg.claims.extract import extract
from biokg.claims.gate import Refusal
from biokg.documents.read import Planned, read_planned
from biokg.errors import UnreadableDocument
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import Reading, read
from biokg.model import ENGLISH, Claim, Document
from biokg.resolve.linker import Linker

_EXAMPLES = ("Tide Bio opened a plant for 2 billion yuan in Wuxi in 2024.", "青禾生物与无锡签约,产值2亿元。")
"""Sentences that ask for all rules and tables."""
_PLACES = frozenset({"Park", "Region"})


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
    reading = reading_of(document)
    extraction = extract(reading)
    places = tuple(mention.name for mention in reading.mentions if mention.type in _PLACES)
    return DocumentRead(document, extraction.claims, places, extraction.refused)


def reading_of(document: Document) -> Reading:
    """Return the spans of one document, for what reads it besides the rules."""
    return read(document, _gazetteer())


def read_content(content: Content) -> FileRead:
    """Read one file; one that gives no document says why."""
    try:
        documents = read_planned(content.file, content.data)
    except UnreadableDocument as error:
        return FileRead((), error.reason)
    return FileRead(tuple(read_document(document) for document in documents))


def warm_up() -> None:
    """Load the rules and tables, so that processes that are forked from this one have them."""
    _gazetteer().prepare()
    for text in _EXAMPLES:
        read_document(Document("", "", text, 0, ENGLISH, None, None, None, None))


@cache
def _gazetteer() -> Gazetteer:
    linker = Linker.of_tables()
    return Gazetteer(dict.fromkeys(entity for _, entity in linker.known_names()), linker.traps())
