"""A tool for each saved question, and one for a question in words."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from biokg.ask.answer import Evidence, Row, Window
from biokg.ask.given import Shown
from biokg.ask.questions import Question
from biokg.ask.words.understand import understand
from biokg.terms import TIERS
from biokg.views.asking import Asked, Scope, Wanted
from biokg.views.mcp.desk import Desk, Given, Outcome, Tool
from biokg.views.plain import schemas
from biokg.views.plain.answers import Told, plain
from biokg.views.plain.counts import counted
from biokg.views.plain.notes import notes
from biokg.views.plain.readings import reading
from biokg.views.plain.things import sentence_line

_ROWS: Final = 20
_MOST_ROWS: Final = 200
_QUOTES: Final = 2
"""So many sentences a row; the tool `evidence` gives all."""
COMMON: Final[dict[str, Any]] = {
    "limit": {"type": "integer"},
    "offset": {"type": "integer"},
    "lang": {"type": "string", "enum": ["en", "zh"]},
    "as_of": {"type": "string"},
    "min_tier": {"type": "string", "enum": list(TIERS)},
}
"""What every question takes beside its own parameters; the instructions of the server tell of it once."""


def tools(saved: Sequence[Question], lang: str) -> Iterator[Tool]:
    """Yield the tools."""
    text = {"text": {"type": "string", "description": {"en": "zh or en", "zh": "中文或英文"}[lang]}}
    said = {"en": "A question in words; says which saved one it took", "zh": "用一句话提问；说明选用了哪个已存问题"}
    yield Tool("ask", said[lang], {**text, **COMMON}, ("text",), _in_words)
    for one in saved:
        own = {each.name: schemas.brief(each, lang) for each in one.parameters}
        needed = tuple(each.name for each in one.parameters if each.required)
        yield Tool(one.name, one.summary[lang], {**own, **COMMON}, needed, partial(_ask, saved=one))


def _ask(desk: Desk, given: Given, saved: Question) -> Outcome:
    lang, wanted = given.language(desk.lang), _wanted(given)
    asked = desk.asker().ask(saved, given.rest(), wanted)
    return _told(asked, wanted, lang, notes(asked, wanted.scope.as_of), {})


def _in_words(desk: Desk, given: Given) -> Outcome:
    lang, wanted, text = given.language(desk.lang), _wanted(given), given.text("text")
    given.end()
    found = understand(desk.asker().whole, text, desk.questions(), date.today())
    asked = desk.asker().ask(found.question, found.given, wanted)
    understood = reading(text, asked.answer, found.score, found.alternatives)
    return _told(asked, wanted, lang, [*found.notes, *notes(asked, wanted.scope.as_of)], {"understood": understood})


def _wanted(given: Given) -> Wanted:
    window = Window(given.number("limit", _ROWS, _MOST_ROWS), given.number("offset", 0, 10**9))
    return Wanted(Scope(given.text("min_tier", TIERS[0]), given.optional("as_of")), window, why=True)


def _told(asked: Asked, wanted: Wanted, lang: str, said: Sequence[Any], more: dict[str, Any]) -> Outcome:
    few = [one[:_QUOTES] for one in asked.evidence or ()]
    told = Told(asked.answer, lang, few)
    texts = [note.said(lang) for note in said]
    end = wanted.window.offset + len(asked.answer.rows)
    following = {"next_offset": end} if end < asked.answer.total else {}
    lines = [_heading(told), *_lines(told, wanted.window.offset), *texts]
    lines += [f"… {asked.answer.total - end} more: offset={end}"] if following else []
    return Outcome("\n".join(lines), told.whole() | {"notes": texts} | following | more)


def _heading(told: Told) -> str:
    shown = ", ".join(f"{name}={_value(told, value)}" for name, value in told.answer.parameters.items())
    return f"{told.answer.question.name}({shown}): {counted(told.answer.total, told.language)}"


def _value(told: Told, value: Shown) -> str:
    if isinstance(value, list):
        return "/".join(_value(told, one) for one in value)
    return plain(value, told.language)


def _lines(told: Told, offset: int) -> Iterator[str]:
    for number, (row, said) in enumerate(told.pairs, start=offset + 1):
        yield f"{number}. {_row(told, row)}"
        yield from (f"   {sentence_line(one)}" for one in _once(said))


def _row(told: Told, row: Row) -> str:
    columns = told.answer.columns
    cells = [(one, told.shown(one.type, cell)) for one, cell in zip(columns, row.cells, strict=True)]
    return " · ".join(f"{column.labels[told.language]}: {text}" for column, text in cells if text)


def _once(said: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences without those that only another fact of the row rests on too."""
    return list({(one.document, one.quote): one for one in said}.values())
