"""``biokg path``: the shortest ways in which two things are connected, in words."""

import json
import sys
from typing import Any

from biokg.ask.labels import Thing
from biokg.ask.path import Statement, Ways, paths
from biokg.store.view import open_view
from biokg.views.cli import options, scope

_DESCRIPTION = """\
The shortest ways in which two things are connected, step by step in words, each with its sentence.
No way leads through a country. 两个事物之间的最短联系，逐步说明并附原文。"""
_EXAMPLES = (
    "biokg path Roche Hengrui",
    "biokg path 恒瑞医药 药明生物 --lang zh",
    "biokg path Roche Hengrui --ways 2 --format json",
)
_WORDS = {
    "en": ("{start} and {end} are not connected.", "; ", ".", "by the tables of places"),
    "zh": ("{start}与{end}没有联系。", "；", "。", "据地名表"),
}


def run(words: list[str]) -> int:
    """Run ``biokg path``."""
    parser = options.parser("path", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("start", metavar="A", help="a name in either language, an IRI or a CURIE")
    parser.add_argument("end", metavar="B", help="another one")
    parser.add_argument("--ways", type=options.natural, default=5, metavar="N", help="at most N ways (default: 5)")
    parser.add_argument("--format", "-f", choices=("text", "json"), default="text", help="text or json (default: text)")
    scope.add_scope(parser)
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    whole = open_view(arguments.store)
    found = paths(scope.known(whole, arguments), arguments.start, arguments.end, arguments.ways, whole)
    for note in found.notes:
        print(note.said(arguments.lang), file=sys.stderr)
    if arguments.format == "json":
        print(json.dumps(_as_json(found, arguments.lang), ensure_ascii=False, indent=1))
    else:
        _print(found, arguments.lang)
    return 0


def _print(found: Ways, language: str) -> None:
    unconnected, between, stop, by_tables = _WORDS[language]
    if not found.ways:
        print(unconnected.format(start=found.start.text(language), end=found.end.text(language)), file=sys.stderr)
    for number, way in enumerate(found.ways, start=1):
        if number > 1:
            print()
        print(f"{number}. {between.join(step[0].text(language) for step in way)}{stop}")
        for statement in (statement for step in way for statement in step):
            print(f"     {statement.text(language)}:")
            _print_evidence(statement, by_tables)


def _print_evidence(statement: Statement, by_tables: str) -> None:
    if not statement.evidence:
        print(f"       {by_tables}")
    for one in statement.evidence:
        source = ", ".join(filter(None, (one.title, one.publisher, one.published)))
        print(f"       “{' '.join(one.quote.split())}”")
        print(f"         {source} <{one.document}>")


def _as_json(found: Ways, language: str) -> dict[str, Any]:
    return {
        "start": _thing(found.start, language),
        "end": _thing(found.end, language),
        "ways": [[[_statement(one, language) for one in step] for step in way] for way in found.ways],
    }


def _statement(one: Statement, language: str) -> dict[str, Any]:
    return {
        "text": one.text(language),
        "subject": _thing(one.subject, language),
        "predicate": one.predicate,
        "object": _thing(one.object, language),
        "role": one.role or None,
        "evidence": [sentence._asdict() for sentence in one.evidence],
    }


def _thing(thing: Thing, language: str) -> dict[str, str]:
    return {"id": thing.iri, "label": thing.text(language)}
