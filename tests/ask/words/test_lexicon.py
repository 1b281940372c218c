import pytest

from biokg.ask.questions import Question
from biokg.ask.words import lexicon
from biokg.ask.words.lexicon import Item, Lexicon, Phrase
from biokg.ask.words.tokens import tokens
from biokg.resources import shipped
from biokg.terms import SUPERCLASSES

NUMBERS = {"#amount", "#count", "#year", "#bare"}


def items(text: str) -> list[Item]:
    return [Item(*token) for token in tokens(text)]


def ideas_of(text: str) -> list[str]:
    return sorted(match.idea for match in lexicon.concepts().matches(items(text)) if match.idea != lexicon.FILLER)


def cells(name: str) -> list[list[str]]:
    lines = shipped("data", "questions", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def test_every_saved_question_has_words_that_speak_for_it(saved: list[Question]) -> None:
    assert {one.question for one in lexicon.intents() if one.weight > 0} == {question.name for question in saved}


def test_intents_name_only_ideas_that_a_text_can_have() -> None:
    known = {row[0] for row in cells("concepts.tsv")} | NUMBERS | {f"@{class_}" for class_ in SUPERCLASSES}
    assert {idea for one in lexicon.intents() for idea in one.ideas} <= known


def test_no_row_of_intents_stands_twice() -> None:
    rows = [(one.question, one.ideas) for one in lexicon.intents()]
    assert len(rows) == len(set(rows))


def test_no_phrase_speaks_both_for_a_question_and_against_all() -> None:
    phrases: dict[tuple[str, ...], set[bool]] = {}
    for phrase in lexicon.concepts().phrases:
        if phrase.idea != lexicon.FILLER:
            phrases.setdefault(phrase.parts, set()).add(phrase.idea.startswith(lexicon.OUTSIDE))
    assert [parts for parts, sides in phrases.items() if len(sides) > 1] == []


def test_choices_are_values_of_some_parameter(saved: list[Question]) -> None:
    choices = {choice for question in saved for parameter in question.parameters for choice in parameter.choices}
    assert {row[0] for row in cells("choices.tsv")} <= choices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mother funds", ["fund"]),
        ("基金管理人", ["fund-manager"]),
        ("pipelines 和 investing", ["invest", "product"]),
        ("母基金 pipeline", ["fund", "product"]),
    ],
)
def test_the_longest_phrase_of_a_place_counts_in_any_inflection(text: str, expected: list[str]) -> None:
    assert ideas_of(text) == expected


def test_a_gap_reaches_over_five_words_and_no_more() -> None:
    found = Lexicon([Phrase("poured", ("pour", "..", "into"))])
    assert found.matches(items("pour one two three four five into"))
    assert not found.matches(items("pour one two three four five six into"))


def test_placeholders_stand_for_what_was_read() -> None:
    place = Item("{thing}", 0, 2, frozenset({"{place}"}))
    assert Lexicon([Phrase("holds", ("{place}", "有"))]).matches([place, *items("有")])
