"""Tell how a question was understood: for people on standard error, for programs as JSON."""

import json
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from biokg.ask.answer import Answer
from biokg.ask.entities import Note
from biokg.ask.given import Shown
from biokg.ask.labels import Thing

_SURE = {"en": " (sure: {:.2f})", "zh": "（把握 {:.2f}）"}
Scored = Sequence[tuple[str, float]]
"""Names of questions with how sure each is."""


class Asked(NamedTuple):
    """How a question was asked: by its name, or in words with how sure the reading is."""

    text: str
    score: float = 1.0
    alternatives: Scored = ()
    notes: Sequence[Note] = ()
    in_words: bool = False


def tell(asked: Asked, answer: Answer, language: str) -> None:
    """Say which saved question was asked, with which parameters and, of a question in words, how sure."""
    values = ", ".join(f"{name} = {_told(value, language)}" for name, value in answer.parameters.items())
    sure = (
        (f"（把握 {asked.score:.2f}）" if language == "zh" else f" (sure: {asked.score:.2f})") if asked.in_words else ""
    )
    summary = answer.question.summary[language]
    print(f"asked {answer.question.name} ({summary}){': ' if values else ''}{values}{sure}", file=sys.stderr)
    for note in asked.notes:
        print(note.said(language), file=sys.stderr)


def print_reading(asked: Asked, answer: Answer) -> None:
    """Print how a question was understood as one JSON object."""
    values = {name: _plain(value) for name, value in answer.parameters.items()}
    _print_json(asked.text, answer.question.name, values, asked.score, asked.alternatives)


def print_refusal(text: str, offered: Scored) -> None:
    """Print as one JSON object that no saved question was chosen: `query` is null, the nearest are alternatives."""
    _print_json(text, None, {}, offered[0][1] if offered else 0.0, offered)


def _print_json(text: str, name: str | None, values: dict[str, Any], score: float, alternatives: Scored) -> None:
    others = [{"query": name, "score": score} for name, score in alternatives]
    told = {"question": text, "query": name, "parameters": values, "score": score, "alternatives": others}
    print(json.dumps(told, ensure_ascii=False))


def _plain(value: Shown) -> Any:
    if isinstance(value, Thing):
        return value.iri
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int) else int(value)


def _told(value: Shown, language: str) -> str:
    if isinstance(value, Thing):
        return f"{value.text(language)} <{value.iri}>"
    if isinstance(value, list):
        return ", ".join(_told(one, language) for one in value)
    return str(value)
