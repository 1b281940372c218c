"""Kills builds and updates at random instants, and asks after each whether the old answers are there and all goes on.

    python -m bench.durability.kills [--turns 200] [--seed 1] [--folder FOLDER]

Each turn brings a folder of six documents into another of four states and has the store follow it, by one of

    build --no-cache     all anew           build     what has changed
    build --nquads       all lines sorted   update    the same

with one process or two, and kills it at an instant: anywhere in its life, while its workers work, some time after it
began a generation, or within 20 ms of the manifest or of the swap, by SIGKILL to all its processes or the first alone.
After each kill the whole graph (a hash of all quads) must be that before or that after, every file as it was written
down, and no process may be left. The turn after it is the next command; every tenth one is let through. Whenever one
gets through, nothing may be left over beside the generation and the one before.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from biokg.store.verify import verify
from biokg.store.view import open_view

TEXTS = Path(__file__).resolve().parent.parent / "extraction" / "round1"
NAMES = ("01-zh-newspaper", "04-zh-wire", "07-zh-fund", "08-en-portal", "10-en-summary", "13-en-approvals")
COMMANDS = (("build", "docs", "--no-cache"), ("build", "docs"), ("build", "docs", "--nquads", "graph.nq"), ("update",))
INSTANTS = ("anywhere", "in a generation", "at its manifest", "at the swap")
AT_WORK = "with its workers at work"
BLANK = re.compile(r"_:[0-9a-f]+")
_OURS = ("current", "lock", "generation-")


def state(folder: Path, number: int) -> None:
    """Bring the folder of documents into a state: all as they are, one edited, one less, both."""
    folder.mkdir(exist_ok=True)
    for at, name in enumerate(NAMES):
        text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
        target = folder / f"{name}.txt"
        if at == 5 and number & 2:
            target.unlink(missing_ok=True)
        else:
            target.write_text(
                text + ("\n苏州工业园区现有生物医药企业 2300 家。\n" if at == 0 and number & 1 else ""),
                encoding="utf-8",
            )


def graph(store: Path) -> str:
    """Return a hash of all quads; blank nodes, which have new names in every store, count without their names."""
    lines = sorted(BLANK.sub("_:b", str(quad)) for quad in open_view(store).quads())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def begun(folder: Path, words: tuple[str, ...], jobs: int) -> subprocess.Popen[str]:
    more = ("--jobs", str(jobs)) if words[0] == "build" else ()
    command = [sys.executable, "-m", "biokg", *words, *more, "--store", "store"]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True)


class Turns:
    """The folder, what it may hold, and what came of each turn."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.store = folder, folder / "store"
        self.chance = random.Random(seed)  # noqa: S311
        self.graphs: list[str] = []
        self.lives: dict[tuple[tuple[str, ...], int], float] = {}
        self.generations: list[float] = []
        self.now = 0
        self.ends: Counter[str] = Counter()

    def prepare(self) -> None:
        """Build each state once, and measure how long each command lives."""
        for number in range(4):
            state(self.folder / "docs", number)
            self._through(COMMANDS[0], 1)
            self.graphs.append(graph(self.store))
        assert len(set(self.graphs)) == 4
        for turn, (words, jobs) in enumerate((words, jobs) for words in COMMANDS for jobs in (1, 2)):
            self.now = turn % 2
            state(self.folder / "docs", self.now)
            self._through(words, jobs)
            assert graph(self.store) == self.graphs[self.now]

    def turn(self, number: int) -> None:
        """Run one command towards another state and kill it, or now and then let it through."""
        wanted = self.chance.choice([one for one in range(4) if one != self.now])
        words, jobs = self.chance.choice(COMMANDS), self.chance.choice((1, 2))
        state(self.folder / "docs", wanted)
        if number % 10 == 9:
            self._through(words, jobs)
            assert graph(self.store) == self.graphs[wanted]
            self.now = wanted
            self.ends["let through, nothing left over"] += 1
            return
        # Only a build of two processes has workers.
        has_workers = jobs == 2 and words[0] == "build" and self.chance.random() < 0.5
        instant = AT_WORK if has_workers else self.chance.choice(INSTANTS)
        group = self.chance.random() < 0.5
        process = begun(self.folder, words, jobs)
        self._await(process, instant, self.lives[words, jobs])
        self._kill(process, instant, group)
        verify(self.store)
        found = graph(self.store)
        assert found in (self.graphs[self.now], self.graphs[wanted]), (
            f"turn {number}: neither the old nor the new graph"
        )
        self.ends["the new graph" if found == self.graphs[wanted] else "the old graph"] += 1
        self.now = self.graphs.index(found)

    def _through(self, words: tuple[str, ...], jobs: int) -> None:
        since = time.monotonic()
        with begun(self.folder, words, jobs) as process:
            said = process.communicate()[1]
        assert process.returncode == 0, said
        self.lives[words, jobs] = time.monotonic() - since
        left = [one.name for one in self.store.iterdir() if not one.name.startswith(_OURS) or one.name.endswith(".new")]
        left += [one.name for one in self.folder.glob("store.cache/*") if one.name.startswith("spill-")]
        left += [one.name for one in [*self.folder.glob("*.new"), *self.folder.glob("*/*.new")]]
        assert not left, left
        assert len([*self.store.glob("generation-*")]) <= 2

    def _await(self, process: subprocess.Popen[str], instant: str, life: float) -> None:
        """Return at the instant, or when the process has ended."""
        generation = max(self.store.glob("generation-*"))
        following = f"{int(generation.name.partition('-')[2]) + 1:06d}"
        seen: dict[str, Callable[[], bool]] = {
            "anywhere": lambda: True,
            AT_WORK: lambda: bool(children(process.pid)),
            "in a generation": (self.store / f"building-{following}").exists,
            "at its manifest": (self.store / f"building-{following}" / "manifest").exists,
            "at the swap": (self.store / f"generation-{following}").exists,
        }
        longest = {"anywhere": 1.05, AT_WORK: 0.1, "in a generation": 0.4}.get(instant, 0) * life
        longest = longest or 0.02
        while not seen[instant]() and process.poll() is None:
            time.sleep(0.0002)
        until = time.monotonic() + self.chance.uniform(0, longest)
        while time.monotonic() < until and process.poll() is None:
            time.sleep(0.0005)

    def _kill(self, process: subprocess.Popen[str], instant: str, group: bool) -> None:
        if process.poll() is not None:
            assert process.returncode == 0, process.communicate()[1]
            self.ends["ended before it was killed"] += 1
            process.communicate()
            return
        others = children(process.pid)
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.send_signal(signal.SIGKILL)
        process.wait()
        if process.stderr:
            process.stderr.close()
        self.ends[f"killed {instant}"] += 1
        self.ends["of those the first process alone, with workers"] += bool(others) and not group
        self.ends["of those with half a generation left"] += bool([*self.store.glob("building-*")])
        gone(others)


def children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def gone(pids: list[int]) -> None:
    """Wait for processes to end by themselves."""
    until = time.monotonic() + 5
    while left := [pid for pid in pids if running(pid)]:
        assert time.monotonic() < until, f"processes left behind: {left}"
        time.sleep(0.01)


def running(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary one)")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    turns, since = Turns(folder, arguments.seed), time.monotonic()
    turns.prepare()
    for number in range(arguments.turns):
        turns.turn(number)
    print(f"{arguments.turns} turns, no answer lost, {time.monotonic() - since:.0f} s")
    for end, count in sorted(turns.ends.items()):
        print(f"{count:5d}  {end}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
