"""``biokg add``: add documents to a store that was built before."""

from pathlib import Path

from biokg.review import documents
from biokg.views.cli import changing, options

_DESCRIPTION = """\
Add documents to a store that was built before; only they are read. The outcome is, byte for byte, that of a build
of all documents. An id is what such a build gives; a file whose name would change other ids is refused.
向已有图谱添加文档。"""
_EXAMPLES = ("biokg add article.txt", "biokg add more-news/ --store /tmp/store")


def run(words: list[str]) -> int:
    """Run ``biokg add``; 1 when some documents were refused, each named on standard error."""
    parser = options.parser("add", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a document or a folder of them")
    changing.add_options(parser)
    arguments = parser.parse_args(words)
    store, paths, nquads = arguments.store, arguments.paths, arguments.nquads
    return changing.change(arguments, lambda: documents.add(store, paths, nquads=nquads))
