"""Questions in words on the command line."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from biokg.terms import thing

Run = Callable[..., Any]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_words_are_answered_and_the_reading_is_told(run: Run) -> None:
    done = run("ask", "哪些企业同时布局多个园区？", "--format", "csv")
    assert done.status == 0
    assert done.out.startswith("enterprise,")
    assert "Hengrui Medicine" in done.out
    assert "asked anchors (Firms present in several clusters): min_clusters = 2 (sure: " in done.err


def test_the_reading_as_json(run: Run) -> None:
    text = "Which companies are in at least three clusters?"
    told = json.loads(run("ask", text, "--explain", "-f", "json").out)
    assert (told["question"], told["query"], told["parameters"]) == (text, "anchors", {"min_clusters": 3})
    assert 0.5 < told["score"] <= 1
    assert [set(one) for one in told["alternatives"]] == [{"query", "score"}] * 3


def test_an_option_counts_for_more_than_the_words(run: Run) -> None:
    done = run("ask", "companies in at least three clusters", "--min-clusters", "1", "--explain", "-f", "json")
    assert json.loads(done.out)["parameters"] == {"min_clusters": 1}


def test_the_answer_to_words_has_its_sentences(run: Run) -> None:
    assert "恒瑞医药入驻苏州工业园区" in run("ask", "同时布局多个园区的企业", "--why", "-f", "csv").out


def test_what_no_question_answers_is_refused_with_three_offers(run: Run) -> None:
    done = run("ask", "How do I cook noodles?")
    assert (done.status, done.out) == (1, "")
    assert "no saved question answers this" in done.err
    assert len(done.err.splitlines()) == 4
    told = json.loads(run("ask", "明天上海天气怎么样", "--explain", "-f", "json").out)
    assert (told["query"], told["parameters"], len(told["alternatives"])) == (None, {}, 3)


def test_close_questions_are_offered_by_number_in_the_persons_language(run: Run) -> None:
    done = run("ask", "awards and partners of SIP", "--lang", "zh")
    assert done.status == 1
    assert "可能是以下几个问题之一" in done.err
    assert "1. " in done.err


@pytest.mark.parametrize(("typed", "status", "asked"), [("1\n", 0, "asked "), ("\n", 1, "Which one?"), ("9\n", 1, "")])
def test_on_a_terminal_the_person_chooses(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, asked: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done = run("ask", "awards and partners of SIP")
    assert done.status == status
    assert asked in done.err


def test_unknown_and_ambiguous_names_in_words_exit_as_everywhere(run: Run) -> None:
    assert run("ask", "products of Zymovanta Therapeutics").status == 4
    done = run("ask", "output value of Huangpu")
    assert done.status == 4
    assert "ambiguous" in done.err


def test_a_name_that_only_the_tables_know_is_asked_for(run: Run) -> None:
    done = run("ask", "成都的生物医药产值", "--explain", "-f", "json")
    assert json.loads(done.out)["parameters"] == {"place": thing("cn-510100")}
