"""``biokg queries``: the saved questions as a list, as RDF, and what is wrong with their files."""

import json
import sys
from pathlib import Path
from typing import Any

from biokg.ask import questions
from biokg.ask.lint import check
from biokg.ask.questions import Parameter, Question
from biokg.errors import CheckFailed
from biokg.store.view import view_of
from biokg.views.cli import options
from biokg.views.cli.table import print_markdown, print_separated, print_table

_DESCRIPTION = """\
List the saved questions with their parameters ("!" marks a needed one) and the competency question that each answers.
`biokg queries check` reads the files for faults, of --queries DIR where that is given (exit status 5 when there are
any); `--format ttl` writes SHACL sh:SPARQLExecutable. 列出、检查、导出已保存的问题。"""
_EXAMPLES = (
    "biokg queries",
    "biokg queries --lang zh --format md",
    "biokg queries --format ttl > questions.ttl",
    "biokg queries check --queries my-questions",
)
_FORMATS = ("table", "csv", "tsv", "md", "json", "ttl")
_HEADINGS = {"en": ("question", "parameters", "answers"), "zh": ("问题", "参数", "回答")}


def run(words: list[str]) -> int:
    """Run ``biokg queries``."""
    parser = options.parser("queries", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("action", nargs="?", choices=("check",), help="check the files for faults")
    options.add_format(parser, _FORMATS)
    options.add_queries(parser)
    options.add_language(parser)
    arguments = parser.parse_args(words)
    if arguments.action == "check":
        return _check(arguments.queries)
    saved = [questions.question(name, arguments.queries) for name in questions.names(arguments.queries)]
    _print(saved, arguments.format, arguments.lang)
    return 0


def _check(folder: Path | None) -> int:
    faults = check(folder, view_of(()))
    for fault in faults:
        print(fault)
    if faults:
        raise CheckFailed(f"{len(faults)} faults in the questions; each is listed with its file and line.")
    print("no faults", file=sys.stderr)
    return 0


def _print(saved: list[Question], form: str, language: str) -> None:
    if form == "ttl":
        from biokg.views.exports.questions import write_shacl

        sys.stdout.flush()
        write_shacl(saved, sys.stdout.buffer)
        return
    if form == "json":
        print(json.dumps([_as_json(one) for one in saved], ensure_ascii=False, indent=1))
        return
    rows = [[one.name, ", ".join(map(_parameter, one.parameters)), one.competency[language]] for one in saved]
    headings = _HEADINGS[language]
    if form == "table":
        print_table(headings, rows, [False] * len(headings))
    elif form == "md":
        print_markdown(headings, rows)
    else:
        print_separated(headings, rows, "," if form == "csv" else "\t")


def _parameter(parameter: Parameter) -> str:
    return f"{parameter.name}{'!' if parameter.required else ''}" + (
        f"={parameter.default}" if parameter.default else ""
    )


def _as_json(one: Question) -> dict[str, Any]:
    return {
        "name": one.name,
        **{field: dict(getattr(one, field)) for field in ("group", "summary", "description", "competency")},
        "examples": {language: list(texts) for language, texts in one.examples.items()},
        "parameters": [_parameter_as_json(parameter) for parameter in one.parameters],
        "columns": [{"name": column.name, "type": column.type, "label": dict(column.labels)} for column in one.columns],
        "tags": list(one.tags),
    }


def _parameter_as_json(parameter: Parameter) -> dict[str, Any]:
    told = {
        "name": parameter.name,
        "type": parameter.type,
        "of": parameter.of,
        "required": parameter.required,
        "default": parameter.default,
        "least": parameter.least,
        "classes": list(parameter.classes),
        "choices": list(parameter.choices),
        "description": dict(parameter.labels),
        "example": dict(parameter.example),
    }
    return {key: value for key, value in told.items() if value not in (None, "", [])}
