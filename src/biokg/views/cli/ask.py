"""``biokg ask``: saved questions by name, with options made from each question's own parameters."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from biokg.ask import questions
from biokg.ask.answer import Answer, Window, ask, why
from biokg.ask.given import Shown
from biokg.ask.labels import Thing
from biokg.ask.questions import Question
from biokg.errors import BiokgError
from biokg.store.view import open_view
from biokg.views.cli import options, scope
from biokg.views.cli.answers import FORMATS, Told, print_answer
from biokg.views.cli.listing import command_lines, print_questions

_DESCRIPTION = """\
Ask a saved question; without one, list them. The question's own options follow its name:
`biokg ask QUESTION --help` shows them.
按名称提问；不带名称则列出全部问题（--lang zh 用中文）。"""
_EXAMPLES = (
    "biokg ask",
    "biokg ask anchors --min-clusters 3 --why",
    "biokg ask output --place 苏州工业园区 --format csv",
    "biokg ask output --place SIP --as-of 2022 --min-tier B",
    "biokg ask anchors --help",
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def run(words: list[str]) -> int:
    """Run ``biokg ask``."""
    general = _general(options.parser("ask", _DESCRIPTION, _EXAMPLES))
    general.add_argument("question", nargs="?", help="the name of a saved question")
    if any(word in {"-h", "--help"} for word in words):
        known, _ = general.parse_known_args([word for word in words if word not in {"-h", "--help"}])
        (general if known.question is None else of_question(_saved(known.question, known.queries))).print_help()
        return 0
    known, _ = general.parse_known_args(words)
    if known.question is None:
        general.parse_args(words)
        print_questions(known.queries, known.lang)
        return 0
    saved = _saved(known.question, known.queries)
    arguments = of_question(saved).parse_args(words)
    given = {key[3:]: text for key, text in vars(arguments).items() if key.startswith("of_") and text is not None}
    return _answer(saved, given, arguments)


def _general(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    options.add_format(parser, FORMATS)
    parser.add_argument("--why", action="store_true", help="with the sentences that each row rests on 附原文")
    scope.add_scope(parser)
    parser.add_argument(
        "--stated", action="store_true", help="nothing that only follows (after `biokg build --infer`) 不含推得的事实"
    )
    options.add_language(parser)
    parser.add_argument("--limit", type=options.natural, metavar="N", help="at most N rows")
    parser.add_argument("--offset", type=options.natural, default=0, metavar="N", help="skip the first N rows")
    parser.add_argument("--explain", action="store_true", help="say first how the question was understood")
    options.add_queries(parser)
    options.add_store(parser)
    return parser


def _saved(name: str, folder: Path | None) -> Question:
    known = questions.names(folder)
    if name not in known and _NAME.fullmatch(name) is None:
        raise BiokgError(f"questions in words are not understood yet: {name!r}. Ask by name: {', '.join(known)}.")
    return questions.question(name, folder)


def of_question(saved: Question) -> argparse.ArgumentParser:
    """Return the parser of one question: its own parameters beside the options of all."""
    about = "\n".join((saved.description["en"], saved.description["zh"]))
    parser = options.parser(f"ask {saved.name}", about, command_lines(saved))
    parser.add_argument("question", help=argparse.SUPPRESS)
    own = parser.add_argument_group("the question's parameters (a thing by any of its names in either language)")
    for parameter in saved.parameters:
        flags = dict.fromkeys((f"--{parameter.option}", f"--{parameter.name}"))
        default = f" (default: {parameter.default})" if parameter.default else ""
        needed = " (needed)" if parameter.required else ""
        text = f"{parameter.labels['en']} {parameter.labels['zh']}{default}{needed}"
        own.add_argument(
            *flags, dest=f"of_{parameter.name}", metavar=parameter.type.upper(), help=text.replace("%", "%%")
        )
    return _general(parser)


def _answer(saved: Question, given: dict[str, str], arguments: argparse.Namespace) -> int:
    whole = open_view(arguments.store)
    view = scope.known(whole, arguments)
    window = Window(arguments.limit, arguments.offset)
    answer = ask(view, saved, given, window, named_in=whole, stated=arguments.stated)
    for note in answer.notes:
        print(note.said(arguments.lang), file=sys.stderr)
    if arguments.explain and arguments.format == "json":
        print(json.dumps(_understood(answer), ensure_ascii=False))
        return 0
    if arguments.explain:
        values = ", ".join(f"{name} = {_told(value, arguments.lang)}" for name, value in answer.parameters.items())
        print(f"asked {saved.name} ({saved.summary[arguments.lang]}){': ' if values else ''}{values}", file=sys.stderr)
    print_answer(Told(answer, arguments.lang, why(view, answer) if arguments.why else None), arguments.format)
    if arguments.format == "table" or not answer.rows:
        print(options.counted(len(answer.rows), arguments.lang), file=sys.stderr)
    return 0


def _understood(answer: Answer) -> dict[str, Any]:
    values = {name: _plain(value) for name, value in answer.parameters.items()}
    name = answer.question.name
    return {"question": name, "query": name, "parameters": values, "score": 1.0, "alternatives": []}


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
