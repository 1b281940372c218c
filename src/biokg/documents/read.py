"""The way into the room: paths in, documents out, and every file that gave none named with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from biokg import resources
from biokg.documents.article import make_document
from biokg.documents.digest import split
from biokg.documents.files import Found, list_files
from biokg.documents.formats import extract
from biokg.documents.names import file_names
from biokg.documents.records import Known, Part
from biokg.documents.sources import LISTING, read_source
from biokg.errors import DataError, UnreadableDocument
from biokg.model import Document

_Sources = dict[Path, dict[str, Known] | None]
"""Folder to what its `source.yml` says of its files; None for one that is broken."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read: documents sorted by id, files that could not be read, files of types that are not read."""

    documents: tuple[Document, ...]
    refused: tuple[UnreadableDocument, ...]
    skipped: tuple[str, ...]


def read_documents(paths: Sequence[Path]) -> Batch:
    """Read files and folders (recursively) into documents.

    One bad file stops nothing: it is refused with its reason. Raises NoDocuments for a folder without any document.
    """
    listing = list_files(paths)
    refused = list(listing.refused)
    sources = _sources(
        {*(found.path.parent for found in listing.found), *(at.parent for at in listing.listings)}, refused
    )
    documents: list[Document] = []
    for found, name in zip(listing.found, file_names(listing.found, sources.keys()), strict=True):
        try:
            documents.extend(_documents(name, found, sources))
        except UnreadableDocument as error:
            refused.append(error)
    refused.extend(_missing(sources, listing.listings))
    return Batch(
        tuple(sorted(documents, key=lambda document: document.id)),
        tuple(sorted(refused, key=lambda error: (error.path, error.reason))),
        tuple(listing.skipped),
    )


def iter_paths(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that `read_documents` would read, in its order; raises NoDocuments as it does."""
    yield from (found.path for found in list_files(paths).found)


def shipped_sources() -> Path:
    """Return the folder of the shipped sources.

    >>> shipped_sources().name
    'sources'
    """
    return resources.shipped("data", "sources")


def _documents(name: str, found: Found, sources: _Sources) -> Iterator[Document]:
    if found.path.parent in sources:
        stated = _listed(found.path, sources)
        stored = extract(found.path)
        yield make_document(name, stored, Part(0, len(stored.text)), stated)
        return
    stored = extract(found.path)
    stated = replace(stored.stated, origin=found.path.name)
    parts = split(stored.text)
    for number, part in enumerate(parts, 1):
        yield make_document(f"{name}#{number}" if len(parts) > 1 else name, stored, part, stated)


def _sources(folders: Iterable[Path], refused: list[UnreadableDocument]) -> _Sources:
    sources: _Sources = {}
    for folder in sorted(folders):
        listing = folder / LISTING
        if listing.is_file():
            try:
                sources[folder] = read_source(listing)
            except DataError as error:
                sources[folder] = None
                refused.append(UnreadableDocument(str(listing), str(error).removeprefix(f"{listing}: ")))
    return sources


def _listed(path: Path, sources: _Sources) -> Known:
    source = sources[path.parent]
    if source is None:
        raise UnreadableDocument(str(path), f"not read, for the {LISTING} beside it is broken; mend that first")
    if path.name not in source:
        raise UnreadableDocument(str(path), f"is not listed in the {LISTING} beside it; list it there or move it away")
    return source[path.name]


def _missing(sources: _Sources, listings: Sequence[Path]) -> Iterator[UnreadableDocument]:
    for listing in listings:
        for name in sources.get(listing.parent) or {}:
            if not (listing.parent / name).exists():
                reason = f"is listed in {LISTING} but missing; add the file or take it off the list"
                yield UnreadableDocument(str(listing.parent / name), reason)
