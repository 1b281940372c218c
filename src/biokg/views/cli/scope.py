"""Which part of what is known a command speaks of: as of a day, and how certain at least."""

import argparse
import sys

from biokg.terms import TIERS
from biokg.views.asking import Known, Scope
from biokg.views.cli import options
from biokg.views.plain.notes import left_out


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


def scope_of(arguments: argparse.Namespace) -> Scope:
    """Return what the person asks for."""
    return Scope(arguments.min_tier, arguments.as_of)


def tell(known: Known, arguments: argparse.Namespace) -> None:
    """Say how many documents the date leaves out."""
    if known.left_out:
        print(left_out(known.left_out, arguments.as_of).said(arguments.lang), file=sys.stderr)
