"""Alarms that a person has seen: the source itself says so (`alarms.tsv`, one line each)."""

from dataclasses import dataclass

from biokg.errors import DataError
from biokg.journal import append
from biokg.resolve.tables import read_rows
from biokg.resources import decided

LOG = "alarms.tsv"
_COLUMNS = ("alarm", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """One alarm, by its IRI, and who saw it."""

    alarm: str
    who: str
    when: str
    why: str


def read_acknowledged() -> tuple[Acknowledged, ...]:
    """Return the alarms that were acknowledged, in the order in which they were; `DataError` for a broken log."""
    log = decided(LOG)
    return tuple(Acknowledged(**row) for _, row in read_rows(log, _COLUMNS)) if log.exists() else ()


def acknowledge(seen: Acknowledged) -> str:
    """Append one line to the log and return it; raises `DataError` for what could not be read back."""
    cells = [getattr(seen, name) for name in _COLUMNS]
    if not all(cell.strip() and cell.isprintable() for cell in cells):
        raise DataError(f"{decided(LOG)}: each cell must be a text without tabs and line breaks, not {cells}.")
    line = "\t".join(cells)
    append(decided(LOG), line, "\t".join(_COLUMNS) + "\n")
    return line
