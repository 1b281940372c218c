"""How a store lies on disk: generations, of which the pointer file ``current`` names the one to read."""

import os
import re
import shutil
from pathlib import Path

from biokg.errors import StoreError

FORMAT = 1
"""Raised whenever what a build writes can no longer be read by what asks."""

_POINTER = "current"
_FORM = re.compile(r"biokg store, format (\d+)\n(generation-\d+)\n")


def current(store: Path) -> Path:
    """Return the folder of the generation to read.

    Raises `StoreError` when there is no store, when it is damaged, or when another version wrote it.
    """
    try:
        text = (store / _POINTER).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(f"no store at {store}: run `biokg build` or give --store") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"store at {store} cannot be read: {error}") from error
    match = _FORM.fullmatch(text)
    if match is None:
        raise StoreError(f"store at {store} is damaged ({_POINTER} reads {text[:60]!r}): run `biokg build`")
    if int(match[1]) != FORMAT:
        raise StoreError(f"store at {store} has format {match[1]}, this biokg reads {FORMAT}: run `biokg build`")
    return store / match[2]


def point_to(store: Path, generation: str) -> None:
    """Make `generation` the one to read, in one step that a crash cannot halve."""
    fresh = store / f"{_POINTER}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(f"biokg store, format {FORMAT}\n{generation}\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(store / _POINTER)
    sync_folder(store)


def next_generation(store: Path) -> str:
    """Return a name that no generation bears yet."""
    numbers = [int(path.name.partition("-")[2]) for path in store.glob("generation-*")]
    return f"generation-{max(numbers, default=0) + 1:06d}"


def sweep(store: Path) -> None:
    """Remove what killed builds left, and the generations before the one to read.

    Called at the start of a build, so that whoever still reads the generation before has until the next one.
    """
    try:
        keep = current(store)
    except StoreError:
        keep = store
    for path in [*store.glob("generation-*"), *store.glob("building-*")]:
        if path != keep:
            shutil.rmtree(path)


def require_ours(store: Path) -> None:
    """Refuse a folder that holds anything but a store: a build removes what it finds there."""
    ours = re.compile(r"current|current\.new|lock|generation-\d+|building-\d+")
    for path in sorted(store.iterdir()):
        if not ours.fullmatch(path.name):
            raise StoreError(f"{store} is no biokg store (it holds {path.name}): give --store another folder")


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on disk before going on."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
