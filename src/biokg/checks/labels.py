"""The table of Chinese labels, each row with the English that it was made from, and whether it is still fresh."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from biokg import terms
from biokg.checks.report import VIOLATION, Finding
from biokg.errors import DataError

COLUMNS = ("term", "source_label", "label", "source_definition", "definition", "status")
STATUSES = ("draft", "reviewed")
CHECK = "ontology/labels"

_PREFIXES = {"bkg": terms.ONTOLOGY, "sector": terms.THINGS + "sector/"}
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One row of ``labels/zh.tsv``."""

    term: str
    """The full IRI of the term."""
    source_label: str
    label: str
    source_definition: str
    definition: str
    status: str


def read_rows(path: Path) -> tuple[LabelRow, ...]:
    """Return the rows of a label table; raise `DataError` that names the line where it breaks its format."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not lines or tuple(lines[0]) != COLUMNS:
        raise DataError(f"{path.name}: line 1 must be the columns {', '.join(COLUMNS)}.")
    return tuple(_row(path.name, number, cells) for number, cells in enumerate(lines[1:], start=2))


def check_rows(rows: Iterable[LabelRow], english: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    """Yield what is missing, stale or not Chinese; `english` maps each term to its label and definition.

    A row whose English is no longer that of the module is stale: somebody has to look at the Chinese again.
    """
    seen: set[str] = set()
    for row in rows:
        for message in _faults(row, english.get(row.term), row.term in seen):
            yield Finding(VIOLATION, CHECK, row.term, message)
        seen.add(row.term)
    for term in sorted(english.keys() - seen):
        yield Finding(VIOLATION, CHECK, term, "has no row in labels/zh.tsv; add its Chinese label and definition")


def _faults(row: LabelRow, english: tuple[str, str] | None, repeated: bool) -> Iterator[str]:
    if english is None:
        yield "is in labels/zh.tsv but in no module; remove the row"
        return
    if repeated:
        yield "has two rows in labels/zh.tsv; keep one"
    for what, source, now in zip(
        ("label", "definition"), (row.source_label, row.source_definition), english, strict=True
    ):
        if source != now:
            yield f"its Chinese {what} was made from {source!r}, but the module says {now!r}; review the row"
    if not _HAN.search(row.label) or not _HAN.search(row.definition):
        yield "its label or definition in labels/zh.tsv is not Chinese"
    if not row.definition.endswith("。"):
        yield "its Chinese definition is no sentence that ends in 。"
    if row.status not in STATUSES:
        yield f"its status {row.status!r} is none of {', '.join(STATUSES)}"


def _row(name: str, number: int, cells: list[str]) -> LabelRow:
    if len(cells) != len(COLUMNS):
        raise DataError(f"{name}: line {number} has {len(cells)} cells instead of {len(COLUMNS)}.")
    prefix, _, local = cells[0].partition(":")
    if prefix not in _PREFIXES or not local:
        raise DataError(f"{name}: line {number}: term {cells[0]!r} must begin with bkg: or sector:.")
    return LabelRow(_PREFIXES[prefix] + local, *cells[1:])
