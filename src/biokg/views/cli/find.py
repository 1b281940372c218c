"""``biokg find``: things by a part of a name."""

import sys

from biokg.store.view import open_view
from biokg.views.asking import Asker
from biokg.views.cli import options
from biokg.views.cli.rows import FORMATS, Both, Heading, Line, print_rows
from biokg.views.plain.counts import counted
from biokg.views.plain.things import hit_object

_DESCRIPTION = """\
Find things by the whole, the beginning or a part of any of their names, or nearly that; with --class and no text, list
all of a class, those of most documents first. 按名称的一部分或按类别查找事物。"""
_EXAMPLES = ("biokg find suzhou", "biokg find 恒瑞 --lang zh", "biokg find --class Fund", "biokg find hengrui -f json")
_HEADINGS = (
    Heading("thing", "thing", "事物"),
    Heading("classes", "class", "类别"),
    Heading("name", "name found", "匹配的名称"),
    Heading("documents", "documents", "文档数", right=True),
    Heading("id", "IRI", "IRI"),
)


def run(words: list[str]) -> int:
    """Run ``biokg find``."""
    parser = options.parser("find", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("text", nargs="?", default="", metavar="TEXT", help="a part of a name, in either language")
    parser.add_argument("--class", dest="class_", metavar="CLASS", help="only things of this class, such as Enterprise")
    parser.add_argument("--limit", type=options.natural, default=10, metavar="N", help="at most N (default: 10)")
    options.add_format(parser, FORMATS)
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    if not arguments.text and arguments.class_ is None:
        parser.error("give a part of a name, or --class")
    asker, classes = Asker(open_view(arguments.store)), [arguments.class_] if arguments.class_ else []
    found = [hit_object(hit, arguments.lang) for hit in asker.find(arguments.text, classes, arguments.limit)]
    lines = [
        Line((one["label"], Both("; ".join(one["classes"]), one["classes"]), one["name"], one["documents"], one["id"]))
        for one in found
    ]
    print_rows(_HEADINGS, lines, arguments.format, arguments.lang, why=False)
    if arguments.format == "table" or not found:
        print(counted(len(found), arguments.lang), file=sys.stderr)
    return 0
