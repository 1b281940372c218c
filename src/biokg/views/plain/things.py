"""A thing with all that is said of it, as one object for programs and as lines for people."""

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from biokg.ask.about import About, Inferred
from biokg.ask.answer import Evidence
from biokg.ask.find import Hit
from biokg.ask.labels import Thing
from biokg.ask.statements import Statement
from biokg.model import Decision
from biokg.views.plain.printable import printable

_FOLLOWS = {"en": "follows", "zh": "推得"}
_DECIDED = {"en": "{verdict} by {who}, {when}: {why}", "zh": "{when} 由 {who} {verdict}：{why}"}
_VERDICTS = {
    "en": {"right": "confirmed", "edit": "edited", "add": "added"},
    "zh": {"right": "确认", "edit": "修改", "add": "补充"},
}


def thing_object(thing: Thing, language: str) -> dict[str, str]:
    """Return a thing as an object of its id and label."""
    return {"id": thing.iri, "label": thing.text(language)}


def hit_object(hit: Hit, language: str) -> dict[str, Any]:
    """Return a thing that was found, with its classes, the name that matched and how well."""
    return {
        **thing_object(hit.thing, language),
        "classes": [one.text(language) for one in hit.classes],
        "name": hit.name,
        "documents": hit.documents,
        "score": hit.score,
    }


def about_object(found: About, language: str) -> dict[str, Any]:
    """Return all about a thing as one object."""
    return {
        **thing_object(found.thing, language),
        "properties": {
            _last(name): [thing_object(value, language) if isinstance(value, Thing) else value for value in values]
            for name, values in found.properties.items()
        },
        "statements": [_statement(statement, language) for statement in found.statements],
        "inferences": [_inferred(one, language) for one in found.inferences],
    }


def about_lines(found: About, language: str) -> Iterator[str]:
    """Yield all about a thing as lines that are safe to print, each statement with its sentence."""
    return map(printable, _about_lines(found, language))


def _about_lines(found: About, language: str) -> Iterator[str]:
    yield f"{found.thing.text(language)}  <{found.thing.iri}>"
    for name, values in found.properties.items():
        shown = (value.text(language) if isinstance(value, Thing) else value for value in values)
        yield f"  {_last(name)}: {'; '.join(shown)}"
    for number, statement in enumerate(found.statements, start=1):
        yield ""
        yield f"{number}. {statement_text(statement, language)} [{statement.tier}]"
        yield f"     “{' '.join(statement.quote.split())}”"
        yield f"       {statement.document.text(language)} <{statement.document.iri}>, {statement.rule}"
        if statement.decision:
            yield f"       {decided(statement.decision, language)}"
    for one in found.inferences:
        ends = (one.subject, one.predicate, one.object)
        yield ""
        yield f"{_FOLLOWS[language]}: {' · '.join(end.text(language) for end in ends)} ({one.rule})"
        for said in one.evidence:
            yield f"     “{' '.join(said.quote.split())}”"
            yield f"       {said.title} <{said.document}>"


def decided(decision: Decision, language: str) -> str:
    """Return in words what a person decided on a statement."""
    verdict = _VERDICTS[language].get(decision.verdict, decision.verdict)
    return _DECIDED[language].format(verdict=verdict, who=decision.who, when=decision.when, why=decision.why)


def statement_text(statement: Statement, language: str) -> str:
    """Return a statement in a line: who, what, whom or how much, and what limits it."""
    what = statement.object.text(language) if statement.object else f"{statement.value:,}"
    details = statement.details
    unit = "" if details.get("unit") in {None, "1"} else f" {details['unit']}"
    rest = [f"{name} {details[name]}" for name in ("role", "about", "segment", "time") if name in details]
    rest += [details[name] for name in ("bound", "modality") if details.get(name) not in {None, "exact", "reported"}]
    rest += ["negated"] if details.get("negated") == "true" else []
    named = (one.text(language) for one in (statement.subject, statement.predicate) if one)
    said = " · ".join((*named, f"{what}{unit}"))
    return f"{said} ({', '.join(rest)})" if rest else said


def sentence_line(one: Evidence) -> str:
    """Return a sentence with where it stands, in one line.

    >>> sentence_line(Evidence("f", "https://example.org/d", "News", "2024", "", "SIP  grows.", 0, "A", "rule"))
    '“SIP grows.” (News, 2024, https://example.org/d)'
    """
    source = ", ".join(filter(None, (one.title, one.publisher, one.published, one.document)))
    return f"“{' '.join(one.quote.split())}” ({source})"


def _inferred(one: Inferred, language: str) -> dict[str, Any]:
    fields = one._asdict() | {"evidence": [said._asdict() for said in one.evidence]}
    return {name: _value(value, language) for name, value in fields.items()}


def _statement(statement: Statement, language: str) -> dict[str, Any]:
    fields = statement._asdict()
    details: dict[str, str] = fields.pop("details")
    if statement.decision:
        fields["decision"] = asdict(statement.decision)
    return {name: _value(value, language) for name, value in fields.items() if value is not None} | details


def _value(value: object, language: str) -> object:
    if isinstance(value, Thing):
        return thing_object(value, language)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _last(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
