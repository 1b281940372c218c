"""How a store lies on disk: generations, of which the pointer file ``current`` names the one to read."""

import fcntl
import os
import re
import shutil
from pathlib import Path

from biokg.errors import StoreError
from biokg.store import pointer

_OURS = re.compile(r"current|current\.new|lock|generation-\d+|building-\d+")


def current(store: Path) -> Path:
    """Return the folder of the generation to read.

    Raises `StoreError` when there is no store, when it is damaged, or when another version wrote it.
    """
    return Path(pointer.current(str(store)))


def point_to(store: Path, generation: str) -> None:
    """Make `generation` the one to read, in one step that a crash cannot halve."""
    fresh = store / f"{pointer.POINTER}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(pointer.pointer_to(generation))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(store / pointer.POINTER)
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
    (store / f"{pointer.POINTER}.new").unlink(missing_ok=True)


def require_ours(store: Path) -> None:
    """Refuse a folder that holds anything but a store: a build removes what it finds there."""
    for path in sorted(store.iterdir()):
        if not _OURS.fullmatch(path.name):
            raise StoreError(
                f"{store} is no biokg store (it holds {path.name}): give --store another folder",
                f"{store} 不是 biokg 图谱库（其中有 {path.name}）：请用 --store 另选文件夹",
            )


def take(lock: int, store: Path) -> None:
    """Lock an open file for the one build of a store that may run; raise `StoreError` while another one has it."""
    # The system drops the lock with the process, so that a killed build never blocks the next one.
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreError(
            f"another build is writing the store at {store}: wait for it or give --store",
            f"另一个构建正在写入图谱库 {store}：请等待其完成或给出 --store",
        ) from None


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on disk before going on."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
