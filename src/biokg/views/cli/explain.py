"""``biokg explain``: everything about one thing, with its evidence."""

import json
import sys
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from biokg.ask.about import About, Inferred, about
from biokg.ask.labels import Thing
from biokg.ask.statements import Statement
from biokg.model import Decision
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.printable import printable
from biokg.views.cli.table import grouped

_DESCRIPTION = """\
Everything that the documents say about one thing (given by any of its names), each statement with its sentence.
Statements of tier A are asserted; of B and C they are kept, but no question answers from them.
某一事物的全部陈述，附原文。"""
_FOLLOWS = {"en": "follows", "zh": "推得"}
_DECIDED = {"en": "{verdict} by {who}, {when}: {why}", "zh": "{when} 由 {who} {verdict}：{why}"}
_VERDICTS = {
    "en": {"right": "confirmed", "edit": "edited", "add": "added"},
    "zh": {"right": "确认", "edit": "修改", "add": "补充"},
}
_EXAMPLES = ("biokg explain SIP", "biokg explain 恒瑞医药 --lang zh", "biokg explain Hengrui --format json")


def run(words: list[str]) -> int:
    """Run ``biokg explain``."""
    parser = options.parser("explain", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("thing", metavar="THING", help="a name in either language, an IRI or a CURIE")
    parser.add_argument("--format", "-f", choices=("text", "json"), default="text", help="text or json (default: text)")
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    found = about(open_view(arguments.store), arguments.thing)
    if found.note:
        print(found.note.said(arguments.lang), file=sys.stderr)
    if arguments.format == "json":
        print(json.dumps(_as_json(found, arguments.lang), ensure_ascii=False, indent=1))
    else:
        _print(found, arguments.lang)
    return 0


def _print(found: About, language: str) -> None:
    print(printable(f"{found.thing.text(language)}  <{found.thing.iri}>"))
    for name, values in found.properties.items():
        shown = (value.text(language) if isinstance(value, Thing) else value for value in values)
        print(printable(f"  {_last(name)}: {'; '.join(shown)}"))
    for number, statement in enumerate(found.statements, start=1):
        print(printable(f"\n{number}. {_sentence(statement, language)} [{statement.tier}]"))
        print(printable(f"     “{' '.join(statement.quote.split())}”"))
        print(printable(f"       {statement.document.text(language)} <{statement.document.iri}>, {statement.rule}"))
        if statement.decision:
            print(printable(f"       {_decided(statement.decision, language)}"))
    for one in found.inferences:
        ends = (one.subject, one.predicate, one.object)
        print(printable(f"\n{_FOLLOWS[language]}: {' · '.join(end.text(language) for end in ends)} ({one.rule})"))
        for said in one.evidence:
            print(printable(f"     “{' '.join(said.quote.split())}”\n       {said.title} <{said.document}>"))


def _decided(decision: Decision, language: str) -> str:
    verdict = _VERDICTS[language].get(decision.verdict, decision.verdict)
    return _DECIDED[language].format(verdict=verdict, who=decision.who, when=decision.when, why=decision.why)


def _sentence(statement: Statement, language: str) -> str:
    what = statement.object.text(language) if statement.object else grouped(statement.value)
    details = statement.details
    unit = "" if details.get("unit") in {None, "1"} else f" {details['unit']}"
    rest = [f"{name} {details[name]}" for name in ("role", "about", "segment", "time") if name in details]
    rest += [details[name] for name in ("bound", "modality") if details.get(name) not in {None, "exact", "reported"}]
    rest += ["negated"] if details.get("negated") == "true" else []
    named = (one.text(language) for one in (statement.subject, statement.predicate) if one)
    said = " · ".join((*named, f"{what}{unit}"))
    return f"{said} ({', '.join(rest)})" if rest else said


def _as_json(found: About, language: str) -> dict[str, Any]:
    return {
        **_thing(found.thing, language),
        "properties": {
            _last(name): [_thing(value, language) if isinstance(value, Thing) else value for value in values]
            for name, values in found.properties.items()
        },
        "statements": [_statement(statement, language) for statement in found.statements],
        "inferences": [_inferred(one, language) for one in found.inferences],
    }


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
        return _thing(value, language)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _thing(thing: Thing, language: str) -> dict[str, str]:
    return {"id": thing.iri, "label": thing.text(language)}


def _last(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
