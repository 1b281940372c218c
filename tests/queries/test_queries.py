"""Each saved question against its tiny graph; rows are compared by the last part of each IRI."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Variable

from biokg.ask import questions
from biokg.ask.answer import Answer, Cell, Row, Window, ask, why
from biokg.ask.bind import Value, bind, iri_node
from biokg.ask.labels import Thing
from biokg.ask.parameters import checked, term, typed
from biokg.resources import shipped
from biokg.store.tokens import tokens
from biokg.store.view import View

HERE = Path(__file__).parent
NAMES = sorted(folder.parent.name for folder in HERE.glob("*/expected.tsv"))


def view_of(name: str) -> View:
    store = ox.Store()
    store.load(path=next((HERE / name).glob("data.*")))
    return View(store)


def expected(name: str) -> tuple[dict[str, str], list[str], list[list[str]]]:
    """Return parameters (from a first line ``# name = value``), column names and rows."""
    given, lines = {}, (HERE / name / "expected.tsv").read_text(encoding="utf-8").splitlines()
    while lines[0].startswith("#"):
        key, _, value = lines.pop(0)[1:].partition("=")
        given[key.strip()] = value.strip()
    return given, lines[0].split("\t"), [line.split("\t") for line in lines[1:]]


def last(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def shown(cell: Cell) -> str:
    if isinstance(cell, Thing):
        return last(cell.iri)
    if isinstance(cell, list):
        return " ".join(last(thing.iri) for thing in cell)
    return "" if cell is None else str(cell)


def told(answer: Answer) -> list[list[str]]:
    return [[*map(shown, row.cells), " ".join(map(last, row.facts))] for row in answer.rows]


def test_no_graph_is_left_over() -> None:
    assert set(NAMES) <= set(questions.names())


@pytest.mark.parametrize("name", NAMES)
def test_rows(name: str) -> None:
    given, columns, rows = expected(name)
    answer = ask(view_of(name), name, given)
    assert [*(column.name for column in answer.columns), "facts"] == columns
    assert told(answer) == rows


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", NAMES)
def test_another_engine_gives_the_same_rows(name: str) -> None:
    given, columns, rows = expected(name)
    saved = questions.question(name)
    terms: dict[str, Value] = {
        parameter.variable: iri_node(text.replace("id:", "https://w3id.org/biokg/id/"))
        if parameter.type == "entity"
        else term(typed(parameter, text))
        for parameter, text in checked(saved, given)
    }
    path = next((HERE / name).glob("data.*"))
    data = Dataset()
    data.parse(data=path.read_text(encoding="utf-8"), format="trig")
    found = data.query(bind(saved.sparql, terms)).bindings
    kinds = {column.name: column.type for column in saved.columns}
    got = [[_of_rdflib(kinds[column], row.get(Variable(column))) for column in columns] for row in found]
    assert sorted(got) == sorted(rows)


def _of_rdflib(kind: str, value: object) -> str:
    if value is None:
        return ""
    if kind in {"decimal", "money", "integer"}:
        return f"{Decimal(str(value)).normalize():f}"
    return " ".join(sorted(map(last, set(str(value).split())))) if kind in {"things", "facts"} else last(str(value))


@pytest.mark.parametrize("name", NAMES)
def test_question_is_short_and_says_what_it_takes_and_gives(name: str) -> None:
    saved = questions.question(name)
    body = [line for line in saved.sparql.splitlines() if line.strip() and not line.startswith("#+")]
    variables = {token.text[1:] for token in tokens(saved.sparql) if token.kind == "variable"}
    assert len(body) <= 35
    assert {parameter.variable for parameter in saved.parameters} == {v for v in variables if v.startswith("_")}
    assert [column.name for column in saved.columns] == list(view_of(name).select(saved.sparql).variables)
    assert saved.columns[-1].type == "facts"


@pytest.mark.parametrize("name", NAMES)
def test_only_what_is_about_documents_reads_their_graphs(name: str) -> None:
    words = {token.text for token in tokens(questions.question(name).sparql) if token.kind == "word"}
    assert ("GRAPH" in words) == (name == "sources")


@pytest.mark.parametrize("path", sorted(shipped("queries", "internal").glob("*.rq")), ids=lambda path: path.stem)
def test_helper_queries_are_valid(path: Path) -> None:
    assert view_of("anchors").select(path.read_text(encoding="utf-8")).variables


# Each optional parameter: asking with it must give what asking for all and keeping the fitting rows gives.
KEPT: list[tuple[str, str, str, Callable[[dict[str, str]], bool]]] = [
    ("anchors", "min_clusters", "3", lambda row: int(row["number"]) >= 3),
    ("anchors", "sector", "id:gene", lambda row: row["enterprise"] in {"one", "two"}),
    ("anchors", "sector", "id:biotech", lambda row: row["enterprise"] in {"one", "two"}),
    ("clusters", "region", "id:jiangsu", lambda row: row["cluster"] == "sip"),
    ("clusters", "region", "id:pudong", lambda row: row["cluster"] == "pudong"),
    ("output", "place", "id:sip", lambda row: row["place"] == "sip"),
    ("output", "year", "2019", lambda row: row["year"] == "2019"),
    ("funds", "place", "id:shanghai", lambda row: row["fund"] in {"big", "dollar"}),
    ("funds", "place", "id:sip", lambda row: row["fund"] == "bare"),
    ("funds", "min_size", "100亿", lambda row: row["unit"] == "CNY" and Decimal(row["size"]) >= 10**10),
    ("funds", "min_size", "23 billion", lambda row: row["fund"] == "none"),
    ("people", "organization", "id:firm", lambda row: row["organization"] == "firm"),
    ("people", "place", "id:suzhou", lambda row: row["organization"] in {"firm", "sip"}),
    ("people", "place", "id:shanghai", lambda row: row["organization"] == "institute"),
]


@pytest.mark.parametrize(("name", "parameter", "value", "keep"), KEPT)
def test_asking_with_a_value_is_asking_for_all_and_keeping_it(
    name: str, parameter: str, value: str, keep: Callable[[dict[str, str]], bool]
) -> None:
    view = view_of(name)
    every = ask(view, name, {"min_clusters": "1"} if name == "anchors" else {})
    names = [*(column.name for column in every.columns), "facts"]
    kept = [row for row in told(every) if keep(dict(zip(names, row, strict=True)))]
    given = (
        {parameter: value}
        if parameter == "min_clusters" or name != "anchors"
        else {"min_clusters": "1", parameter: value}
    )
    assert told(ask(view, name, given)) == kept


def test_every_optional_parameter_is_among_them() -> None:
    optional = {(name, p.name) for name in NAMES for p in questions.question(name).parameters if not p.required}
    assert optional == {(name, parameter) for name, parameter, *_ in KEPT} | {("sources", "entity")}


def test_sources_of_a_thing_count_only_what_speaks_of_it() -> None:
    answer = ask(view_of("sources"), "sources", {"entity": "id:firm"})
    assert told(answer) == [["a", "Daily", "2025-09-02", "en", "2", "1", "1 2"]]


def test_window_cuts_the_rows() -> None:
    view = view_of("people")
    every = ask(view, "people", {}).rows
    assert ask(view, "people", {}, Window(2, 1)).rows == every[1:3]


def test_why_of_an_answer_without_rows_is_empty() -> None:
    view = view_of("funds")
    answer = ask(view, "funds", {"min_size": "900 billion"})
    assert (answer.rows, why(view, answer)) == ([], [])


def test_rows_hold_their_facts_apart() -> None:
    row = ask(view_of("people"), "people", {}).rows[0]
    assert isinstance(row, Row)
    assert row.facts == ("https://w3id.org/biokg/id/fact/1",)
