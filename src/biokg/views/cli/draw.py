"""``biokg draw``: a picture of the network."""

import sys
from pathlib import Path

from biokg.analysis.project import FIRMS_CLUSTERS
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.narrowing import add_filters, filters_of
from biokg.views.exports.export import Choice
from biokg.views.pictures.draw import GRAPHS, TOP, draw

_DESCRIPTION = """\
Draw the network to FILE, as .svg or .png (with the extra png). 绘制网络图。"""
_EXAMPLES = (
    "biokg draw firms-clusters.svg",
    "biokg draw network.svg --graph stated --top 40 --lang zh",
    "biokg draw clusters-map.svg --graph map",
)


def run(words: list[str]) -> int:
    """Run ``biokg draw``."""
    parser = options.parser("draw", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="what to write: .svg or .png")
    parser.add_argument(
        "--graph",
        default=FIRMS_CLUSTERS,
        metavar="NAME",
        help=f"{', '.join(GRAPHS)} (default: {FIRMS_CLUSTERS}) 网络投影",
    )
    parser.add_argument(
        "--top", type=options.natural, default=TOP, metavar="N", help=f"draw the N best linked things (default: {TOP})"
    )
    options.add_language(parser)
    options.add_store(parser)
    add_filters(parser)
    arguments = parser.parse_args(words)
    view = open_view(arguments.store)
    choice = Choice(arguments.graph, arguments.lang, filters_of(view, arguments))
    report = draw(view, arguments.file, choice, arguments.top)
    unnamed = f", {report.unnamed} without room for a name" if report.unnamed else ""
    counts = f"{_counted(report.nodes, 'thing')}, {_counted(report.links, 'link')}"
    print(f"{report.path}: {counts}{unnamed}", file=sys.stderr)
    return 0


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
