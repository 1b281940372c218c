"""``biokg path``: the shortest ways in which two things are connected, in words."""

import json
import sys

from biokg.ask.path import paths
from biokg.store.view import open_view
from biokg.views.asking import Asker
from biokg.views.cli import options, scope
from biokg.views.plain.ways import unconnected, ways_lines, ways_object

_DESCRIPTION = """\
The shortest ways in which two things are connected, step by step in words, each with its sentence.
No way leads through a country. 两个事物之间的最短联系，逐步说明并附原文。"""
_EXAMPLES = (
    "biokg path Roche Hengrui",
    "biokg path 恒瑞医药 药明生物 --lang zh",
    "biokg path Roche Hengrui --ways 2 --format json",
)


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
    asker = Asker(open_view(arguments.store))
    known = asker.known(scope.scope_of(arguments))
    scope.tell(known, arguments)
    found = paths(known.view, arguments.start, arguments.end, arguments.ways, asker.whole)
    for note in found.notes:
        print(note.said(arguments.lang), file=sys.stderr)
    if arguments.format == "json":
        print(json.dumps(ways_object(found, arguments.lang), ensure_ascii=False, indent=1))
    elif found.ways:
        print(*ways_lines(found, arguments.lang), sep="\n")
    else:
        print(unconnected(found, arguments.lang), file=sys.stderr)
    return 0
