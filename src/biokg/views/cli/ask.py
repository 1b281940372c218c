"""``biokg ask``: saved questions by name, with options made from each question's own parameters."""

import argparse
import json
import re
import sys
from shlex import quote
from typing import Any

from biokg.ask import questions
from biokg.ask.answer import Answer, Window, ask, why
from biokg.ask.labels import Thing
from biokg.ask.questions import Question
from biokg.errors import BiokgError
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.answers import FORMATS, Told, print_answer

_DESCRIPTION = """\
Ask a saved question; without one, list them. The question's own options follow its name:
`biokg ask QUESTION --help` shows them.
按名称提问；不带名称则列出全部问题（--lang zh 用中文）。"""
_EXAMPLES = (
    "biokg ask",
    "biokg ask anchors --min-clusters 3 --why",
    "biokg ask output --place 苏州工业园区 --format csv",
    "biokg ask anchors --help",
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def run(words: list[str]) -> int:
    """Run ``biokg ask``."""
    general = _general(options.parser("ask", _DESCRIPTION, _EXAMPLES))
    general.add_argument("question", nargs="?", help="the name of a saved question")
    if any(word in {"-h", "--help"} for word in words):
        words = [word for word in words if word not in {"-h", "--help"}]
        name = general.parse_known_args(words)[0].question
        (general if name is None else _of_question(_saved(name))).print_help()
        return 0
    known, _ = general.parse_known_args(words)
    if known.question is None:
        general.parse_args(words)
        _list(known.lang)
        return 0
    saved = _saved(known.question)
    return _answer(saved, _of_question(saved).parse_args(words))


def _general(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    options.add_format(parser, FORMATS)
    parser.add_argument("--why", action="store_true", help="with the sentences that each row rests on 附原文")
    options.add_language(parser)
    parser.add_argument("--limit", type=options.natural, metavar="N", help="at most N rows")
    parser.add_argument("--offset", type=options.natural, default=0, metavar="N", help="skip the first N rows")
    parser.add_argument("--explain", action="store_true", help="say first how the question was understood")
    options.add_store(parser)
    return parser


def _saved(name: str) -> Question:
    if name not in questions.names() and _NAME.fullmatch(name) is None:
        offered = ", ".join(questions.names())
        raise BiokgError(f"questions in words are not understood yet: {name!r}. Ask by name: {offered}.")
    return questions.question(name)


def _of_question(saved: Question) -> argparse.ArgumentParser:
    about = "\n".join((saved.description["en"], saved.description["zh"]))
    parser = options.parser(f"ask {saved.name}", about, _command_lines(saved))
    parser.add_argument("question", help=argparse.SUPPRESS)
    own = parser.add_argument_group("the question's parameters (a thing by any of its names in either language)")
    for parameter in saved.parameters:
        flags = dict.fromkeys(f"--{parameter.name.replace('_', mark)}" for mark in "-_")
        default = f" (default: {parameter.default})" if parameter.default else ""
        needed = " (needed)" if parameter.required else ""
        text = f"{parameter.labels['en']} {parameter.labels['zh']}{default}{needed}"
        own.add_argument(
            *flags, dest=f"of_{parameter.name}", metavar=parameter.type.upper(), help=text.replace("%", "%%")
        )
    return _general(parser)


def _command_lines(saved: Question) -> list[str]:
    """Return ways of asking on the command line, made from the examples of the parameters."""
    needed = [one for one in saved.parameters if one.required]
    lines = [
        " ".join(
            ["biokg ask", saved.name, *(f"--{one.option} {_quoted(one.example[language])}" for one in some), *extra]
        )
        for language, extra in (("en", ()), ("zh", ("--lang zh",)))
        for some in (needed, saved.parameters)
    ]
    return list(dict.fromkeys(lines))


def _quoted(value: str) -> str:
    """Quote a value for a shell; a Chinese name needs no quotes, though `shlex` would give it some."""
    return value if re.fullmatch(r"[\w.,:/-]+", value) else quote(value)


def _list(language: str) -> None:
    names = questions.names()
    width = max(map(len, names), default=0)
    for name in names:
        print(f"{name:<{width}}  {questions.question(name).summary[language]}")


def _answer(saved: Question, arguments: argparse.Namespace) -> int:
    given = {key[3:]: text for key, text in vars(arguments).items() if key.startswith("of_") and text is not None}
    view = open_view(arguments.store)
    answer = ask(view, saved.name, given, Window(arguments.limit, arguments.offset))
    for note in answer.notes:
        print(note, file=sys.stderr)
    if arguments.explain:
        if arguments.format == "json":
            print(json.dumps(_understood(answer), ensure_ascii=False))
            return 0
        values = ", ".join(f"{name} = {_told(value)}" for name, value in answer.parameters.items())
        print(f"asked {saved.name} ({saved.summary[arguments.lang]}){': ' if values else ''}{values}", file=sys.stderr)
    print_answer(Told(answer, arguments.lang, why(view, answer) if arguments.why else None), arguments.format)
    if arguments.format == "table":
        print(f"{len(answer.rows)} {'row' if len(answer.rows) == 1 else 'rows'}", file=sys.stderr)
    return 0


def _understood(answer: Answer) -> dict[str, Any]:
    values = {name: value.iri if isinstance(value, Thing) else value for name, value in answer.parameters.items()}
    plain = {name: value if isinstance(value, str | int) else int(value) for name, value in values.items()}
    name = answer.question.name
    return {"question": name, "query": name, "parameters": plain, "score": 1.0, "alternatives": []}


def _told(value: object) -> str:
    if isinstance(value, Thing):
        return f"{value.text('en')} <{value.iri}>"
    return str(value)
