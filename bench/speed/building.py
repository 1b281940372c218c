"""Times `biokg build` on a made corpus: all anew, again, with one document changed; and how much memory it takes.

    python bench/speed/building.py [--documents 1000] [--characters N] [--jobs 2] [--compare]

Each build is a process of its own, as a person would run it; its memory is what it and its workers hold together at
most (pages they share count in each). After the change the store is compared with one built anew: the same quads.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.speed.corpus import documents

from biokg.store.view import open_view
from biokg.terms import ONTOLOGY_GRAPH

_EACH = 0.05


def measured(words: Sequence[str]) -> tuple[float, int, str]:
    """Run biokg; return the seconds that passed, the most bytes held, and its last words."""
    begun, most = time.monotonic(), 0
    with subprocess.Popen(
        [sys.executable, "-m", "biokg", *words], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as run:
        while run.poll() is None:
            most = max(most, sum(map(_held, _family(run.pid))))
            time.sleep(_EACH)
        said = run.stderr.read() if run.stderr else ""
    return time.monotonic() - begun, most, said.strip().rpartition("\n")[2]


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
        first = tell("all anew", words)
        print(f"{'':22s} store {size(store) / 1e6:.0f} MB, beside it {size(Path(place, 'store.cache')) / 1e6:.0f} MB")
        tell("nothing changed", words, first)
        changed = next(iter(sorted(folder.iterdir())))
        changed.write_text(changed.read_text(encoding="utf-8").replace("1", "2"), encoding="utf-8")
        tell("one changed", words, first)
        changed.unlink()
        tell("one removed", words, first)
        if arguments.compare:
            again = Path(place, "again")
            tell("anew, without memory", [*words[:3], str(again), *words[4:], "--no-cache"], first)
            print("the same quads" if content(store) == content(again) else "OTHER QUADS")
        shutil.rmtree(store)


def tell(what: str, words: Sequence[str], first: float | None = None) -> float:
    seconds, held, said = measured(words)
    part = f"  1/{first / seconds:.0f}" if first else ""
    print(f"{what:22s} {seconds:7.1f} s  {held / 1e6:6.0f} MB  {said.partition(';')[2][:70]}{part}", flush=True)
    return seconds


if __name__ == "__main__":
    main()
