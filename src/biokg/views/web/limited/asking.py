"""Saved questions and ways between things, as workers ask them: within the limits of time and memory.

What is known on some day or with less certain facts takes long to make; the worker remembers the last few.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from biokg.ask.answer import Answer, Evidence, why
from biokg.ask.entities import Note
from biokg.ask.path import Ways, paths
from biokg.ask.questions import Question
from biokg.store.view import View
from biokg.views.asking import Asker, Scope, Wanted
from biokg.views.plain.notes import notes
from biokg.views.web.limited.pool import Pool

_T = TypeVar("_T")


class Answered(NamedTuple):
    """An answer, what a person should know of it, and the sentences behind each row (None: not wanted)."""

    answer: Answer
    notes: list[Note]
    evidence: list[list[Evidence]] | None


def answered(view: View, saved: Question, given: Mapping[str, object], wanted: Wanted) -> Answered:
    """Ask a saved question; raises as `biokg.ask.answer.ask` does."""
    asked = _asker(view).ask(saved, given, wanted)
    return Answered(asked.answer, notes(asked, wanted.scope.as_of), asked.evidence)


def connected(view: View, scope: Scope, start: str, end: str, most: int) -> Ways:
    """Return ways between two things; raises as `biokg.ask.path.paths` does."""
    return paths(_asker(view).known(scope).view, start, end, most, view)


def sentences(view: View, scope: Scope, answer: Answer) -> list[list[Evidence]]:
    """Return the sentences behind each row of an answer."""
    return why(_asker(view).known(scope).view, answer)


def ask_within(pool: Pool, saved: Question, given: Mapping[str, object], wanted: Wanted) -> Answered:
    """Ask a saved question by a worker; raises besides what the limits say."""
    return _run(pool, wanted.scope, answered, saved, given, wanted)


def connect_within(pool: Pool, scope: Scope, start: str, end: str, most: int) -> Ways:
    """Return ways between two things by a worker; raises besides what the limits say."""
    return _run(pool, scope, connected, scope, start, end, most)


def why_within(pool: Pool, scope: Scope, answer: Answer) -> list[list[Evidence]]:
    """Return the sentences behind each row by a worker; raises what the limits say."""
    return _run(pool, scope, sentences, scope, answer)


def _run(pool: Pool, scope: Scope, function: Callable[..., _T], *arguments: Any) -> _T:
    return (pool.call if scope == Scope() else pool.call_at_length)(function, *arguments)


@lru_cache(maxsize=1)
def _asker(view: View) -> Asker:
    return Asker(view)
