"""``biokg export``: the graph as a file for other tools."""

import sys
from pathlib import Path

from biokg.analysis.project import PROJECTIONS
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.exports.export import export

_DESCRIPTION = """\
Write the graph to FILE in the format of its suffix: .gexf .graphml .csv .json .cyjs (networks),
.ttl .nt .jsonld (what is known), .nq .trig (everything, with each document's claims). 按后缀导出。"""
_EXAMPLES = ("biokg export clusters.gexf", "biokg export clusters.gexf --graph firms-clusters", "biokg export all.nq")


def run(words: list[str]) -> int:
    """Run ``biokg export``."""
    parser = options.parser("export", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="what to write; the suffix says the format")
    parser.add_argument("--graph", default="stated", help=f"for a network: {', '.join(PROJECTIONS)} (default: stated)")
    options.add_store(parser)
    arguments = parser.parse_args(words)
    view = open_view(arguments.store)
    report = export(view, arguments.file, arguments.graph)
    counts = ", ".join(f"{count} {what}" for what, count in report.counts.items())
    print(f"{report.path}: {counts}", file=sys.stderr)
    return 0
