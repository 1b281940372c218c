"""Finds the files to read under the paths given: each is read, named as skipped or named as refused."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from biokg.documents.formats import is_readable, types_read
from biokg.documents.sources import LISTING
from biokg.errors import NoDocuments, UnreadableDocument


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `depth` is how many of its path's last parts name it (two for ``a/b.txt`` in a given folder)."""

    path: Path
    depth: int


@dataclass(slots=True)
class Listing:
    """The files under some paths, in a stable order."""

    found: list[Found] = field(default_factory=list)
    listings: list[Path] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    refused: list[UnreadableDocument] = field(default_factory=list)


def list_files(paths: Sequence[Path]) -> Listing:
    """Return every file at or under the paths, each once.

    Raises NoDocuments for a folder that holds nothing of a type that is read, and for no path at all.
    """
    if not paths:
        raise NoDocuments(f"no path was given; name files or folders of {types_read()}")
    listing = Listing()
    for path in paths:
        if path.is_dir():
            _add_folder(path, listing)
        else:
            # A file that is named itself is always read or refused, whatever its type.
            listing.found.append(Found(path, 1))
    _keep_first(listing)
    return listing


def _add_folder(folder: Path, listing: Listing) -> None:
    before = len(listing.found)
    refused = len(listing.refused)
    for place, folders, names in os.walk(folder, onerror=lambda error: listing.refused.append(_closed(error))):
        here = Path(place)
        for name in sorted(folders):
            if name.startswith(".") or (here / name).is_symlink():
                listing.skipped.append(f"{here / name}{os.sep}")
                folders.remove(name)
        folders.sort()
        for name in sorted(names):
            _add_file(here / name, folder, listing)
    if len(listing.found) == before and len(listing.refused) == refused:
        raise NoDocuments(f"{folder}: holds no document; read are {types_read()} files")


def _add_file(path: Path, folder: Path, listing: Listing) -> None:
    if path.name == LISTING:
        listing.listings.append(path)
    elif path.name.startswith(".") or not is_readable(path):
        listing.skipped.append(str(path))
    else:
        listing.found.append(Found(path, len(path.relative_to(folder).parts)))


def _closed(error: OSError) -> UnreadableDocument:
    return UnreadableDocument(str(error.filename), f"cannot be opened: {error.strerror}; check its permissions")


def _keep_first(listing: Listing) -> None:
    """Drop files that were reached twice, by two paths given or by a path given twice."""
    seen: dict[Path, Found] = {}
    for found in listing.found:
        seen.setdefault(found.path.resolve(), found)
    listing.found = sorted(seen.values(), key=lambda found: str(found.path))
    listing.listings = sorted(set(listing.listings))
    listing.skipped = sorted(set(listing.skipped))
