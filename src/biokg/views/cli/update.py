"""``biokg update``: bring a store up to its files and to what was decided."""

from biokg.review import documents
from biokg.views.cli import changing, options

_DESCRIPTION = """\
Bring a store up to its files and to what was decided; only what changed is read. An edited document keeps the
decisions whose quotes still stand, and those that do not are listed (with PATH: of those documents only).
按文件与判定的变化更新图谱。"""
_EXAMPLES = ("biokg update", "biokg update article.txt", "biokg update --decisions ~/reviewed")


def run(words: list[str]) -> int:
    """Run ``biokg update``; 1 when some documents were refused, each named on standard error."""
    parser = options.parser("update", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the path of a file or folder, or a document's id")
    changing.add_options(parser)
    arguments = parser.parse_args(words)
    store, paths, nquads = arguments.store, arguments.paths, arguments.nquads
    return changing.change(arguments, lambda: documents.update(store, paths, nquads=nquads))
