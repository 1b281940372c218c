"""Tell how a question was understood: for people on standard error, for programs as JSON."""

import json
import sys
from collections.abc import Sequence
from typing import NamedTuple

from biokg.ask.answer import Answer
from biokg.ask.entities import Note
from biokg.ask.given import Shown
from biokg.ask.labels import Thing
from biokg.views.plain.readings import Scored, reading, refusal

_SURE = {"en": " (sure: {:.2f})", "zh": "（把握 {:.2f}）"}


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
    print(json.dumps(reading(asked.text, answer, asked.score, asked.alternatives), ensure_ascii=False))


def print_refusal(text: str, offered: Scored) -> None:
    """Print as one JSON object that no saved question was chosen."""
    print(json.dumps(refusal(text, offered), ensure_ascii=False))


def _told(value: Shown, language: str) -> str:
    if isinstance(value, Thing):
        return f"{value.text(language)} <{value.iri}>"
    if isinstance(value, list):
        return ", ".join(_told(one, language) for one in value)
    return str(value)
