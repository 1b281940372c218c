"""The options that commands share, and the parser that they are declared on."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from biokg.resources import decide_in
from biokg.store import pointer
from biokg.store.endpoint import Place, place


class _Once(argparse.Action):
    """Keeps the one value of an option; a second one would silently undo the first."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Store the value."""
        given = vars(namespace).setdefault("given", set())
        if option_string and self.dest in given:
            parser.error(f"{option_string} is given twice")
        given.add(self.dest)
        setattr(namespace, self.dest, values)


def parser(command: str, description: str, examples: Iterable[str]) -> argparse.ArgumentParser:
    """Return the parser of a command, with its examples below the options; it takes no option twice."""
    lines = "\n".join(f"  {example}" for example in examples)
    made = argparse.ArgumentParser(
        prog=f"biokg {command}",
        description=description,
        epilog=f"examples:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    for name in (None, "store"):
        made.register("action", name, _Once)
    return made


def add_store(to: argparse.ArgumentParser) -> None:
    """Declare --store."""
    to.add_argument(
        "--store",
        type=_place,
        default=pointer.default(),
        metavar="DIR",
        help="the store: a folder, or the address of a SPARQL server (default: $BIOKG_STORE or build/store) 图谱库",
    )


def _place(text: str) -> Place:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of a store is empty; give one such as build/store")
    return place(text)


class _Decisions(_Once):
    """Has people's decisions read from, and written to, the folder given, for as long as the program runs."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Take the folder."""
        super().__call__(parser, namespace, values, option_string)
        if isinstance(values, Path):
            decide_in(values)


def add_decisions(to: argparse.ArgumentParser) -> None:
    """Declare --decisions."""
    to.add_argument(
        "--decisions",
        type=folder,
        action=_Decisions,
        metavar="DIR",
        help="the folder of your own decisions, which belongs in your git (default: $BIOKG_DECISIONS or reviewed) 判定",
    )


def add_force(to: argparse.ArgumentParser) -> None:
    """Declare --force."""
    to.add_argument("--force", action="store_true", help="replace what is there 覆盖已有内容")


def add_queries(to: argparse.ArgumentParser) -> None:
    """Declare --queries."""
    to.add_argument("--queries", type=folder, metavar="DIR", help="a folder with questions of your own 自有问题文件夹")


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


def folder(text: str) -> Path:
    """Read the path of a folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of a folder is empty; give one such as build/store")
    return Path(text)


def day(text: str) -> str:
    """Read a day, month or year."""
    from biokg.ask.parameters import date

    found = date(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2024-06-30, 2024-06 or 2024")
    return found


def natural(text: str) -> int:
    """Read a number of rows."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows")
    return int(text)
