import pytest

from biokg.errors import QueryError
from biokg.store.scratch import Scratch, copied, using
from biokg.store.view import view_of

A, B = "http://example.org/a", "http://example.org/b"


@pytest.fixture
def scratch() -> Scratch:
    return copied(view_of([f"<{A}> <{A}> <{B}> <{B}> .\n".encode()]))


def test_a_copy_is_written_and_the_store_is_not() -> None:
    view = view_of([f"<{A}> <{A}> <{B}> <{B}> .\n".encode()])
    copied(view).update("CLEAR ALL")
    assert view.graphs() == [B]


def test_patterns_see_the_graphs_of_the_parameters(scratch: Scratch) -> None:
    scratch.update("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }")
    assert not scratch.ask("ASK { ?s ?p ?o }")
    scratch.update("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", (B,))
    assert scratch.ask("ASK { ?s ?p 1 }")
    scratch.update("INSERT { GRAPH ?g { ?s ?p 2 } } WHERE { GRAPH ?g { ?s ?p ?o } }", (), (A,))
    assert not scratch.ask("ASK { GRAPH ?g { ?s ?p 2 } }")


def test_only_the_where_of_a_modification_is_given_graphs() -> None:
    text = "DELETE WHERE { ?s ?p ?where } ; INSERT { ?s ?p 'WHERE' } # WHERE\n WHERE { SELECT * WHERE { ?s ?p ?o } }"
    assert using(text, (), (A,)) == text.replace("\n WHERE", f"\n USING NAMED <{A}> WHERE")


@pytest.mark.parametrize(
    "text", [f"WITH <{A}> DELETE {{ ?s ?p 1 }} WHERE {{ }}", f"INSERT {{ }} USING <{A}> WHERE {{ }}"]
)
def test_graphs_are_not_named_twice(scratch: Scratch, text: str) -> None:
    with pytest.raises(QueryError, match="not both"):
        scratch.update(text, (A,))


def test_an_error_is_ours(scratch: Scratch) -> None:
    with pytest.raises(QueryError, match="cannot be parsed"):
        scratch.update("CLEAR XYZ")
    with pytest.raises(QueryError, match="IRI"):
        scratch.update("CLEAR ALL", ("no iri",))
