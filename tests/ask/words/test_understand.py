from datetime import date
from pathlib import Path

import pytest

from biokg.ask import questions
from biokg.ask.given import read as read_given
from biokg.ask.labels import Thing
from biokg.ask.questions import Question
from biokg.ask.words.understand import Understood, understand
from biokg.errors import AmbiguousName, NotUnderstood, UnclearQuestion, UnknownName, UsageError
from biokg.store.view import View
from biokg.terms import thing

TODAY = date(2026, 3, 1)


def asked(view: View, saved: list[Question], text: str) -> Understood:
    return understand(view, text, saved, TODAY)


def test_every_example_of_every_question_asks_it(shipped: View, saved: list[Question]) -> None:
    for question in saved:
        for text in (line for lines in question.examples.values() for line in lines):
            assert (text, asked(shipped, saved, text).question.name) == (text, question.name)


def test_the_example_of_the_contract(shipped: View, saved: list[Question]) -> None:
    found = asked(shipped, saved, "Which funds in Shanghai are larger than 10 billion yuan?")
    assert found.question.name == "funds"
    shown = read_given(shipped, found.question, found.given).shown
    place = shown["place"]
    assert isinstance(place, Thing)
    assert (place.iri, shown["min_size"]) == (thing("cn-310000"), 10**10)
    assert found.score > 0.9
    assert len(found.alternatives) == 3


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("companies in more than two clusters", {"min_clusters": "3"}),
        ("三个以上园区都有布局的企业", {"min_clusters": "3"}),
        ("做基因治疗的企业里谁在多个集群落户", {"sector": thing("sector/gene-therapy")}),
        ("whcih firms are in sevral clusters", {}),
    ],
)
def test_anchors_in_words(shipped: View, saved: list[Question], text: str, given: dict[str, str]) -> None:
    found = asked(shipped, saved, text)
    assert (found.question.name, found.given) == ("anchors", given)


def test_places_firms_and_years_go_where_they_belong(shipped: View, saved: list[Question]) -> None:
    found = asked(shipped, saved, "药明生物去年在无锡投资了多少")
    assert found.question.name == "investments"
    assert found.given == {"investor": thing("wuxi-biologics"), "place": thing("cn-320200")}
    assert found.notes == ("investments has no parameter for '2025': look for it in the rows.",)
    approvals = asked(shipped, saved, "What did the NMPA approve in 2020?")
    assert approvals.given == {"authority": thing("nmpa"), "year": "2020"}


def test_choices_are_read_in_either_language(shipped: View, saved: list[Question]) -> None:
    for text in ("各文档对产值的说法有矛盾吗", "do documents disagree about output value"):
        assert asked(shipped, saved, text).given == {"metric": "outputValue"}


@pytest.mark.parametrize(
    "text",
    [
        "What will the weather be like in Shanghai tomorrow?",
        "恒瑞医药明天的股价是多少？",
        "How do I cook braised pork?",
        "Should I buy shares of Akeso?",
        "苏州工业园区的租金",
        "asdf qwer zxcv",
        "funds smaller than 1 billion yuan in the weather",
        "？？？",
        "",
        "\ud83e x",
    ],
)
def test_what_no_question_answers_is_refused_with_the_nearest(shipped: View, saved: list[Question], text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        asked(shipped, saved, text)
    assert len(refused.value.offered) == 3


def test_two_questions_that_fit_as_well_are_both_offered(shipped: View, saved: list[Question]) -> None:
    with pytest.raises(UnclearQuestion) as unclear:
        asked(shipped, saved, "awards and partners of Shanghai")
    assert {"partners", "awards"} <= {name for name, _ in unclear.value.offered}
    chosen = understand(shipped, "awards and partners of Shanghai", saved, TODAY, chosen="awards")
    assert (chosen.question.name, chosen.given) == ("awards", {"entity": thing("cn-310000")})


@pytest.mark.parametrize("text", ["What products does Zymovanta Therapeutics make?", "介绍一下云梦山生物谷"])
def test_an_unknown_name_is_never_left_out(shipped: View, saved: list[Question], text: str) -> None:
    with pytest.raises(UnknownName):
        asked(shipped, saved, text)


def test_an_ambiguous_name_is_asked_back_about(shipped: View, saved: list[Question]) -> None:
    found = asked(shipped, saved, "Output value of Taizhou")
    with pytest.raises(AmbiguousName):
        read_given(shipped, found.question, found.given)


def test_amounts_in_another_currency_are_not_compared(shipped: View, saved: list[Question]) -> None:
    found = asked(shipped, saved, "funds larger than 1 billion US dollars")
    with pytest.raises(UsageError, match="USD"):
        read_given(shipped, found.question, found.given)


_OWN = """\
#+ summary: Empty laboratories
#+ description: Empty laboratories
#+ method: GET
#+ tags: [space]
#+ x-biokg:
#+   group: {en: Own, zh: 自有}
#+   summary_zh: 空置实验室
#+   description_zh: 空置实验室
#+   competency: {en: Which stand empty?, zh: 哪些空置？}
#+   examples:
#+     en: ["How many square metres of wet laboratory stand empty in Shanghai?"]
#+     zh: [上海有多少空置湿实验室？]
#+   parameters:
#+     - {name: place, type: entity, required: true, classes: [Place], en: x, zh: x, example: {en: Shanghai, zh: 上海}}
#+   columns:
#+     - {name: place, type: thing, en: place, zh: 地点}
SELECT ?place WHERE { BIND(?_place_iri AS ?place) }
"""


def test_a_question_of_ones_own_is_found_by_its_examples(shipped: View, saved: list[Question], tmp_path: Path) -> None:
    (tmp_path / "wetlabs.rq").write_text(_OWN, encoding="utf-8")
    both = [*saved, questions.question("wetlabs", tmp_path)]
    found = asked(shipped, both, "How many square metres of wet laboratory stand empty in Wuxi?")
    assert (found.question.name, found.given) == ("wetlabs", {"place": thing("cn-320200")})
