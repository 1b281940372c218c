"""``biokg draw``: a picture of the network."""

import sys
from pathlib import Path

from biokg.analysis.project import FIRMS_CLUSTERS, PROJECTIONS
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.exports.export import Choice
from biokg.views.pictures.draw import TOP, draw

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
        "--graph", default=FIRMS_CLUSTERS, help=f"{', '.join(PROJECTIONS)} (default: {FIRMS_CLUSTERS})"
    )
    parser.add_argument(
        "--top", type=options.natural, default=TOP, metavar="N", help=f"draw the N best linked things (default: {TOP})"
    )
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    view = open_view(arguments.store)
    report = draw(view, arguments.file, Choice(arguments.graph, arguments.lang), arguments.top)
    unnamed = f", {report.unnamed} without room for a name" if report.unnamed else ""
    print(f"{report.path}: {report.nodes} things, {report.links} links{unnamed}", file=sys.stderr)
    return 0
