"""From a question in words to the saved one that it asks, with its parameters; or to the reason why to none."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from biokg.ask.entities import Note, nearest
from biokg.ask.questions import Parameter, Question
from biokg.ask.words.choose import Candidate, candidates
from biokg.ask.words.names import Named
from biokg.ask.words.numbers import AMOUNT, COUNT, YEAR, Number
from biokg.ask.words.reading import Reading, read
from biokg.ask.words.similar import example_words
from biokg.errors import NotUnderstood, UnclearQuestion, UnknownName, UsageError
from biokg.store.view import View

LONGEST = 400
"""Characters of a question; a person asks in less, and each of them is compared with all names."""
_LEAST_POINTS = 2.2
"""Below, nothing in the question speaks for any saved one."""
_CLOSE = 0.3
"""Points; two questions that lie no farther apart are asked back about."""
_OFFERED = 3


class Understood(NamedTuple):
    """A question in words as the saved one that it asks."""

    text: str
    question: Question
    given: dict[str, str]
    """The parameters as `biokg.ask.answer.ask` takes them."""
    score: float
    """How sure that is, from 0 to 1."""
    alternatives: tuple[tuple[str, float], ...]
    """The next likeliest questions with their scores."""
    notes: tuple[Note, ...]
    """What the person should know of the reading."""


def understand(view: View, text: str, saved: Sequence[Question], today: date, chosen: str | None = None) -> Understood:
    """Return which of the `saved` questions `text` asks; `today` is what "last year" counts from.

    `chosen` names the one that the person says is meant, so that only its parameters are still read.

    Raises `UsageError` for a text longer than any question, `NotUnderstood` when none fits, `UnclearQuestion` when two
    fit as well, both with the nearest; and `UnknownName` when the question names what nothing known bears.
    """
    _refuse_if_endless(text)
    reading = read(view, text, today, example_words(saved))
    ranked = candidates(reading, saved)
    best = next((one for one in ranked if one.question.name == chosen), None)
    if best is None:
        best = ranked[0]
        _refuse_if_unsure(text, ranked)
    if reading.strangers:
        raise _unknown(view, best, reading)
    return _understood(text, best, [one for one in ranked if one is not best], reading)


def _refuse_if_endless(text: str) -> None:
    if len(text) > LONGEST:
        raise UsageError(
            f"a question in words has at most {LONGEST} characters, this one has {len(text):,}: ask one thing.",
            f"用语句提问最多 {LONGEST} 个字符，这里有 {len(text):,} 个：请一次只问一件事。",
        )


def _refuse_if_unsure(text: str, ranked: Sequence[Candidate]) -> None:
    close = [one for one in ranked if ranked[0].points - one.points < _CLOSE]
    offered = [(one.question.name, one.score) for one in ranked[:_OFFERED]]
    if ranked[0].points < _LEAST_POINTS:
        raise NotUnderstood(text, offered)
    if len(close) > 1:
        raise UnclearQuestion(text, offered[: len(close)])


def _understood(text: str, chosen: Candidate, others: Sequence[Candidate], reading: Reading) -> Understood:
    given = {parameter.name: _given(parameter, chosen, reading) for parameter in chosen.question.parameters}
    return Understood(
        text,
        chosen.question,
        {name: value for name, value in given.items() if value is not None},
        chosen.score,
        tuple((one.question.name, one.score) for one in others[:_OFFERED]),
        tuple(_notes(chosen)),
    )


def _given(parameter: Parameter, chosen: Candidate, reading: Reading) -> str | None:
    filled = chosen.filled
    if parameter.name in filled.names:
        return _thing(parameter, filled.names[parameter.name])
    if parameter.name in filled.numbers:
        return _number(filled.numbers[parameter.name], reading)
    chosen_values = filled.choices.get(parameter.name, ())
    return (",".join(chosen_values) if parameter.type == "list" else chosen_values[0]) if chosen_values else None


def _thing(parameter: Parameter, named: Named) -> str:
    """Return the thing itself where only one bears the name, else the name: who is meant is decided as everywhere."""
    fitting = [one for one in named.bearers if one.is_any(parameter.classes)]
    return fitting[0].iri if len(fitting) == 1 else named.name


def _number(number: Number, reading: Reading) -> str:
    if number.kind == AMOUNT:
        return f"{number.value} {number.currency}".strip()
    beyond = number.kind == COUNT and "more-than" in reading.ideas
    return str(number.value + beyond)


def _notes(chosen: Candidate) -> list[Note]:
    filled, name = chosen.filled, chosen.question.name
    misspelt = [
        Note(f"{one.text!r} is read as {one.meant!r}.", f"“{one.text}”按“{one.meant}”理解。")
        for one in filled.names.values()
        if one.meant
    ]
    left = [one.text for one in filled.unused_names]
    left += [str(one.value) for one in filled.unused_numbers if one.kind == YEAR]
    return misspelt + [
        Note(
            f"{name} has no parameter for {one!r}: look for it in the rows.",
            f"{name} 没有对应“{one}”的参数，请在结果中查找。",
        )
        for one in left
    ]


def _unknown(view: View, best: Candidate, reading: Reading) -> UnknownName:
    stranger = reading.strangers[0]
    open_ = [one for one in best.question.parameters if one.type == "entity" and one.name not in best.filled.names]
    kind, classes = (open_[0].name, open_[0].classes) if open_ else ("name", ())
    return UnknownName(kind, stranger.text, nearest(view, stranger.text, classes))
