"""Finds the files to read under the paths given: each is read, named as skipped or named as refused."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from biokg.documents.formats import is_readable, types_read
from biokg.documents.sources import LISTING
from biokg.errors import NoDocuments, UnreadableDocument

_NO_NAMES = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `depth` is how many of its path's last parts name it (two for ``a/b.txt`` in a given folder)."""

    # Not a `Path`: to make and take apart a million of those takes minutes.
    path: str
    depth: int


@dataclass(slots=True)
class Listing:
    """The files under some paths, in a stable order."""

    found: list[Found] = field(default_factory=list)
    listings: list[Path] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    refused: list[UnreadableDocument] = field(default_factory=list)


class Resolved:
    """Gives the paths of files with all links followed; those of their folders are followed once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: str) -> str:
        """Return what `Path.resolve` would."""
        folder, name = os.path.split(path)
        if name in _NO_NAMES or os.path.islink(path):  # noqa: PTH114
            return os.path.realpath(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)  # noqa: PTH118


def list_files(paths: Sequence[Path], left_out: Collection[Path] = ()) -> Listing:
    """Return every file at or under the paths, each once, but for those that are left out.

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
            listing.found.append(Found(str(path), 1))
    _keep_first(listing, {str(path.resolve()) for path in left_out})
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
        depth = len(here.relative_to(folder).parts) + 1
        for name in sorted(names):
            _add_file(str(here / "_")[:-1] + name, depth, listing)
    if len(listing.found) == before and len(listing.refused) == refused:
        raise NoDocuments(f"{folder}: holds no document; read are {types_read()} files")


def _add_file(path: str, depth: int, listing: Listing) -> None:
    name = path[path.rfind(os.sep) + 1 :]
    if name == LISTING:
        listing.listings.append(Path(path))
    elif name.startswith(".") or not is_readable(name):
        listing.skipped.append(path)
    else:
        listing.found.append(Found(path, depth))


def _closed(error: OSError) -> UnreadableDocument:
    return UnreadableDocument(str(error.filename), f"cannot be opened: {error.strerror}; check its permissions")


def _keep_first(listing: Listing, left_out: Collection[str]) -> None:
    """Drop files that are left out, and those reached twice: by two paths given or by a path given twice."""
    seen: dict[str, Found] = {}
    resolved = Resolved()
    for found in listing.found:
        if _is_text(found.path):
            seen.setdefault(resolved(found.path), found)
        else:
            listing.refused.append(UnreadableDocument(found.path, "has a name that is not UTF-8; rename it"))
    listing.found = sorted((seen[one] for one in seen if one not in left_out), key=lambda found: found.path)
    listing.listings = sorted(set(listing.listings))
    listing.skipped = sorted(set(listing.skipped))


def _is_text(name: str) -> bool:
    """Say whether the name of a file is text; in a file system it may be any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
