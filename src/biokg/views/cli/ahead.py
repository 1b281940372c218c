"""Answers that are found before anybody asks: of the questions that need no parameter, in their usual forms."""

import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from biokg.ask.answer import Answer
from biokg.ask.questions import LANGUAGES, Question
from biokg.errors import BiokgError
from biokg.resources import decided
from biokg.store.amend import quads_in
from biokg.store.endpoint import Place
from biokg.store.view import open_view
from biokg.views.asking import Asker, Wanted, saved_questions
from biokg.views.cli import kept
from biokg.views.cli.answers import print_answer
from biokg.views.plain.answers import Told

_FORMS = ("csv", "json")
_FIRST = ("anchors", "clusters")
"""What help tells people to begin with, and what they ask next."""
_PART = 0.05
"""How much of the time that a command has taken it may take besides."""
_MANY = 1_000_000
"""Quads beyond which only the first questions are asked: rows of others may be as many as the documents, in memory."""


def answer_ahead(store: Place, begun: float) -> None:
    """Keep the first answers and, for a twentieth of the time since `begun` (monotonic, in seconds), more of them.

    Whoever asks first after a build then has the answer as quickly as who asks again.
    """
    # Other decisions than `ask` goes by without options would make other answers.
    if not isinstance(store, Path) or str(decided()) != kept.decisions():
        return
    until = time.monotonic() + _PART * (time.monotonic() - begun)
    try:
        asker, many = Asker(open_view(store)), quads_in(store) > _MANY
        for question in _in_order():
            if question.name not in _FIRST and (many or time.monotonic() > until):
                return
            if not kept.is_kept(str(store), [question.name]):
                answer = asker.ask(question, {}, Wanted()).answer
                kept.keep(str(store), dict(_printed(answer)) if not answer.notes else {})
    except BiokgError:
        return  # The command itself is done; who asks is told what is wrong.


def _in_order() -> list[Question]:
    free = [one for one in saved_questions() if not any(parameter.required for parameter in one.parameters)]
    return sorted(free, key=lambda one: (one.name not in _FIRST, one.name))


def _printed(answer: Answer) -> Iterator[tuple[tuple[str, ...], tuple[str, str]]]:
    for form in _FORMS:
        for language in LANGUAGES:
            out, err = StringIO(newline=""), StringIO(newline="")
            with redirect_stdout(out), redirect_stderr(err):
                print_answer(Told(answer, language, None), form)
            words = (answer.question.name, "--format", form, "--lang", language)
            yield words, (out.getvalue(), err.getvalue())
