"""Score the reading of questions in words: ``python bench/questions/score.py [--show] FILE ...``.

A row is right when the chosen saved question and every parameter are those of the gold row. Where the gold gives
``?`` for a parameter the name must be refused as unknown or ambiguous; where the query is ``-`` the question must be.
"""

import argparse
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from biokg import pipeline
from biokg.ask import questions
from biokg.ask.given import read
from biokg.ask.labels import Thing
from biokg.ask.questions import Question
from biokg.ask.words.understand import understand
from biokg.errors import AmbiguousName, BiokgError, NotUnderstood, UnclearQuestion, UnknownName
from biokg.store.view import View, open_view
from biokg.terms import slug

TODAY = date(2026, 3, 1)
NONE = "-"


class Row(NamedTuple):
    """A gold row: parameters as text, ``?`` for a name that must be refused."""

    query: str
    parameters: dict[str, str]
    text: str


class Outcome(NamedTuple):
    """What was made of a row."""

    row: Row
    kind: str
    """``right``, ``parameters``, ``query``, ``refused``, ``unclear``, ``answered`` or ``name``."""
    got: str


def rows(path: Path) -> list[Row]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "query\t")):
            query, parameters, text = line.split("\t")
            found.append(Row(query, dict(part.split("=", 1) for part in parameters.split(";") if part), text))
    return found


def outcome(view: View, saved: list[Question], row: Row) -> Outcome:
    """Ask one row; nothing but the reading of it is scored, no answer."""
    try:
        found = understand(view, row.text, saved, TODAY)
        shown = read(view, found.question, found.given).shown
    except BiokgError as error:
        return _not_answered(row, error)
    got = {name: _plain(value) for name, value in shown.items()}
    told = f"{found.question.name} {got} {found.score} {found.alternatives[:2]}"
    if row.query == NONE or "?" in row.parameters.values():
        return Outcome(row, "answered", told)
    if found.question.name not in row.query.split("|"):
        return Outcome(row, "query", told)
    wanted = {one.name: one.default for one in found.question.parameters if one.default} | row.parameters
    return Outcome(row, "right" if got == wanted else "parameters", told)


def _not_answered(row: Row, error: BiokgError) -> Outcome:
    if row.query == NONE:
        return Outcome(row, "right", str(error))
    if isinstance(error, UnknownName | AmbiguousName):
        return Outcome(row, "right" if "?" in row.parameters.values() else "name", str(error)[:90])
    if isinstance(error, NotUnderstood):
        return Outcome(row, "unclear" if isinstance(error, UnclearQuestion) else "refused", str(error.offered))
    return Outcome(row, "error", str(error)[:90])


def _plain(value: object) -> str:
    if isinstance(value, Thing):
        return slug(value.iri)
    if isinstance(value, list):
        return ",".join(map(_plain, value))
    return str(value)


def report(name: str, outcomes: list[Outcome], *, show: bool) -> None:
    answerable = [one for one in outcomes if one.row.query != NONE]
    others = [one for one in outcomes if one.row.query == NONE]
    for one in outcomes if show else ():
        if one.kind != "right":
            print(f"  {one.kind:10} {one.row.query} {one.row.parameters or ''} | {one.row.text} -> {one.got}")
    counts = Counter(one.kind for one in answerable)
    refused = sum(one.kind == "right" for one in others)
    share = counts["right"] / max(1, len(answerable))
    print(f"{name}: right {counts['right']}/{len(answerable)} = {share:.3f}", end="; ")
    print(f"refused {refused}/{len(others)}; {dict(sorted(counts.items()))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print every row that is not right")
    arguments = parser.parse_args()
    saved = [questions.question(name) for name in questions.names()]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        pipeline.build([], store)
        view = open_view(store)
        for path in arguments.files:
            report(path.name, [outcome(view, saved, row) for row in rows(path)], show=arguments.show)


if __name__ == "__main__":
    main()
