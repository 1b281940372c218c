"""The way into the room: paths in, documents out, and every file that gave none named with its reason."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from biokg import resources
from biokg.documents.article import make_document
from biokg.documents.digest import split
from biokg.documents.files import Found, list_files
from biokg.documents.formats import SPLIT, extract, load
from biokg.documents.names import file_names
from biokg.documents.records import Known, Part
from biokg.documents.sources import LISTING, read_source
from biokg.documents.unread import find_unread, told
from biokg.errors import DataError, UnreadableDocument
from biokg.model import Document

LONGEST = 4_000_000
"""Code points of one article: a store takes lines of 16 MiB, and some characters take four bytes."""
_Sources = dict[str, dict[str, Known] | None]
"""Folder to what its `source.yml` says of its files; None for one that is broken."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read: documents sorted by id, files that could not be read, files of types that are not read."""

    documents: tuple[Document, ...]
    refused: tuple[UnreadableDocument, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """One file to read: the name that the ids of its documents begin with, and what its source says of it."""

    name: str
    path: str
    stated: Known | None
    """None for a file of no source, which may be a digest of several articles."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to read, sorted by name, and those that are not read."""

    files: tuple[Planned, ...]
    refused: tuple[UnreadableDocument, ...]
    skipped: tuple[str, ...]


def plan(paths: Sequence[Path], left_out: Collection[Path] = ()) -> Plan:
    """List what there is to read under files and folders (recursively), opening none but the lists of sources.

    Files that are `left_out` are as if they were not there. Raises NoDocuments for a folder without any document.
    """
    listing = list_files(paths, left_out)
    refused = list(listing.refused)
    folders = {os.path.dirname(found.path) for found in listing.found}  # noqa: PTH120
    sources = _sources(folders | {os.path.dirname(at) for at in listing.listings}, refused)  # noqa: PTH120
    files: list[Planned] = []
    for found, name in zip(listing.found, file_names(listing.found, sources.keys()), strict=True):
        try:
            files.append(_planned(name, found, sources))
        except UnreadableDocument as error:
            refused.append(error)
    without = {path.resolve() for path in left_out}
    gone = (error for error in _missing(sources, listing.listings) if Path(error.path).resolve() not in without)
    refused.extend(gone)
    return Plan(tuple(sorted(files, key=lambda file: file.name)), tuple(refused), tuple(listing.skipped))


def read_planned(file: Planned, data: bytes) -> list[Document]:
    """Return the documents of the content of one file, sorted by id; the same content gives the same documents.

    Raises UnreadableDocument with the reason and a remedy.
    """
    stored = extract(file.path, data)
    _readable(file.path, stored.text)
    if file.stated is not None:
        whole = Part(0, len(stored.text))
        _not_too_long(file.path, [whole])
        return [make_document(file.name, stored, whole, file.stated)]
    stated = replace(stored.stated, origin=Path(file.path).name)
    parts = split(stored.text)
    _not_too_long(file.path, parts)
    names = [f"{file.name}#{number}" if len(parts) > 1 else file.name for number in range(1, len(parts) + 1)]
    documents = [make_document(name, stored, part, stated) for name, part in zip(names, parts, strict=True)]
    return sorted(documents, key=lambda document: document.id)


def read_documents(paths: Sequence[Path]) -> Batch:
    """Read files and folders (recursively) into documents.

    One bad file stops nothing: it is refused with its reason. Raises NoDocuments for a folder without any document.
    """
    planned = plan(paths)
    refused = list(planned.refused)
    documents: list[Document] = []
    for file in planned.files:
        try:
            documents.extend(read_planned(file, load(Path(file.path))))
        except UnreadableDocument as error:
            refused.append(error)
    return Batch(
        tuple(sorted(documents, key=lambda document: document.id)),
        tuple(sorted(refused, key=lambda error: (error.path, error.reason))),
        planned.skipped,
    )


def iter_paths(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that `read_documents` would read, in its order; raises NoDocuments as it does."""
    yield from (Path(found.path) for found in list_files(paths).found)


def shipped_sources() -> Path:
    """Return the folder of the shipped sources.

    >>> shipped_sources().name
    'sources'
    """
    return resources.shipped("data", "sources")


def _readable(path: str, text: str) -> None:
    """Raise UnreadableDocument for a text of which nothing would be read."""
    rest, first = 0, None
    for unread, (start, end) in find_unread(text):
        first = first or unread
        if text[rest:start].strip():
            return
        rest = end
    if first and not text[rest:].strip():
        raise UnreadableDocument(path, told(first))


def _not_too_long(path: str, parts: Sequence[Part]) -> None:
    """Raise UnreadableDocument for an article that is longer than a store holds in one piece."""
    longest = max(part.end - part.start for part in parts)
    if longest > LONGEST:
        raise UnreadableDocument(
            path, f"has an article of {longest:,} characters, at most {LONGEST:,} are read; {SPLIT}"
        )


def _planned(name: str, found: Found, sources: _Sources) -> Planned:
    folder, file = os.path.split(found.path)
    stated = _listed(found.path, sources[folder], file) if folder in sources else None
    return Planned(name, found.path, stated)


def _sources(folders: Iterable[str], refused: list[UnreadableDocument]) -> _Sources:
    sources: _Sources = {}
    for folder in sorted(folders):
        listing = Path(folder, LISTING)
        if listing.is_file():
            try:
                sources[folder] = read_source(listing)
            except DataError as error:
                sources[folder] = None
                refused.append(UnreadableDocument(str(listing), str(error).removeprefix(f"{listing}: ")))
    return sources


def _listed(path: str, source: Mapping[str, Known] | None, name: str) -> Known:
    if source is None:
        raise UnreadableDocument(path, f"not read, for the {LISTING} beside it is broken; mend that first")
    if name not in source:
        raise UnreadableDocument(path, f"is not listed in the {LISTING} beside it; list it there or move it away")
    return source[name]


def _missing(sources: _Sources, listings: Sequence[Path]) -> Iterator[UnreadableDocument]:
    for listing in listings:
        for name in sources.get(os.path.dirname(listing)) or {}:  # noqa: PTH120
            if not (listing.parent / name).exists():
                reason = f"is listed in {LISTING} but missing; add the file or take it off the list"
                yield UnreadableDocument(str(listing.parent / name), reason)
