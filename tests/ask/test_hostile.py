"""Two hundred hostile values for every parameter: each comes out as a value, and none changes a query."""

from contextlib import suppress

import pyoxigraph as ox
import pytest

from biokg.ask import questions
from biokg.ask.answer import ask
from biokg.ask.bind import bind
from biokg.ask.questions import Parameter, Question
from biokg.errors import BiokgError
from biokg.store.tokens import tokens
from biokg.store.view import View, view_of


@pytest.fixture(scope="module")
def empty() -> View:
    return view_of(())


def all_of(saved: Question, text: str) -> dict[str, ox.Literal]:
    return {parameter.variable: ox.Literal(text) for parameter in saved.parameters}


def test_there_are_two_hundred(hostile: tuple[str, ...]) -> None:
    assert len(set(hostile)) >= 200


@pytest.mark.parametrize("name", questions.names())
def test_a_value_is_one_token_whatever_it_holds(hostile: tuple[str, ...], name: str) -> None:
    saved = questions.question(name)
    harmless = [token.kind for token in tokens(bind(saved.sparql, all_of(saved, "x")))]
    shifted = sum(map(ord, name)) % 8
    for text in hostile[shifted::8]:
        bound = list(tokens(bind(saved.sparql, all_of(saved, text))))
        assert [token.kind for token in bound] == harmless


def test_every_value_comes_out_as_it_went_in(hostile: tuple[str, ...]) -> None:
    store = ox.Store()
    for text in hostile:
        (row,) = store.query(bind("SELECT ?v { BIND(?_x_literal AS ?v) }", {"_x_literal": ox.Literal(text)}))  # type: ignore[misc]
        assert row[0].value == text


PARAMETERS = [(name, parameter) for name in questions.names() for parameter in questions.question(name).parameters]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=lambda one: one if isinstance(one, str) else one.name)
def test_asking_with_a_hostile_value_is_refused_in_words_or_answered(
    empty: View, hostile: tuple[str, ...], name: str, parameter: Parameter
) -> None:
    at = PARAMETERS.index((name, parameter)) % 20
    for text in hostile[at::20]:
        with suppress(BiokgError):
            assert ask(empty, name, {parameter.name: text}).parameters
