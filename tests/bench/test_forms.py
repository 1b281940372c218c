"""Each question, its plain form over the claims and its SQL over tables of the same claims give the same rows."""

from pathlib import Path

import pytest
from bench.scale.generate import lines, sources, world
from bench.scale.questions import COMPUTED, LOOK_UPS, PLAIN, compared, measure, ways

from biokg.ask import questions
from biokg.store.view import View, view_of

DOCUMENTS = 300
OTHERS = sorted(path.stem for path in PLAIN.glob("*.rq"))


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(lines(sources(world(DOCUMENTS, 3), DOCUMENTS), DOCUMENTS))


@pytest.fixture(scope="module")
def database(view: View) -> object:
    pytest.importorskip("duckdb", reason="DuckDB is only in the extra dev")
    from bench.scale.tables import tables

    return tables(view)


def test_every_question_but_look_ups_and_what_the_build_computes_has_a_plain_form() -> None:
    assert sorted({*OTHERS, *LOOK_UPS, *COMPUTED}) == questions.names()
    assert len(OTHERS) + len(LOOK_UPS) + len(COMPUTED) == len(questions.names())


@pytest.mark.parametrize("name", OTHERS)
def test_the_plain_form_gives_the_same_rows(view: View, name: str) -> None:
    question, plain = ways(view, name)
    rows = compared(question.ask())
    assert rows
    assert compared(plain.ask()) == rows


@pytest.mark.parametrize("name", OTHERS)
def test_sql_over_tables_of_the_claims_gives_the_same_rows(view: View, database: object, name: str) -> None:
    ways_ = {way.name: way for way in ways(view, name, database)}
    assert compared(ways_["sql"].ask()) == compared(ways_["question"].ask())


@pytest.mark.parametrize("name", [*LOOK_UPS, "growth"])
def test_what_has_no_other_form_has_rows_too(view: View, name: str) -> None:
    times, count, unlike = measure(ways(view, name), 1)
    assert times.keys() == {"question"}
    assert (count > 0, unlike) == (True, [])


def test_no_plain_form_reads_what_the_build_has_counted() -> None:
    counted = ("documentCount", "clusterCount", "firmCount", "presentInCluster", "latestFor", "latestReported")
    for path in sorted(Path(PLAIN).glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in (*counted, "firstPublished", "bkg:cluster ") if word in text], path.name
