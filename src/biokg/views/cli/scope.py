"""Which part of what is known a command speaks of: as of a day, and how certain at least."""

import argparse
import sys

from biokg.store.view import View
from biokg.terms import TIERS
from biokg.views.cli import options


def add_scope(to: argparse.ArgumentParser) -> None:
    """Declare --as-of and --min-tier."""
    to.add_argument(
        "--as-of",
        type=options.day,
        metavar="DATE",
        help="only from documents published by that day, month or year 仅用该日及之前发布的文档",
    )
    to.add_argument(
        "--min-tier",
        choices=TIERS,
        default=TIERS[0],
        help="also facts that are bound by inference (B) or hardly at all (C); default: A, asserted 最低可信级别",
    )


def known(whole: View, arguments: argparse.Namespace) -> View:
    """Return the graph of what was published by a day and with less certain facts, where the person asks for that."""
    if arguments.as_of is None and arguments.min_tier == TIERS[0]:
        return whole
    from biokg.pipeline import as_known

    view, left_out = as_known(whole, arguments.min_tier, arguments.as_of)
    if left_out:
        en = f"{left_out} documents without a date up to {arguments.as_of} are left out."
        zh = f"未计入 {left_out} 篇文档：发布日期晚于 {arguments.as_of} 或不明。"
        print(zh if arguments.lang == "zh" else en, file=sys.stderr)
    return view
