import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.errors import QueryError
from biokg.store.guard import check, check_update
from biokg.store.tokens import form, tokens


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service SILENT ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "PREFIX e: <http://e/> PREFIX SERVICEe: <http://f/> SELECT * { SERVICEe:x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://localhost:1/> { ?s ?p ?o } }",
        "PREFIX e: <http://e/> SELECT * { ?s ?p e:a\\#b SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it\\'s' SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o<1)SERVICE<http://localhost:1/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a"b\\"""" SERVICE <http://localhost:1/> { ?s ?p ?o } }',
        "SELECT * { ?s ?p ?o # comment\n SERVICE <http://localhost:1/> { ?s ?p ?o } }",
    ],
)
def test_no_query_reaches_the_network(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE at line"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://localhost:1/>",
        "INSERT DATA { <a:a> <a:a> 1 }",
        "drop all",
        "CLEAR DEFAULT",
        "DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_no_query_writes(query: str) -> None:
    with pytest.raises(QueryError, match="only read"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?load { ?service ?load 'SERVICE <http://x/>' } # LOAD",
        "SELECT * { <http://e/SERVICE> <http://e/LOAD> ?o }",
        "PREFIX e: <http://e/> SELECT * { ?s e:service e:LOAD ; e:a.delete ?x }",
        "SELECT * { ?s ?p 'DROP'@en, \"insert\" , '''SERVICE''' }",
    ],
)
def test_words_in_names_strings_and_comments_are_no_keywords(query: str) -> None:
    check(query)


@pytest.mark.parametrize(
    "query", ["SELECT * {" + "{" * 5000 + "}" * 5000 + "}", f"SELECT (1{'+1' * 30000} AS ?x) {{}}"]
)
def test_a_query_that_would_take_the_process_down_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="too deep or too long"):
        check(query)


@given(st.text())
def test_tokens_are_the_whole_text_again(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    ("query", "kind"),
    [("BASE <http://select/> PREFIX ask: <http://e/> describe ask:x", "describe"), ("ASK {}", "ask"), ("nothing", "")],
)
def test_form(query: str, kind: str) -> None:
    assert form(query) == kind


def test_a_service_that_is_allowed_may_be_reached_by_its_iri_only() -> None:
    allowed = frozenset({"http://localhost:1/sparql"})
    check("SELECT * { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } }", allowed)
    check("SELECT * { SERVICE # why\n SILENT <http://localhost:1/sparql> { ?s ?p ?o } }", allowed)
    for named in (
        "<http://localhost:2/>",
        "SILENT <http://localhost:1/>",
        "?x",
        "e:x",
        "<http://localhost:\\u0031/sparql>x",
    ):
        with pytest.raises(QueryError, match="SERVICE at line"):
            check(f"SELECT * {{ SERVICE {named} {{ ?s ?p ?o }} }}", allowed)


def test_an_update_fetches_nothing() -> None:
    check_update("INSERT DATA { <a:a> <a:load> 'LOAD' }; CLEAR ALL")
    with pytest.raises(QueryError, match="LOAD at line 1"):
        check_update("CLEAR ALL; LOAD <http://localhost:1/>")
    with pytest.raises(QueryError, match="SERVICE"):
        check_update("INSERT { ?s ?p ?o } WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }")
