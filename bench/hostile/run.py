"""Thousands of hostile inputs through every door: none may crash, take over 5 s, or make a false fact of tier A.

    python -m bench.hostile.run [--count 10000] [--seed 1] [--only NUMBER] [--store FOLDER]

Every input is made from the seed and its number by named mutators. A process of its own takes them; one that uses more
than five seconds of processor time on an input is ended. Each fact of tier A is read again by an oracle that shares no
code with the extractor.
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.hostile.doors import FOLDER, Case, made
from bench.hostile.oracle import faults

LIMIT = 5.0
"""Seconds of processor time for one input."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this one input here and show it")
    parser.add_argument("--store", type=Path, default=Path(tempfile.gettempdir(), "hostile-store"))
    arguments = parser.parse_args()
    if arguments.only is not None:
        _show(arguments)
        return
    begun, tally, slowest = time.monotonic(), Counter[str](), Counter[str]()
    worker = _Worker(arguments.seed, arguments.store)
    for number in range(arguments.count):
        case = Case(arguments.seed, number)
        kind, seconds, told = worker.take(number)
        tally.update({kind: 1, f"door {case.door}{case.suffix}": 1})
        tally.update({"facts of tier A": told.get("asserted", 0), "facts": told.get("facts", 0)})
        slowest[f"{number} {case.door}{case.suffix} {', '.join(case.names)}"] = round(seconds * 1000)
        for one in told.get("faults", ()):
            tally["FALSE"] += 1
            print(f"FALSE {number} {case.door}{case.suffix} [{', '.join(case.names)}]: {one}", flush=True)
        if kind != "done":
            print(
                f"{kind} {number} {case.door}{case.suffix} [{', '.join(case.names)}] {told.get('error', '')}",
                flush=True,
            )
            worker = worker if kind == "CRASH" else _Worker(arguments.seed, arguments.store)
    worker.end()
    for name, count in sorted(tally.items()):
        print(f"{count:8,} {name}")
    print(f"{time.monotonic() - begun:8.0f} s; slowest (ms): {slowest.most_common(5)}")
    sys.exit(1 if tally["CRASH"] or tally["HANG"] or tally["DIED"] or tally["FALSE"] else 0)


class _Worker:
    """A process that takes one input after the other."""

    def __init__(self, seed: int, store: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there, seed, store), daemon=False)
        self._process.start()
        there.close()
        self._here.recv()

    def take(self, number: int) -> tuple[str, float, dict[str, Any]]:
        """Return how an input ended (done, CRASH, HANG, DIED), the processor time that it took, and what came of it."""
        before = self._used()
        self._here.send(number)
        while not self._here.poll(0.5):
            if not self._process.is_alive():
                return "DIED", LIMIT, {"error": f"exit code {self._process.exitcode}"}
            if self._used() - before > LIMIT:
                self._process.kill()
                return "HANG", LIMIT, {}
        try:
            told = self._here.recv()
        except EOFError:
            self._process.join()
            return "DIED", LIMIT, {"error": f"exit code {self._process.exitcode}"}
        kind = "CRASH" if "error" in told else "HANG" if told["seconds"] > LIMIT else "done"
        if kind == "HANG":
            self._process.kill()
        return kind, told["seconds"], told

    def end(self) -> None:
        """Let the process go."""
        self._process.kill()

    def _used(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100


def _work(there: Connection, seed: int, store: Path) -> None:
    doors = made(store)
    there.send("ready")
    while True:
        case = Case(seed, there.recv())
        begun = time.process_time()
        try:
            facts = doors[case.door](case)
        except BaseException as error:  # whatever comes is what is looked for
            there.send({"seconds": 0.0, "error": f"{error!r} {traceback.format_exc()[-600:]}"})
            continue
        seconds = time.process_time() - begun
        asserted = [fact for fact in facts if fact["tier"] == "A"]
        text = _text(case)
        found = [f"{fault}: {fact['evidence']['quote'][:120]!r}" for fact in asserted for fault in faults(fact, text)]
        there.send({"seconds": seconds, "facts": len(facts), "asserted": len(asserted), "faults": found})


def _text(case: Case) -> str | None:
    """Return the text of a file where it is known for sure: plain text that is whole UTF-8."""
    if case.suffix not in {".txt", ".md"}:
        return None
    try:
        text = case.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _show(arguments: argparse.Namespace) -> None:
    case = Case(arguments.seed, arguments.only)
    print(case.door, case.suffix, case.names, len(case.data), "bytes", FOLDER)
    print(repr(case.data[:3000]))
    for fact in made(arguments.store)[case.door](case):
        if fact["tier"] == "A":
            print(json.dumps(fact, ensure_ascii=False)[:600], list(faults(fact, _text(case))))


if __name__ == "__main__":
    main()
