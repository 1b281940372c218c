"""``biokg remove``: remove documents from a store, given by path or id."""

from biokg.review import documents
from biokg.views.cli import changing, options

_DESCRIPTION = """\
Remove documents from a store, given by path or id; the files stay where they are. The outcome is, byte for byte,
that of a build of the others. An article of a digest goes with its file.
从图谱中移除文档（文件保留）。"""
_EXAMPLES = ("biokg remove article.txt", "biokg remove news/old.txt --store /tmp/store")


def run(words: list[str]) -> int:
    """Run ``biokg remove``; 1 when some documents were refused, each named on standard error."""
    parser = options.parser("remove", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="the path of a file or folder, or a document's id")
    changing.add_options(parser)
    arguments = parser.parse_args(words)
    store, paths, nquads = arguments.store, arguments.paths, arguments.nquads
    return changing.change(arguments, lambda: documents.remove(store, paths, nquads=nquads))
