"""The options that commands share, and the parser that they are declared on."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

STORE = Path("build/store")
"""Where the store lies unless --store or BIOKG_STORE says otherwise."""


def parser(command: str, description: str, examples: Iterable[str]) -> argparse.ArgumentParser:
    """Return the parser of a command, with its examples below the options."""
    lines = "\n".join(f"  {example}" for example in examples)
    return argparse.ArgumentParser(
        prog=f"biokg {command}",
        description=description,
        epilog=f"examples:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def add_store(to: argparse.ArgumentParser) -> None:
    """Declare --store."""
    default = Path(os.environ.get("BIOKG_STORE") or STORE)
    to.add_argument(
        "--store", type=Path, default=default, metavar="DIR", help="the store (default: $BIOKG_STORE or build/store)"
    )


def add_language(to: argparse.ArgumentParser) -> None:
    """Declare --lang."""
    to.add_argument("--lang", choices=("en", "zh"), default="en", help="language of labels and headings 语言")


def add_format(to: argparse.ArgumentParser, formats: Iterable[str], machine: str = "csv") -> None:
    """Declare --format: a table on a terminal, `machine` in a pipe or file."""
    offered = tuple(formats)
    to.add_argument(
        *("--format", "-f"),
        choices=offered,
        metavar="FORMAT",
        default="table" if sys.stdout.isatty() else machine,
        help=f"{', '.join(offered)} (default: table on a terminal, else {machine})",
    )


def natural(text: str) -> int:
    """Read a number of rows."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows")
    return int(text)
