"""Draws tables as text; apart from what calls it, for the library behind it is slow to load."""

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from biokg.views.plain.printable import printable


def drawn(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int, *, styled: bool = False
) -> str:
    """Return a table that knows how wide Chinese is, at most `width` wide; `right` says what stands to the right.

    `styled` is for a terminal, where headings are bold.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading, to_right in zip(headings, right, strict=True):
        table.add_column(heading, justify="right" if to_right else "left", overflow="fold")
    for row in rows:
        # Text, for a plain string would be searched for markup such as "[bold]".
        table.add_row(*(Text(printable(cell)) for cell in row))
    text = StringIO()
    Console(file=text, width=width, highlight=False, force_terminal=styled or None).print(table)
    return "\n".join(line.rstrip(" ") for line in text.getvalue().split("\n"))
