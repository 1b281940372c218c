"""Print rows: a table for people, CSV and TSV for programs, Markdown for documents."""

import csv
import shutil
import sys
from collections.abc import Sequence

from biokg.views.plain.printable import printable
from biokg.views.plain.spreadsheet import harmless

_PIPE_WIDTH = 10_000


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
    """Print `rows` under `headings`; `right` says which columns stand to the right. Empty columns are left out."""
    from biokg.views.plain.drawing import drawn

    kept = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    # As wide as the terminal at most; a pipe gets unbroken lines.
    on_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_terminal else _PIPE_WIDTH
    shown = [[row[at] for at in kept] for row in rows]
    sides = [right[at] for at in kept]
    print(drawn([headings[at] for at in kept], shown, sides, width, styled=on_terminal), end="")


def print_separated(headings: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> None:
    """Print `rows` as CSV or, with a tab, TSV; fields that hold the delimiter, quotes or line breaks are quoted.

    CSV is what spreadsheets open, so there no cell is a formula (see `harmless`); TSV has all as it is.
    """
    writer = csv.writer(sys.stdout, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([[harmless(cell) for cell in row] for row in rows] if delimiter == "," else rows)


def print_markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print `rows` as a Markdown table."""
    print(_markdown_line(headings))
    print(_markdown_line(["---"] * len(headings)))
    for row in rows:
        print(_markdown_line(row))


def _markdown_line(cells: Sequence[str]) -> str:
    inside = (" ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split()) for cell in map(printable, cells))
    return f"| {' | '.join(inside)} |"
