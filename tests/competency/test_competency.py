"""The competency questions: each is answered as its file says, and not without what it says that it covers."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from biokg.ask import questions
from biokg.ask.answer import Cell, ask
from biokg.ask.labels import Thing
from biokg.errors import BiokgError
from biokg.store.view import View
from biokg.terms import CLASSES, METRICS, PREFIXES, RECORDS, RELATIONS

from .graph import Competency, read, view_of

HERE = Path(__file__).resolve().parent
PATHS = sorted(HERE.glob("*.yml"))
NAMES = [path.stem for path in PATHS]
ALL = {path.stem: read(path) for path in PATHS}
COVERED = [(name, term) for name in NAMES for term in ALL[name].covers]


def answer(asked: Competency, view: View) -> list[tuple[str, ...]]:
    """Return the rows, each cell by the last part of its IRI or as its text."""
    if asked.ask is None:
        found = view.with_prefixes(PREFIXES).select(asked.sparql)
        places = [found.variables.index(name) for name in asked.columns]
        return [tuple(_last(row[at]) for at in places) for row in found]
    told = ask(view, asked.ask, asked.given)
    names = [column.name for column in told.columns]
    return [tuple(_shown(row.cells[names.index(name)]) for name in asked.columns) for row in told.rows]


def _last(term: object) -> str:
    value = getattr(term, "value", "")
    return value.rpartition("/")[2].rpartition("#")[2] if isinstance(term, ox.NamedNode) else str(value)


def _shown(cell: Cell) -> str:
    if isinstance(cell, list):
        return " ".join(one if isinstance(one, str) else _last(ox.NamedNode(one.iri)) for one in cell)
    if isinstance(cell, Thing):
        return _last(ox.NamedNode(cell.iri))
    return "" if cell is None else str(cell)


def test_there_are_forty_or_more() -> None:
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_answered_as_expected(name: str) -> None:
    assert answer(ALL[name], view_of(ALL[name])) == list(ALL[name].rows)


@pytest.mark.parametrize(("name", "term"), COVERED, ids=[" ".join(pair) for pair in COVERED])
def test_without_a_covered_term_the_answer_is_another(name: str, term: str) -> None:
    lesser = ALL[name].without(term)
    try:
        found = answer(lesser, view_of(lesser, term))
    except BiokgError:
        return  # the thing asked about is gone
    assert found != list(ALL[name].rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_a_sentence_in_both_languages_and_names_its_file(name: str) -> None:
    asked = ALL[name].question
    assert set(asked) == {"en", "zh"}
    assert asked["en"].endswith("?")
    assert asked["zh"].endswith("？")
    words = "".join(letter if letter.isalnum() else " " for letter in asked["en"].replace("'s", "s").lower()).split()
    assert name == "-".join(words)


def test_no_question_is_put_twice() -> None:
    assert [text for text, times in Counter(ALL[name].question["zh"] for name in NAMES).items() if times > 1] == []


def test_the_questions_cover_every_class_relation_and_metric() -> None:
    covered = {term for _, term in COVERED}
    assert {*CLASSES, *RELATIONS, *METRICS} - covered == set()


def test_every_saved_question_is_one_of_them() -> None:
    assert {asked.ask for asked in ALL.values() if asked.ask} == set(questions.names())


def test_what_is_covered_is_a_class_of_things_or_of_records() -> None:
    assert set(RECORDS) <= set(CLASSES)
