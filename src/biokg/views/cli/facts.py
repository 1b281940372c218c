"""``biokg facts``: every accepted claim, one JSON object a line."""

import sys
from pathlib import Path

from biokg import pipeline
from biokg.bulk.gathering import How
from biokg.store.view import open_view
from biokg.views.cli import options, work
from biokg.views.cli.build_words import unread_lines

_DESCRIPTION = """\
Print the facts of documents, without touching any store; without PATH, those of the built graph.
One JSON object a line, sorted. 逐行输出事实（JSON）。"""
_EXAMPLES = ("biokg facts article.txt", "biokg facts --document suzhou-park-portal/1 --tier A")


def run(words: list[str]) -> int:
    """Run ``biokg facts``; 1 when some documents were refused, each named on standard error."""
    parser = options.parser("facts", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a document or a folder of them")
    parser.add_argument("--document", metavar="ID", help="only the facts of this document")
    parser.add_argument(
        "--tier", choices=("A", "B", "C"), default="B", help="A asserted, B also inferred, C also unbound (default: B)"
    )
    parser.add_argument("--no-curation", action="store_true", help="leave out what a person decided")
    parser.add_argument("--format", "-f", choices=("jsonl",), default="jsonl", help="jsonl, one object a line")
    options.add_store(parser)
    options.add_decisions(parser)
    work.add_jobs(parser)
    arguments = parser.parse_args(words)

    wanted = {"tier": arguments.tier, "curation": not arguments.no_curation, "document": arguments.document}
    if arguments.paths:
        found = pipeline.facts(arguments.paths, **wanted, how=How(arguments.jobs))
    else:
        found = pipeline.facts_of_store(open_view(arguments.store), **wanted)
    for line in found.lines:
        print(line)
    for refused in found.refused:
        print(f"refused {refused}", file=sys.stderr)
    for line in unread_lines(found.unread):
        print(line, file=sys.stderr)
    for skipped in found.skipped:
        print(f"skipped {skipped}", file=sys.stderr)
    return 1 if found.refused else 0
