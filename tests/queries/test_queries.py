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
NAMES = questions.names()


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


def test_every_question_has_a_graph_and_an_answer_and_none_is_left_over() -> None:
    assert sorted(folder.parent.name for folder in HERE.glob("*/expected.tsv")) == NAMES


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
    if kind == "texts":
        return "; ".join(sorted(filter(None, set(str(value).split("|")))))
    if kind in {"things", "facts"}:
        return " ".join(sorted(map(last, set(str(value).split()))))
    return last(str(value)) if kind in {"thing", "document"} else str(value)


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
    assert ("GRAPH" in words) == (name in {"policies", "sources"})


@pytest.mark.parametrize("path", sorted(shipped("queries", "internal").glob("*.rq")), ids=lambda path: path.stem)
def test_helper_queries_are_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    view = view_of("anchors")
    # Of a graph that the small one lacks there is nothing to construct, but the query is read all the same.
    assert view.construct(text) is not None if "CONSTRUCT" in text else view.select(text).variables


Keep = Callable[[dict[str, str]], bool]


def among(column: str, *values: str) -> Keep:
    """Keep the rows in which a column has one of `values` (a cell of several things: at least one)."""
    return lambda row: bool(set(row[column].split(" ")) & set(values))


def at_least(column: str, value: int) -> Keep:
    """Keep the rows with at least so many yuan."""
    return lambda row: row["unit"] == "CNY" and Decimal(row[column]) >= value


# Each optional parameter: asking with it must give what asking for all and keeping the fitting rows gives.
KEPT: list[tuple[str, str, str, Keep]] = [
    ("alarms", "place", "id:shanghai", among("subject", "pudong")),
    ("anchors", "min_clusters", "3", lambda row: int(row["number"]) >= 3),
    ("anchors", "sector", "id:gene", among("enterprise", "one", "two")),
    ("anchors", "sector", "id:biotech", among("enterprise", "one", "two")),
    ("approvals", "holder", "id:other", among("holder", "other")),
    ("approvals", "authority", "id:fda", among("authority", "fda")),
    ("approvals", "authority", "id:nmpa", among("authority", "nmpa")),
    ("approvals", "year", "2020", among("year", "2020")),
    ("awards", "entity", "id:sip", among("holder", "sip")),
    ("awards", "entity", "id:title", among("award", "title")),
    ("clusters", "region", "id:jiangsu", among("cluster", "sip")),
    ("clusters", "region", "id:pudong", among("cluster", "pudong")),
    ("contradictions", "place", "id:jiangsu", among("subject", "sip")),
    ("contradictions", "place", "id:pudong", among("subject", "firm")),
    ("contradictions", "metric", "valuation", among("metric", "valuation")),
    ("contradictions", "metric", "outputValue，talentCount", among("metric", "outputValue", "talentCount")),
    ("events", "place", "id:suzhou", lambda row: row["event"] == "signing" or row["place"] == "sip"),
    ("events", "place", "id:shanghai", among("event", "forum")),
    ("events", "year", "2025", among("event", "signing")),
    ("facilities", "place", "id:shanghai", among("facility", "centre", "lab")),
    ("facilities", "place", "id:sip", among("facility", "centre", "hall")),
    ("funds", "place", "id:shanghai", among("fund", "big", "dollar")),
    ("funds", "place", "id:sip", among("fund", "bare")),
    ("funds", "min_size", "100亿", at_least("size", 10**10)),
    ("funds", "min_size", "23 billion", among("fund", "none")),
    ("growth", "place", "id:jiangsu", among("subject", "sip")),
    ("growth", "place", "id:shanghai", among("subject", "shanghai", "pudong")),
    ("investments", "investor", "id:firm", among("investor", "firm")),
    ("investments", "place", "id:sip", among("investor", "firm")),
    ("investments", "place", "id:pudong", lambda row: row["investor"] == "work" or row["target"] == "start"),
    ("investments", "min_amount", "10亿", at_least("amount", 10**9)),
    ("investments", "min_amount", "2 billion", among("investor", "work")),
    ("multinationals", "place", "id:jiangsu", among("place", "sip")),
    ("multinationals", "place", "id:shanghai", among("place", "shanghai")),
    ("output", "place", "id:sip", among("place", "sip")),
    ("output", "year", "2019", among("year", "2019")),
    ("partners", "organization", "id:ann", lambda row: "ann" in {row["organization"], row["partner"]}),
    ("partners", "organization", "id:bo", among("partner", "bo")),
    ("people", "organization", "id:firm", among("organization", "firm")),
    ("people", "place", "id:suzhou", among("organization", "firm", "sip")),
    ("people", "place", "id:shanghai", among("organization", "institute")),
    ("policies", "place", "id:suzhou", among("policy", "plan")),
    ("policies", "place", "id:shanghai", among("policy", "rule")),
    ("policies", "year", "2020", among("policy", "plan")),
    ("policies", "year", "2019", among("policy", "none")),
    ("products", "enterprise", "id:maker", among("enterprise", "maker")),
    ("projects", "place", "id:jiangsu", lambda row: row["site"] == "sip"),
    ("projects", "place", "id:pudong", among("project", "plant", "bare")),
    ("projects", "min_amount", "30亿", at_least("amount", 3 * 10**9)),
    ("rankings", "place", "id:jiangsu", among("subject", "sip")),
    ("rankings", "place", "id:shanghai", among("subject", "school")),
    ("sectors", "place", "id:sip", among("subject", "sip", "firm")),
    ("sectors", "place", "id:firm", among("subject", "firm")),
    ("sectors", "place", "id:shanghai", among("subject", "fund")),
    ("shared-firms", "min_shared", "2", lambda row: int(row["number"]) >= 2),
    ("talent", "place", "id:sip", among("subject", "sip")),
    ("talent", "place", "id:shanghai", among("subject", "school", "centre")),
    ("targets", "place", "id:shanghai", among("subject", "firm")),
    ("targets", "year", "2025", among("year", "2025")),
]


@pytest.mark.parametrize(("name", "parameter", "value", "keep"), KEPT)
def test_asking_with_a_value_is_asking_for_all_and_keeping_it(
    name: str, parameter: str, value: str, keep: Keep
) -> None:
    view = view_of(name)
    every_one = {"min_clusters": "1"} if name == "anchors" else {}
    every = ask(view, name, every_one)
    names = [*(column.name for column in every.columns), "facts"]
    kept = [row for row in told(every) if keep(dict(zip(names, row, strict=True)))]
    assert told(ask(view, name, {**every_one, parameter: value})) == kept


def test_every_optional_parameter_is_among_them() -> None:
    optional = {(name, p.name) for name in NAMES for p in questions.question(name).parameters if not p.required}
    assert optional == {(name, parameter) for name, parameter, *_ in KEPT} | {("sources", "entity")}


def of_file(name: str, *, union: bool = False, values: bool = True) -> list[list[str]]:
    """Ask without parameters and with the defaults, past the room that asks; sorted."""
    saved = questions.question(name)
    defaults = {p.variable: term(typed(p, p.default)) for p in saved.parameters if p.default is not None}
    query = bind(saved.sparql, defaults) if values else saved.sparql
    store = ox.Store()
    store.load(path=next((HERE / name).glob("data.*")))
    found = store.query(query, use_default_graph_as_union=union)
    assert isinstance(found, ox.QuerySolutions)
    return sorted([" ".join(sorted(str(cell).strip('"').split())) for cell in row] for row in found)


WITHOUT = [name for name in NAMES if not any(p.required for p in questions.question(name).parameters)]


@pytest.mark.parametrize("name", WITHOUT)
def test_a_variable_that_nothing_binds_asks_for_all(name: str) -> None:
    # So grlc serves the files: it puts in what it is given and leaves the rest as it stands.
    assert of_file(name, values=False) == of_file(name)


@pytest.mark.parametrize("name", WITHOUT)
def test_a_server_whose_default_graph_is_the_union_gives_the_same_rows(name: str) -> None:
    assert of_file(name, union=True) == of_file(name)


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
