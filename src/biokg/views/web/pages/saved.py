"""The shipped questions, read once in a process."""

from functools import cache

from biokg.ask import questions
from biokg.ask.questions import Question


@cache
def saved_questions() -> tuple[Question, ...]:
    """Return them, sorted by name."""
    return tuple(questions.question(name) for name in questions.names())
