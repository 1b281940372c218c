"""Whatever is asked: an answer or an error of ours, never a crash."""

import contextlib
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.ask.bind import bind
from biokg.ask.parameters import amount, date
from biokg.errors import BiokgError, UsageError
from biokg.resolve.tables import read_rows
from biokg.store.aimed import aimed, declared, page
from biokg.store.tokens import form, tokens
from biokg.store.view import View
from biokg.terms import PREFIXES

QUICK = settings(max_examples=100, deadline=5000, derandomize=True)
PIECES = (
    *(
        "SELECT ",
        "ASK ",
        "CONSTRUCT ",
        "DESCRIBE ",
        "WHERE ",
        "FROM ",
        "GRAPH ",
        "UNION ",
        "OPTIONAL ",
        "FILTER",
        "EXISTS ",
    ),
    *(
        "VALUES ",
        "ORDER BY ",
        "LIMIT 1 ",
        "GROUP BY ",
        "BIND(",
        " AS ",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "?s ",
        "?p ",
        "?o ",
        "* ",
    ),
    *(
        "<urn:x>",
        "bkg:presentIn",
        "a ",
        "'x'",
        '"""',
        "'''",
        '"',
        "'",
        "\\",
        "\\u0041",
        "#",
        "\n",
        ".",
        ";",
        ",",
        "|",
        "/",
        "^",
    ),
    *(
        "SERVICE ",
        "INSERT ",
        "DELETE ",
        "LOAD ",
        "?__x",
        "?_x_iri",
        "1",
        "1e5",
        "-",
        "!",
        "=",
        "@zh",
        "^^",
        "_:b",
        "\x00",
        "苏州",
    ),
)
QUERY = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@pytest.fixture(scope="module")
def view() -> View:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o")))
    return View(store, PREFIXES)


@QUICK
@given(query=QUERY)
def test_a_query_is_answered_or_refused(view: View, query: str) -> None:
    with contextlib.suppress(BiokgError):
        view.first(query, 5)


@QUICK
@given(QUERY)
def test_tokens_are_the_whole_text_and_values_stay_values(query: str) -> None:
    assert "".join(token.text for token in tokens(query)) == query
    bind(query, {"__x": ox.Literal('"} #'), "_x_iri": ox.NamedNode("urn:x")})


@QUICK
@given(QUERY)
def test_a_query_can_be_aimed_whatever_it_is(query: str) -> None:
    aimed(query)
    declared(query, PREFIXES, None)
    if form(query) == "select":
        page(query, ("s",), 10, 0)


@QUICK
@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["10", "亿", "元", "bn", " ", "RMB", "-", ".", "e9", "½"])).map("".join)
)
def test_parameters_are_read_or_refused(text: str) -> None:
    with contextlib.suppress(UsageError):
        assert isinstance(amount(text), Decimal)
    found = date(text)
    assert found is None or found[:4].isdecimal()


@settings(QUICK, max_examples=40)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["id", "type", "\t", "\n", "#", "a|b", "中", "\x00", "\r"])).map("".join)
)
def test_a_table_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("table") / "t.tsv"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    with contextlib.suppress(BiokgError):
        list(read_rows(path, ("id", "type")))


def test_broken_bytes_in_a_table_are_refused(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes(b"id\ttype\n\xff\xfe\tx\n")
    with pytest.raises(BiokgError):
        list(read_rows(tmp_path / "t.tsv", ("id", "type")))
