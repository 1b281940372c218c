"""A question in words on the command line: find the saved one, ask back on a terminal, or offer the nearest."""

import argparse
import sys
from datetime import date

from biokg.ask.questions import Question
from biokg.ask.words.understand import Understood, understand
from biokg.errors import NotUnderstood, UnclearQuestion
from biokg.store.view import open_view
from biokg.views.asking import saved_questions
from biokg.views.cli.asked import print_refusal

_HEADS = {
    "none": {"en": "no saved question answers this. The nearest:", "zh": "没有已存的问题能回答。最接近的是："},
    "several": {"en": "this may ask several questions:", "zh": "可能是以下几个问题之一："},
}
_PROMPT = {"en": "Which one? Number, or Enter for none: ", "zh": "请选择编号（回车放弃）："}


def find(arguments: argparse.Namespace) -> Understood | None:
    """Return the saved question that the words ask; None when there is none, which then has been said."""
    text = arguments.question
    saved = saved_questions(arguments.queries)
    view = open_view(arguments.store)
    try:
        return understand(view, text, saved, _today())
    except NotUnderstood as error:
        several = isinstance(error, UnclearQuestion)
        if arguments.explain and arguments.format == "json":
            print_refusal(text, error.offered)
        _offer(error, saved, arguments.lang, numbered=several)
        name = _chosen(error, arguments.lang) if several and sys.stdin.isatty() and sys.stderr.isatty() else None
        return None if name is None else understand(view, text, saved, _today(), chosen=name)


def _today() -> date:
    """Return the day that "last year" counts from: a person's words are meant on the day they are said."""
    return date.today()


def _offer(error: NotUnderstood, saved: list[Question], language: str, *, numbered: bool) -> None:
    print(f"biokg: {error.text!r}: {_HEADS['several' if numbered else 'none'][language]}", file=sys.stderr)
    summaries = {question.name: question.summary[language] for question in saved}
    width = max(len(name) for name, _ in error.offered)
    for number, (name, _) in enumerate(error.offered, start=1):
        mark = f"{number}. " if numbered else ""
        print(f"  {mark}{name:<{width}}  {summaries[name]}", file=sys.stderr)


def _chosen(error: NotUnderstood, language: str) -> str | None:
    print(_PROMPT[language], end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip()
    number = int(answer) if answer.isdecimal() else 0
    return error.offered[number - 1][0] if 1 <= number <= len(error.offered) else None
