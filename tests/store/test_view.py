import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from biokg.errors import QueryError, StoreError
from biokg.store.build import write_store
from biokg.store.view import View, open_view, view_of

TRIPLE = b"<https://example.org/s> <https://example.org/p> 'v' .\n".replace(b"'", b'"')


@pytest.fixture
def view() -> View:
    store = ox.Store()
    store.load(TRIPLE, format=ox.RdfFormat.N_TRIPLES)
    return View(store)


def test_a_missing_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store at .*: run `biokg build` or give --store"):
        open_view(tmp_path / "none")


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("biokg store, format 99\ngeneration-000001\n", "has format 99"),
        ("nonsense", "damaged"),
        ("biokg store, format 2\ngeneration-000009\n", "damaged"),
        ("biokg store, format 2\n../elsewhere\n", "damaged"),
    ],
)
def test_another_version_and_a_damaged_store_say_what_to_do(tmp_path: Path, pointer: str, said: str) -> None:
    write_store([TRIPLE], tmp_path)
    (tmp_path / "current").write_text(pointer, encoding="utf-8")
    with pytest.raises(StoreError, match=said) as caught:
        open_view(tmp_path)
    assert "biokg build" in str(caught.value)


def test_select_keeps_the_order_of_its_variables(view: View) -> None:
    rows = view.select("SELECT ?o ?s ?none { ?s ?p ?o }")
    assert rows.variables == ("o", "s", "none")
    assert rows == [(ox.Literal("v"), ox.NamedNode("https://example.org/s"), None)]


def test_ask_and_construct(view: View) -> None:
    assert view.ask("ASK { ?s ?p 'v' }")
    assert len(view.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == 1


@pytest.mark.parametrize(
    "ask", [lambda view: view.ask("SELECT * {}"), lambda view: view.select("ASK {}"), lambda v: v.construct("ASK {}")]
)
def test_the_wrong_kind_of_query_is_refused(view: View, ask: object) -> None:
    with pytest.raises(QueryError, match="is wanted here"):
        ask(view)  # type: ignore[operator]


def test_a_parse_error_says_where(view: View) -> None:
    with pytest.raises(QueryError, match=r"from line 2, column \d+ on: '}'"):
        view.select("SELECT * {\n ?s nonsense }")


def test_named_graphs_are_not_part_of_the_default_graph() -> None:
    store = ox.Store()
    store.load(b'<https://e.org/s> <https://e.org/p> "v" <https://e.org/g> .', format=ox.RdfFormat.N_QUADS)
    assert not View(store).ask("ASK { ?s ?p ?o }")


def test_prefixes_need_no_declaration(view: View) -> None:
    with_prefixes = view.with_prefixes({"e": "https://example.org/"})
    output = io.BytesIO()
    with_prefixes.write("CONSTRUCT WHERE { e:s ?p ?o }", output, "ttl")
    assert b'e:s e:p "v"' in output.getvalue()


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "xml"])
def test_rows_in_every_standard_form(view: View, suffix: str) -> None:
    output = io.BytesIO()
    view.write("SELECT ?s { ?s ?p ?o }", output, suffix)
    assert b"https://example.org/s" in output.getvalue()


@pytest.mark.parametrize(("query", "suffix"), [("SELECT * {}", "ttl"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")])
def test_a_form_that_the_answer_does_not_have_is_refused(view: View, query: str, suffix: str) -> None:
    with pytest.raises(QueryError, match=f"no form '{suffix}'"):
        view.write(query, io.BytesIO(), suffix)


def test_the_graphs_of_a_question_are_its_own_or_those_it_is_given() -> None:
    view = view_of(
        [b"<a:d> <a:p> 'd' .\n".replace(b"'", b'"'), b'<a:g> <a:p> "g" <a:g> .\n', b'<a:h> <a:p> "h" <a:h> .\n']
    )
    every, graphs = "SELECT ?s { ?s ?p ?o }", "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert _values(view, every) == ["a:d"]
    assert _values(view, "SELECT ?s FROM <a:g> FROM <a:h> { ?s ?p ?o }") == ["a:g", "a:h"]
    assert _values(view, "SELECT ?g FROM NAMED <a:h> { GRAPH ?g { ?s ?p ?o } }") == ["a:h"]
    assert _values(view.including("a:g"), every) == ["a:d", "a:g"]
    assert _values(view.including("a:g"), graphs) == ["a:g", "a:h"]
    given = view.of(["a:h"], ["a:g"])
    assert _values(given, every) == ["a:h"]
    assert _values(given, "SELECT ?s FROM <a:d> { ?s ?p ?o }") == ["a:h"]
    assert _values(given, graphs) == ["a:g"]
    assert _values(view.of([], ["a:g"]), every) == []
    with pytest.raises(QueryError, match="IRI"):
        view.of(["no iri"], [])


def _values(view: View, query: str) -> list[str]:
    return sorted(row[0].value for row in view.select(query) if isinstance(row[0], ox.NamedNode))
