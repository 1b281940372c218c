"""A table as HTML for a notebook; every text is escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from biokg.views.python.cells import Cell, Thing
from biokg.views.python.rows import NUMBERS, Column, Row, shown


def table(columns: Sequence[Column], rows: Iterable[Row], caption: str) -> str:
    """Return rows under their headings; a thing shows its IRI when pointed at."""
    head = "".join(f'<th title="{escape(one.name)}" {_side(one)}>{escape(one.label)}</th>' for one in columns)
    body = "".join(f"<tr>{''.join(_cell(*pair) for pair in zip(columns, row, strict=True))}</tr>" for row in rows)
    return f'<table class="biokg"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(caption)}</p>'


def _cell(column: Column, cell: Cell) -> str:
    things = cell if isinstance(cell, list) else [cell] if isinstance(cell, Thing) else []
    inside = "; ".join(f'<span title="{escape(one.iri)}">{escape(one.label)}</span>' for one in things)
    return f"<td {_side(column)}>{inside or escape(shown(column, cell))}</td>"


def _side(column: Column) -> str:
    return f'style="text-align:{"right" if column.type in NUMBERS else "left"}"'
