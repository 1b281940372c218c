"""Times every saved question on a store, and the aggregate ones beside their plain form over what documents claim.

    python -m bench.scale.questions STORE [--truth truth.json] [--runs 3] [--only NAME]

The plain form (`bench/scale/plain/NAME.rq`) uses no roll-up of the build: it reads the claims in the documents' own
graphs and counts there. Both must give the same rows. Times are medians, the two in turn, in one process; the store is
open and warm.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from math import exp, log
from pathlib import Path

from biokg.ask import questions
from biokg.ask.answer import ask
from biokg.ask.bind import bind
from biokg.ask.given import read
from biokg.store.view import View, open_view

PLAIN = Path(__file__).parent / "plain"
GIVEN = {
    "cluster-profile": {"cluster": "Suzhou Industrial Park"},
    "enterprise-profile": {"enterprise": "x/enterprise/000001"},
    "located-in": {"place": "Jiangsu"},
    "who-does": {"sector": "biopharmaceuticals"},
    "timeline": {"entity": "Suzhou Industrial Park"},
}
"""What is given for the parameters that a question needs."""


def timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def rows(view: View, sparql: str) -> list[tuple[str, ...]]:
    """Return the rows of a query, the texts that list several things in the order of their parts."""
    return sorted(
        tuple(" ".join(sorted(set(getattr(term, "value", "").split()))) for term in row) for row in view.select(sparql)
    )


def bound(view: View, name: str, sparql: str) -> str:
    saved = questions.question(name)
    given = {key: text.replace("x/", "https://w3id.org/biokg/id/x/") for key, text in GIVEN.get(name, {}).items()}
    return bind(sparql, read(view, saved, given).terms)


def measure(view: View, name: str, runs: int) -> tuple[float, float | None, int, bool]:
    """Return the medians of the question and of its plain form, the number of rows, and whether these are equal."""
    quick = bound(view, name, questions.question(name).sparql)
    path = PLAIN / f"{name}.rq"
    slow = bound(view, name, path.read_text(encoding="utf-8")) if path.exists() else None
    found = view.select(quick)
    equal = slow is None or rows(view, slow) == rows(view, quick)
    times: list[tuple[float, float]] = [
        (timed(lambda: view.select(quick)), timed(lambda: view.select(slow)) if slow else 0.0) for _ in range(runs)
    ]
    medians = [statistics.median(column) for column in zip(*times, strict=True)]
    return medians[0], medians[1] if slow else None, len(found), equal


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=questions.names())
    arguments = parser.parse_args()
    view, ratios = open_view(arguments.store), []
    print("| question | rows | ms | plain form, ms | ratio | whole answer with names, ms |\n|---|---|---|---|---|---|")
    for name in [arguments.only] if arguments.only else questions.names():
        quick, slow, count, equal = measure(view, name, arguments.runs)
        given = {key: text.replace("x/", "https://w3id.org/biokg/id/x/") for key, text in GIVEN.get(name, {}).items()}
        whole = timed(lambda asked=name, told=given: ask(view, asked, told))  # type: ignore[misc]
        beside = "| |" if slow is None else f"{1000 * slow:.1f} | {quick / slow:.3f}{'' if equal else ' ROWS DIFFER'} |"
        print(f"| {name} | {count} | {1000 * quick:.1f} | {beside} {1000 * whole:.0f} |", flush=True)
        if slow is not None:
            ratios.append(quick / slow)
    if ratios:
        mean = exp(sum(map(log, ratios)) / len(ratios))
        print(f"\ngeometric mean of the ratios: {mean:.3f}, largest {max(ratios):.3f}")


if __name__ == "__main__":
    main()
