"""``biokg ask``: saved questions by name, with options made from each question's own parameters."""

import argparse
import re
import sys
from pathlib import Path

from biokg.ask import questions
from biokg.ask.answer import Window
from biokg.ask.questions import Question
from biokg.store.view import open_view
from biokg.views.asking import Asker, Wanted
from biokg.views.cli import options, scope
from biokg.views.cli.answers import FORMATS, print_answer
from biokg.views.cli.asked import Asked, print_reading, tell
from biokg.views.cli.listing import command_lines, print_questions
from biokg.views.plain.answers import Told

_DESCRIPTION = """\
Ask a saved question by its name or in words; without one, list them. The question's own options follow its name:
`biokg ask QUESTION --help` shows them.
按名称或用一句话提问；不带问题则列出全部问题（--lang zh 用中文）。"""
_EXAMPLES = (
    "biokg ask",
    "biokg ask anchors --min-clusters 3 --why",
    "biokg ask 哪些企业同时布局多个园区？",
    'biokg ask "Which funds in Shanghai are larger than 10 billion yuan?" --explain',
    "biokg ask output --place 苏州工业园区 --format csv",
    "biokg ask output --place SIP --as-of 2022 --min-tier B",
    "biokg ask anchors --help",
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def run(words: list[str]) -> int:
    """Run ``biokg ask``."""
    general = _general(options.parser("ask", _DESCRIPTION, _EXAMPLES))
    general.add_argument("question", nargs="?", help="the name of a saved question, or a question in words")
    if any(word in {"-h", "--help"} for word in words):
        known, _ = general.parse_known_args([word for word in words if word not in {"-h", "--help"}])
        (
            general if known.question is None else of_question(questions.question(known.question, known.queries))
        ).print_help()
        return 0
    known, _ = general.parse_known_args(words)
    if known.question is None:
        general.parse_args(words)
        print_questions(known.queries, known.lang)
        return 0
    if _is_in_words(known.question, known.queries):
        return _ask_in_words(words, known)
    saved = questions.question(known.question, known.queries)
    arguments = of_question(saved).parse_args(words)
    return _answer(saved, _given(arguments), arguments, Asked(saved.name))


def _ask_in_words(words: list[str], known: argparse.Namespace) -> int:
    """Ask what the words mean; parameters given as options count for more than those in the words."""
    from biokg.views.cli import in_words

    found = in_words.find(known)
    if found is None:
        return 1
    arguments = of_question(found.question).parse_args(words)
    asked = Asked(found.text, found.score, found.alternatives, found.notes, in_words=True)
    return _answer(found.question, {**found.given, **_given(arguments)}, arguments, asked)


def _given(arguments: argparse.Namespace) -> dict[str, str]:
    return {key[3:]: text for key, text in vars(arguments).items() if key.startswith("of_") and text is not None}


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


def _is_in_words(text: str, folder: Path | None) -> bool:
    return text not in questions.names(folder) and _NAME.fullmatch(text) is None


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


def _answer(saved: Question, given: dict[str, str], arguments: argparse.Namespace, asked: Asked) -> int:
    window = Window(arguments.limit, arguments.offset)
    wanted = Wanted(scope.scope_of(arguments), window, arguments.stated, arguments.why)
    answer, known, evidence = Asker(open_view(arguments.store)).ask(saved, given, wanted)
    scope.tell(known, arguments)
    for note in answer.notes:
        print(note.said(arguments.lang), file=sys.stderr)
    if arguments.explain and arguments.format == "json":
        print_reading(asked, answer)
        return 0
    if arguments.explain or asked.in_words:
        tell(asked, answer, arguments.lang)
    print_answer(Told(answer, arguments.lang, evidence), arguments.format)
    return 0
