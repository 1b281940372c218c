import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.ask.bind import bind, iri_node, with_values
from biokg.errors import UsageError

ECHO = "SELECT ?v { BIND(?_text_literal AS ?v) }"


def echoed(text: str) -> str:
    (row,) = ox.Store().query(bind(ECHO, {"_text_literal": ox.Literal(text)}))  # type: ignore[misc]
    return str(row[0].value)


@pytest.mark.parametrize(
    "hostile",
    [
        '" AS ?v) } #',
        "'''",
        '\\" } DROP ALL #',
        "a\nb\tc\r",
        "?_text_literal",
        "<http://x> . ?s ?p ?o",
        "\\u0022",
        "😀\\",
    ],
)
def test_a_hostile_value_comes_out_as_a_value(hostile: str) -> None:
    assert echoed(hostile) == hostile


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    assert echoed(text) == text


def test_only_whole_variables_are_replaced() -> None:
    query = "SELECT ?_cityName { ?_city ?p \"?_city\", '?_city', <http://e/?_city> . } # ?_city"
    assert bind(query, {"_city": ox.Literal("x")}) == query.replace("{ ?_city ?p", '{ "x" ?p')


@pytest.mark.parametrize("hostile", ["http://e/> } #", "http://e/ x", "no iri", "http://e/\n", "http://e/{}"])
def test_what_is_no_iri_is_refused(hostile: str) -> None:
    with pytest.raises(UsageError, match="is no IRI"):
        iri_node(hostile)


def test_values_restrict_a_query() -> None:
    store = ox.Store()
    store.update("INSERT DATA { <http://e/1> <http://e/p> 1 . <http://e/2> <http://e/p> 2 }")
    query = with_values("SELECT ?s ?o { { ?s <http://e/p> ?o } UNION { ?s <http://e/q> ?o } }", "s", ["http://e/2"])
    assert [row[1].value for row in store.query(query)] == ["2"]  # type: ignore[union-attr]
