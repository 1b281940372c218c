"""The one way of asking behind every door: which part of what is known, the answer, the sentences where wanted."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from biokg.ask import questions
from biokg.ask.answer import Answer, Evidence, Window, ask, why
from biokg.ask.find import Hit, Names, find, names_in
from biokg.ask.parameters import date
from biokg.ask.questions import Question
from biokg.errors import UsageError
from biokg.store import pointer
from biokg.store.endpoint import Place, place
from biokg.store.view import View
from biokg.terms import TIERS

_KEPT: Final = 4
"""So many graphs as known on other days or with less certain facts are remembered."""


def default_store() -> Place:
    """Return where the store lies unless something else is said: $BIOKG_STORE, or ``build/store``."""
    return place(pointer.default())


class Scope(NamedTuple):
    """Which part of what is known: facts down to a tier, documents published by a day, month or year (None: all)."""

    min_tier: str = TIERS[0]
    as_of: str | None = None


class Wanted(NamedTuple):
    """How an answer is wanted, beside the question's own parameters."""

    scope: Scope = Scope()
    window: Window = Window()
    stated: bool = False
    """Without what only follows."""
    why: bool = False


class Known(NamedTuple):
    """A part of what is known, and how many documents it leaves out for their date."""

    view: View
    left_out: int


class Asked(NamedTuple):
    """An answer, the part of what is known that gave it, and the sentences behind each row (None: not wanted)."""

    answer: Answer
    known: Known
    evidence: list[list[Evidence]] | None


class Asker:
    """Asks one store, and remembers what takes a moment to make: its names, and graphs as known on some day."""

    def __init__(self, whole: View) -> None:
        self.whole = whole
        self._made: OrderedDict[Scope, Known] = OrderedDict()
        self._lock = Lock()
        self._names: Names | None = None

    def known(self, scope: Scope) -> Known:
        """Return the graph of what was published by a day and with less certain facts; the whole where none is meant.

        Raises `UsageError` for what is no tier or no date.
        """
        meant = _checked(scope)
        if meant == Scope():
            return Known(self.whole, 0)
        # Two who ask for the same at once wait for one making.
        with self._lock:
            if meant not in self._made:
                from biokg.pipeline import as_known

                self._made[meant] = Known(*as_known(self.whole, *meant))
                if len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(meant)
            return self._made[meant]

    def find(self, text: str, classes: Sequence[str] = (), most: int = 10) -> list[Hit]:
        """Find things by name, as `biokg.ask.find.find` does; the names are gathered once."""
        if self._names is None:
            self._names = names_in(self.whole)
        return find(self._names, text, classes, most)

    def ask(self, question: Question, given: Mapping[str, object], wanted: Wanted) -> Asked:
        """Ask a saved question; raises as `biokg.ask.answer.ask` does."""
        known = self.known(wanted.scope)
        answer = ask(known.view, question, given, wanted.window, named_in=self.whole, stated=wanted.stated)
        return Asked(answer, known, why(known.view, answer) if wanted.why else None)


def asker_of(view: View, kept: Asker | None) -> Asker:
    """Return what asks `view`: what was kept where that does already, else a new one."""
    return kept if kept is not None and kept.whole is view else Asker(view)


def saved_questions(folder: Path | None = None) -> list[Question]:
    """Return the shipped questions and those of `folder`, sorted by name; the shipped ones are read once."""
    own = [questions.question(name, folder) for name in questions.own_names(folder)] if folder else []
    replaced = {one.name for one in own}
    return sorted((*own, *(one for one in _shipped() if one.name not in replaced)), key=lambda one: one.name)


@cache
def _shipped() -> tuple[Question, ...]:
    return tuple(questions.question(name) for name in questions.names())


def _checked(scope: Scope) -> Scope:
    if scope.min_tier not in TIERS:
        offered = ", ".join(TIERS)
        raise UsageError(
            f"min_tier {scope.min_tier!r} is none of {offered}.", f"min_tier {scope.min_tier!r} 不是 {offered} 之一。"
        )
    if scope.as_of is None:
        return scope
    day = date(scope.as_of)
    if day is None:
        raise UsageError(
            f"as_of {scope.as_of!r} is no date such as 2024-06-30, 2024-06 or 2024.",
            f"as_of {scope.as_of!r} 不是日期，例如 2024-06-30、2024-06 或 2024。",
        )
    return Scope(scope.min_tier, day)
