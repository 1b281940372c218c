"""The folder beside a store in which a build keeps what it read, and works while it runs."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from biokg.bulk.cache import Cache
from biokg.bulk.state import State
from biokg.errors import NotWritten
from biokg.store import layout

_SPILL = "spill-"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a build works, and what earlier ones remember; None where nothing is to be remembered."""

    folder: Path
    cache: Cache | None
    state: State
    """What the last build made of each file; empty where nothing is to be remembered."""


def cache_folder(store: Path) -> Path:
    """Return the folder in which the builds of a store remember what they read; to delete it costs only time.

    >>> cache_folder(Path("build/store")).as_posix()
    'build/store.cache'
    """
    return store.with_name(f"{store.name}.cache")


@contextmanager
def workspace(store: Path, *, remember: bool) -> Iterator[Workspace]:
    """Give a build of a store its place, which no other build has; what killed builds left there is removed.

    Raises `StoreError` when another build of the store runs or the disk refuses.
    """
    folder = cache_folder(store)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w", encoding="utf-8") as lock:
            layout.take(lock.fileno(), store)
            for left in folder.glob(f"{_SPILL}*"):
                shutil.rmtree(left)
            with ExitStack() as stack:
                spill = Path(stack.enter_context(TemporaryDirectory(prefix=_SPILL, dir=folder)))
                cache = stack.enter_context(closing(Cache(folder / "read.sqlite"))) if remember else None
                state = stack.enter_context(closing(State((folder if remember else spill) / "state.sqlite")))
                yield Workspace(spill, cache, state)
    except (OSError, sqlite3.Error) as error:
        raise NotWritten(f"store at {store}", error, f"图谱库 {store}") from error
