"""How a question was understood, as one object: the form that `biokg ask --explain --format json` prints."""

from collections.abc import Sequence
from typing import Any

from biokg.ask.answer import Answer
from biokg.ask.given import Shown
from biokg.ask.labels import Thing

Scored = Sequence[tuple[str, float]]
"""Names of questions with how sure each is."""


def reading(text: str, answer: Answer, score: float, alternatives: Scored) -> dict[str, Any]:
    """Return which saved question was asked, with which values, how sure that is, and what else it might have been."""
    values = {name: _plain(value) for name, value in answer.parameters.items()}
    return _object(text, answer.question.name, values, score, alternatives)


def refusal(text: str, offered: Scored) -> dict[str, Any]:
    """Return that no saved question was chosen: `query` is null, the nearest are alternatives."""
    return _object(text, None, {}, offered[0][1] if offered else 0.0, offered)


def _object(text: str, name: str | None, values: dict[str, Any], score: float, alternatives: Scored) -> dict[str, Any]:
    others = [{"query": name, "score": score} for name, score in alternatives]
    return {"question": text, "query": name, "parameters": values, "score": score, "alternatives": others}


def _plain(value: Shown) -> Any:
    if isinstance(value, Thing):
        return value.iri
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int) else int(value)
