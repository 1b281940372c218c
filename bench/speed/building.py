"""Times `biokg build` on a made corpus: all anew, again, one document changed, added, removed; and its memory.

    python bench/speed/building.py [--documents 1000] [--characters N] [--jobs 2] [--compare]

Each build is a process of its own, as a person would run it; its memory is what it and its workers hold together at
most (pages they share count in each). How many files it read is seen from what it remembers. After the changes the
store is compared with one built anew: the same quads.
"""

import argparse
import hashlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.speed.corpus import documents

from biokg.store.view import open_view
from biokg.terms import ONTOLOGY_GRAPH

_EACH = 0.05


class Spent(NamedTuple):
    """What a run of biokg took."""

    wall: float
    processor: float
    """Seconds, of all its processes: what other programs do beside it matters less here."""
    held: int
    said: str


def measured(words: Sequence[str]) -> Spent:
    begun, before, most = time.monotonic(), _processor(), 0
    with subprocess.Popen(
        [sys.executable, "-m", "biokg", *words], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as run:
        while run.poll() is None:
            most = max(most, sum(map(_held, _family(run.pid))))
            time.sleep(_EACH)
        said = run.stderr.read() if run.stderr else ""
    return Spent(time.monotonic() - begun, _processor() - before, most, said.strip().rpartition("\n")[2])


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0


def content(store: Path) -> str:
    lines = sorted(line for quad in open_view(store).quads() if ONTOLOGY_GRAPH not in (line := str(quad)))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--characters", type=int, help="only so many of each document, for many small ones")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--compare", action="store_true", help="compare the changed store with one built anew")
    arguments = parser.parse_args()
    with TemporaryDirectory(dir=".") as place:
        folder, store = Path(place, "news"), Path(place, "store")
        folder.mkdir()
        for name, text in islice(documents(1 << 40), arguments.documents):
            (folder / name).write_text(text[: arguments.characters], encoding="utf-8")
        megabytes = size(folder) / 1e6
        print(f"{arguments.documents} documents, {megabytes:.1f} MB, {arguments.jobs} jobs")
        words = ["build", str(folder), "--store", str(store), "--jobs", arguments.jobs]
        first = tell("all anew", words, store)
        print(f"{'':22s} store {size(store) / 1e6:.0f} MB, beside it {size(Path(place, 'store.cache')) / 1e6:.0f} MB")
        for change in (nothing, one_changed, nothing, one_added, one_removed):
            change(folder)
            tell(change.__name__.replace("_", " "), words, store, first)
        change_by_commands(folder, store, first)
        if arguments.compare:
            again = Path(place, "again")
            tell("anew, without memory", [*words[:3], str(again), *words[4:], "--no-cache"], again, first)
            print("the same quads" if content(store) == content(again) else "OTHER QUADS")
        shutil.rmtree(store)


def nothing(_: Path) -> None:
    pass


def one_changed(folder: Path) -> None:
    path = min(folder.iterdir())
    path.write_text(path.read_text(encoding="utf-8").translate(str.maketrans("12", "21")), encoding="utf-8")


def one_added(folder: Path) -> None:
    path = sorted(folder.iterdir())[1]
    text = path.read_text(encoding="utf-8").replace("2", "3")
    path.with_name("added.txt").write_text(text, encoding="utf-8")


def one_removed(folder: Path) -> None:
    sorted(folder.iterdir())[2].unlink()


def change_by_commands(folder: Path, store: Path, first: Spent) -> None:
    """Change the folder as a person would who names what has changed."""
    place = ["--store", str(store)]
    other = folder.parent / "other.txt"
    other.write_text(sorted(folder.iterdir())[3].read_text(encoding="utf-8").replace("3", "4"), encoding="utf-8")
    tell("biokg add", ["add", str(other), *place], store, first)
    one_changed(folder)
    tell("biokg update", ["update", *place], store, first)
    tell("biokg remove", ["remove", str(other), *place], store, first)


def tell(what: str, words: Sequence[str], store: Path, first: Spent | None = None) -> Spent:
    before = readings(store)
    spent = measured(words)
    parts = [f"1/{whole / part:.0f}" for whole, part in zip(first[:2], spent[:2], strict=True)] if first else ["", ""]
    told = f"{readings(store) - before} of {spent.said.partition(';')[0]} read"
    print(
        f"{what:22s} {spent.wall:7.1f} s {parts[0]:7s} processor {spent.processor:7.1f} s {parts[1]:7s} "
        f"{spent.held / 1e6:6.0f} MB  {told}",
        flush=True,
    )
    return spent


def readings(store: Path) -> int:
    """Return how many readings are remembered beside a store."""
    path = store.with_name(f"{store.name}.cache") / "read.sqlite"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as base:
        return int(base.execute("SELECT count(*) FROM read").fetchone()[0])


if __name__ == "__main__":
    main()
