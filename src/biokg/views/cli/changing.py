"""What ``biokg add``, ``remove`` and ``update`` share: their options, and what they say in the end."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from biokg.review.documents import Changed
from biokg.views.cli import options
from biokg.views.cli.build_words import tell
from biokg.views.plain.printable import printable

_KEPT = {
    "en": "{kept} of your decisions on {what} stand, {fallen} fit nothing any more",
    "zh": "您对{what}的判定：{kept} 条仍然有效，{fallen} 条已不再适用",
}
_WHAT = {"en": "these documents", "zh": "这些文档"}


def add_options(to: argparse.ArgumentParser) -> None:
    """Declare --nquads, --lang, --store and --decisions."""
    to.add_argument("--nquads", type=Path, metavar="FILE", help="also write the graph as sorted N-Quads")
    options.add_language(to)
    options.add_store(to)
    options.add_decisions(to)


def change(arguments: argparse.Namespace, changed: Callable[[], Changed]) -> int:
    """Change the store and say what came of it; 1 when some documents were refused."""
    begun = time.monotonic()
    done = changed()
    tell(done.report, arguments.store, arguments.lang)
    for decision, reason in done.fallen:
        quote = " ".join(decision.quote.split())
        print(printable(f"  {decision.document}: {decision.verdict} “{quote}”: {reason}"), file=sys.stderr)
    if done.kept or done.fallen:
        told = {"kept": done.kept, "fallen": len(done.fallen), "what": _WHAT[arguments.lang]}
        print(_KEPT[arguments.lang].format(**told), file=sys.stderr)
    if not done.report.amended:
        from biokg.views.cli import ahead

        ahead.answer_ahead(arguments.store, begun)
    return 1 if done.report.refused else 0
