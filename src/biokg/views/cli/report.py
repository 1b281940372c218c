"""``biokg report``: an analysis as one page to read, print and pass on."""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from biokg.errors import UsageError
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.narrowing import add_filters, filters_of, undecided_pairs
from biokg.views.exports.publish import publish, reachable
from biokg.views.plain.counts import counted
from biokg.views.reports.contents import SHOWN, Contents, Wanted, contents
from biokg.views.reports.html import html
from biokg.views.reports.markdown import markdown

_DESCRIPTION = """\
Write a report to FILE: anchors.html (one page that needs nothing else, for screen and print) or anchors.md.
Table, picture, evidence, method and sources, in English or Chinese. 生成锚定企业报告（中文或英文）。"""
_EXAMPLES = (
    "biokg report anchors.html",
    "biokg report anchors.md --lang zh",
    "biokg report out/anchors.html --sector 'gene therapy' --tier B",
)
FORMATS: Final[Mapping[str, Callable[[Contents], str]]] = {".html": html, ".htm": html, ".md": markdown}


def run(words: list[str]) -> int:
    """Run ``biokg report``."""
    parser = options.parser("report", _DESCRIPTION, _EXAMPLES)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="anchors.html or anchors.md (or anchors-2024.html); the name says what of, the suffix in which form",
    )
    parser.add_argument(
        "--min-clusters", type=options.natural, default=2, metavar="N", help="of an anchor (default: 2)"
    )
    parser.add_argument("--top", type=options.natural, default=SHOWN, metavar="N", help=f"how many (default: {SHOWN})")
    options.add_language(parser)
    options.add_store(parser)
    add_filters(parser)
    arguments = parser.parse_args(words)
    write = _format(arguments.file)
    view = open_view(arguments.store)
    wanted = Wanted(
        filters_of(view, arguments), undecided_pairs(), arguments.min_clusters, arguments.top, arguments.lang
    )
    found = contents(view, wanted)
    text = write(found).encode("utf-8", errors="replace")
    publish(arguments.file, lambda output: output.write(text))
    print(f"{arguments.file}: {counted(len(found.rows), arguments.lang)}", file=sys.stderr)
    return 0


def _format(path: Path) -> Callable[[Contents], str]:
    if re.match(r"anchors(?![a-z])", path.stem, re.IGNORECASE) is None:
        raise UsageError(f"{path}: there is no report named {path.stem!r}; reports: anchors (or anchors-and-more).")
    if path.suffix.lower() not in FORMATS:
        raise UsageError(f"{path}: no report has the suffix {path.suffix!r}; suffixes: {', '.join(FORMATS)}.")
    reachable(path)
    return FORMATS[path.suffix.lower()]
