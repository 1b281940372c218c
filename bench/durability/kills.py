"""Kills builds at random instants and asks after each whether the old answers are there and the next command works.

    python bench/durability/kills.py --turns 200

Two sets of documents are built in turn at one store, so that every build that gets through changes the answers. After
each kill the answers must be, byte for byte, those of the one set or the other, the files of the store those that
were written down, and at the end one more build must leave nothing behind but itself and the generation before.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent.parent / "data" / "sources"
QUESTION = ("ask", "sources", "--format", "csv")


def biokg(*words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "biokg", *words]
    return subprocess.run(command, capture_output=True, text=True, check=check)


def killed_after(seconds: float, *words: str) -> bool:
    """Run a command and kill it after some seconds; say whether it was still running."""
    with subprocess.Popen([sys.executable, "-m", "biokg", *words], stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            return True
    return False


def rebuilt(store: Path, documents: Path) -> tuple[str, float]:
    """Build and return the answer, with how long the build took."""
    begun = time.monotonic()
    biokg("build", str(documents), "--store", str(store))
    took = time.monotonic() - begun
    return biokg(*QUESTION, "--store", str(store)).stdout, took


def run(folder: Path, turns: int, seed: int) -> Counter[str]:
    """Return how often which end came; raises `AssertionError` at the first that must not be."""
    chance, store = random.Random(seed), folder / "store"  # noqa: S311
    sets = sorted(SOURCES.glob("*"))[:2]
    answers, times = zip(*(rebuilt(store, one) for one in sets), strict=True)
    assert answers[0] != answers[1]
    now, ends = 1, Counter[str]()
    for turn in range(turns):
        cut = killed_after(chance.uniform(0, 1.1 * max(times)), "build", str(sets[1 - now]), "--store", str(store))
        biokg("check", "--files", "--store", str(store))
        answer = biokg(*QUESTION, "--store", str(store)).stdout
        assert answer in answers, f"turn {turn}: neither the old nor the new answer"
        left = bool([*store.glob("building-*")])
        ends["killed, half a generation left" if left else "killed" if cut else "got through"] += 1
        ends["the new answers"] += answer == answers[1 - now]
        now = answers.index(answer)
    assert rebuilt(store, sets[1 - now])[0] == answers[1 - now]
    left_over = [path.name for path in store.iterdir() if not path.name.startswith(("current", "lock", "generation-"))]
    assert not left_over, left_over
    assert len([*store.glob("generation-*")]) <= 2
    return ends


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ends = run(Path(folder), arguments.turns, arguments.seed)
    print(f"{arguments.turns} builds cut short, no answer lost: {dict(sorted(ends.items()))}")


if __name__ == "__main__":
    main()
