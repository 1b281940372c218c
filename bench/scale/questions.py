"""Times every saved question on a store beside its plain form in SPARQL and beside SQL over tables of the same claims.

    python -m bench.scale.questions STORE [--runs 3] [--only NAME ...] [--no-sql] [--wall]

The plain form (`bench/scale/plain/NAME.rq`) begins with the claims in the documents' own graphs and counts there; so
does the SQL (`bench/scale/sql/NAME.sql`) over property tables in DuckDB. All must give the same rows. The three run by
turns in one process on an open, warm store; the figures are medians of processor time, which other work on the machine
disturbs less than the time on the wall.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import exp, log
from pathlib import Path

from biokg.ask import questions
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
LOOK_UPS = ("cluster-profile", "enterprise-profile", "timeline")
"""Questions of one thing: nothing is aggregated, and they have no other form."""
COMPUTED = ("alarms", "growth")
"""Questions of what the build has computed: arithmetic of texts and roots are more than SPARQL can take."""
Rows = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking: its name, and what gives its rows."""

    name: str
    ask: Callable[[], list[tuple[object, ...]]]


def ways(view: View, name: str, database: object = None) -> list[Way]:
    """Return the ways of asking a question, the saved one first."""
    quick = bound(view, name, questions.question(name).sparql)
    found = [Way("question", lambda: list(view.select(quick)))]
    path = PLAIN / f"{name}.rq"
    if path.exists():
        plain = bound(view, name, path.read_text(encoding="utf-8"))
        found.append(Way("plain", lambda: list(view.select(plain))))
    if database is not None:
        from bench.scale.tables import sql

        terms = {key: str(getattr(term, "value", term)) for key, term in given(view, name).items()}
        if (
            query := sql(name, {key.strip("_").removesuffix("_iri"): value for key, value in terms.items()})
        ) is not None:
            found.append(Way("sql", lambda: database.execute(query).fetchall()))  # type: ignore[attr-defined]
    return found


def given(view: View, name: str) -> dict[str, object]:
    """Return what a question needs, as terms by the variable."""
    told = {key: text.replace("x/", "https://w3id.org/biokg/id/x/") for key, text in GIVEN.get(name, {}).items()}
    return dict(read(view, questions.question(name), told).terms)


def bound(view: View, name: str, sparql: str) -> str:
    return bind(sparql, given(view, name))  # type: ignore[arg-type]


def compared(rows: list[tuple[object, ...]]) -> Rows:
    """Return rows so that two engines can be compared: lists and numbers each in one way of writing, sorted."""
    return sorted(tuple(_text(getattr(cell, "value", cell)) for cell in row) for row in rows)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    try:
        # Two engines divide to different lengths.
        return f"{round(Decimal(str(cell)), 6).normalize():f}"
    except InvalidOperation:
        return " ".join(sorted(set(str(cell).replace("|", " | ").split()) - {"|"}))


def timed(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    begun = clock()
    run()
    return clock() - begun


def measure(
    found: list[Way], runs: int, clock: Callable[[], float] = time.process_time
) -> tuple[dict[str, float], int, list[str]]:
    """Return the median of each way in milliseconds, the number of rows, and the ways whose rows are others."""
    first, *others = [(way.name, compared(way.ask())) for way in found]
    unlike = [name for name, rows in others if rows != first[1]]
    times = [[timed(way.ask, clock) for way in found] for _ in range(runs)]
    medians = (1000 * statistics.median(column) for column in zip(*times, strict=True))
    return dict(zip((way.name for way in found), medians, strict=True)), len(first[1]), unlike


def mean(ratios: list[float]) -> float:
    return exp(sum(map(log, ratios)) / len(ratios))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=questions.names(), nargs="*")
    parser.add_argument("--no-sql", action="store_true")
    parser.add_argument("--wall", action="store_true", help="time on the wall, on a machine that does nothing else")
    arguments = parser.parse_args()
    view, ratios = open_view(arguments.store), dict[str, list[float]](plain=[], sql=[])
    database, clock = None, time.perf_counter if arguments.wall else time.process_time
    if not arguments.no_sql:
        from bench.scale.tables import tables

        database = tables(view)
    print("| question | rows | ms | plain form, ms | ratio | SQL, ms | ratio |\n|---|---|---|---|---|---|---|")
    for name in arguments.only or questions.names():
        times, count, unlike = measure(ways(view, name, database), arguments.runs, clock)
        cells = [name, str(count), f"{times['question']:.1f}"]
        for other, digits in (("plain", 3), ("sql", 1)):
            if other in times:
                ratios[other].append(times["question"] / times[other])
                cells += [f"{times[other]:.1f}", f"{ratios[other][-1]:.{digits}f}" + " ROWS DIFFER" * (other in unlike)]
            else:
                cells += ["", ""]
        print("| " + " | ".join(cells) + " |", flush=True)
    for other, found in ratios.items():
        if found:
            print(f"\n{other}: geometric mean of {len(found)} ratios {mean(found):.3f}, largest {max(found):.3f}")


if __name__ == "__main__":
    main()
