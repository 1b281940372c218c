import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.triples.nquads import line, text, typed

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def _parsed(row: str) -> ox.Quad:
    quads: list[ox.Quad] = list(ox.parse(row.encode(), format=ox.RdfFormat.N_QUADS))
    assert len(quads) == 1
    return quads[0]


def _value(literal: str) -> str:
    quad = _parsed(line("https://a.example/s", "https://a.example/p", literal))
    assert isinstance(quad.object, ox.Literal)
    return quad.object.value


@given(TEXTS)
def test_any_text_comes_back_as_it_went(words: str) -> None:
    assert _value(text(words)) == words
    assert _value(text(words, "zh")) == words
    assert "\n" not in text(words)


@pytest.mark.parametrize(
    "words", ["\x00\x01\x1f\x7f", "\u202e\u2066", '"', "\\", "\r\n\t\b\f", "\ufeff\ufffe\u2028", "\\u0041"]
)
def test_hostile_letters_come_back(words: str) -> None:
    assert _value(text(words)) == words
    assert not any(letter < " " or letter == "\x7f" for letter in text(words))


def test_a_language_is_kept() -> None:
    quad = _parsed(line("https://a.example/s", "https://a.example/p", text("鹭", "zh")))
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.language == "zh"


def test_a_number_has_its_type() -> None:
    quad = _parsed(line("https://a.example/s", "https://a.example/p", typed("12", "integer")))
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.datatype.value == "http://www.w3.org/2001/XMLSchema#integer"


def test_a_quad_names_its_graph() -> None:
    quad = _parsed(line("https://a.example/s", "https://a.example/p", text("x"), "https://a.example/g"))
    assert quad.graph_name == ox.NamedNode("https://a.example/g")
