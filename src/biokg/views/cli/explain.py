"""``biokg explain``: everything about one thing, with its evidence."""

import json
import sys

from biokg.ask.about import about
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.plain.things import about_lines, about_object

_DESCRIPTION = """\
Everything that the documents say about one thing (given by any of its names), each statement with its sentence.
Statements of tier A are asserted; of B and C they are kept, but no question answers from them.
某一事物的全部陈述，附原文。"""
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
        print(json.dumps(about_object(found, arguments.lang), ensure_ascii=False, indent=1))
    else:
        print(*about_lines(found, arguments.lang), sep="\n")
    return 0
