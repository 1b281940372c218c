"""Times the way from text files to facts beside the sketch of the rules that came before, on the same documents.

    python bench/speed/extraction.py --sketch FOLDER [--megabytes 1 | --texts FOLDER]

Both run in this one process, on one core, in turns of a few documents, so that whatever else the machine does slows
both alike; what counts is the ratio. Processor time, after a warm-up (rules compiled, tables read). Ours is everything
that `biokg facts --tier C --no-curation` does: files read, articles cut, names, numbers and times found, bound, checked
by the gate, linked to things and printed as JSON. The sketch reads the same texts from memory: observations with their
gate, and relations; it has no articles, no linking and no output.
"""

import argparse
import importlib
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.speed.corpus import documents, turned

from biokg import pipeline
from biokg.bulk.gathering import How

_TURN = 5
_WARM = 15
_ENOUGH = 200_000
"""Bytes."""


def sketch_of(folder: Path) -> Callable[[Sequence[Path]], int]:
    """Return what runs the sketch in a folder over files and tells how many facts it found."""
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    observations, templates, gate = (importlib.import_module(name) for name in ("observations", "templates", "gate"))

    def run(paths: Sequence[Path]) -> int:
        facts = 0
        for path in paths:
            text = path.read_text(encoding="utf-8")
            for found in observations.observe(text):
                told = {"subject": found.subject}
                value = str(found.value)
                candidate = gate.Candidate("observation", told, found.quote, "rules", value, None, found.start)
                facts += bool(gate.gate(text, candidate)[0])
            facts += len(list(templates.relations(text)))
        return facts

    return run


def ours(paths: Sequence[Path]) -> int:
    """Run `biokg facts` over files and return the number of facts."""
    return sum(1 for _ in pipeline.facts(list(paths), tier="C", curation=False, how=How(1)).lines)


def given(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a folder, again and again with their figures turned until there is enough to time."""
    sources = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
    for turn in range(-(-_ENOUGH // max(1, sum(len(text.encode()) for _, text in sources)))):
        for number, (name, text) in enumerate(sources):
            chance = random.Random(turn * len(sources) + number)  # noqa: S311
            yield f"{turn:04d}-{name}", turned(text, chance) if turn else text


def turns(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for at in range(0, len(paths), _TURN):
        yield paths[at : at + _TURN]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sketch", type=Path, required=True, help="the folder of observations.py, gate.py ...")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to read instead of a made corpus")
    arguments = parser.parse_args()
    runs = {"biokg": ours, "sketch": sketch_of(arguments.sketch)}
    spent, facts = dict.fromkeys(runs, 0.0), dict.fromkeys(runs, 0)
    with TemporaryDirectory() as folder:
        paths = []
        for name, text in given(arguments.texts) if arguments.texts else documents(round(arguments.megabytes * 1e6)):
            paths.append(Path(folder, name))
            paths[-1].write_text(text, encoding="utf-8")
        for run in runs.values():
            run(paths[:_WARM])
        for part in turns(paths):
            for name, run in runs.items():
                begun = time.process_time()
                facts[name] += run(part)
                spent[name] += time.process_time() - begun
        megabytes = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{len(paths)} documents, {megabytes:.2f} MB")
    for name in runs:
        print(f"{name:8s} {spent[name] / megabytes:6.2f} s/MB  {facts[name]:6d} facts")
    print(f"ratio    {spent['biokg'] / spent['sketch']:6.2f}")


if __name__ == "__main__":
    main()
