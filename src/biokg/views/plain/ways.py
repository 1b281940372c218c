"""The ways between two things, as one object for programs and as lines for people."""

from collections.abc import Iterator
from typing import Any

from biokg.ask.path import Statement, Ways
from biokg.views.plain.printable import printable
from biokg.views.plain.things import thing_object

_WORDS = {
    "en": ("{start} and {end} are not connected.", "; ", ".", "by the tables of places"),
    "zh": ("{start}与{end}没有联系。", "；", "。", "据地名表"),
}


def unconnected(found: Ways, language: str) -> str:
    """Return the sentence that there is no way."""
    return _WORDS[language][0].format(start=found.start.text(language), end=found.end.text(language))


def ways_object(found: Ways, language: str) -> dict[str, Any]:
    """Return the ways as one object: each a list of steps, each step a list of statements with their evidence."""
    return {
        "start": thing_object(found.start, language),
        "end": thing_object(found.end, language),
        "ways": [[[_statement(one, language) for one in step] for step in way] for way in found.ways],
    }


def ways_lines(found: Ways, language: str) -> Iterator[str]:
    """Yield the ways as lines that are safe to print, each in words and then with its sentences."""
    return map(printable, _lines(found, language))


def _lines(found: Ways, language: str) -> Iterator[str]:
    _, between, stop, _ = _WORDS[language]
    for number, way in enumerate(found.ways, start=1):
        if number > 1:
            yield ""
        yield f"{number}. {between.join(step[0].text(language) for step in way)}{stop}"
        for statement in (statement for step in way for statement in step):
            yield f"     {statement.text(language)}:"
            yield from _evidence(statement, language)


def _evidence(statement: Statement, language: str) -> Iterator[str]:
    if not statement.evidence:
        yield f"       {_WORDS[language][3]}"
    for one in statement.evidence:
        source = ", ".join(filter(None, (one.title, one.publisher, one.published)))
        yield f"       “{' '.join(one.quote.split())}”"
        yield f"         {source} <{one.document}>"


def _statement(one: Statement, language: str) -> dict[str, Any]:
    return {
        "text": one.text(language),
        "subject": thing_object(one.subject, language),
        "predicate": one.predicate,
        "object": thing_object(one.object, language),
        "role": one.role or None,
        "evidence": [sentence._asdict() for sentence in one.evidence],
    }
