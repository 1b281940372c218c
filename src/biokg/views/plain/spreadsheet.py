"""Cells of CSV as a spreadsheet may safely open them."""

from typing import Final

_FORMULA: Final = "=+-@\t\r＝＋－＠"
"""With what a cell begins that a spreadsheet would calculate; the wide ones count in East Asian settings."""


def harmless(cell: str) -> str:
    """Return a cell that is shown and not calculated: text that begins as a formula gets an apostrophe before it.

    Numbers stay, and so does everything in TSV and JSON, which programs read.

    >>> [harmless(cell) for cell in ("=1+1", "-3.5", "+12%", "-", "R&D", "")]
    ["'=1+1", '-3.5', '+12%', "'-", 'R&D', '']
    """
    if not cell or cell[0] not in _FORMULA:
        return cell
    try:
        float(cell.rstrip("%").replace(",", ""))
    except ValueError:
        return f"'{cell}"
    return cell
