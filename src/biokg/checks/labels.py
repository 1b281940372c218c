"""The table of Chinese texts, each row with the English that it was made from, and whether it is still fresh."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, Finding
from biokg.errors import DataError

COLUMNS: Final = ("term", "property", "source", "translation", "status")
STATUSES: Final = ("draft", "reviewed")
LABEL: Final = foreign.RDFS + "label"
PROPERTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": foreign.TITLE,
        "description": foreign.DCTERMS + "description",
        "label": LABEL,
        "definition": foreign.SKOS + "definition",
        "scopeNote": foreign.SKOS + "scopeNote",
        "example": foreign.SKOS + "example",
    }
)
"""What of a term or module is said in both languages: the word of the table and the property that it stands for."""

CHECK = "ontology/labels"

_PREFIXES = {"bkg": terms.ONTOLOGY, "sector": terms.THINGS + "sector/", "module": terms.ONTOLOGY_GRAPH + "/"}
_HAN = re.compile(r"[㐀-鿿]")
# A code such as 310000 is the same in both languages; a sentence is not.
_SENTENCES = ("description", "definition", "scopeNote")

English = Mapping[tuple[str, str], str]
"""Term and property (a word of `PROPERTIES`) to the English text of the module."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One row of ``labels/zh.tsv``."""

    term: str
    """The full IRI of the term or module."""
    property: str
    """A key of `PROPERTIES`."""
    source: str
    translation: str
    status: str


def read_rows(path: Path) -> tuple[Translation, ...]:
    """Return the rows of a table of translations; raise `DataError` that names the line where it breaks its format."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not lines or tuple(lines[0]) != COLUMNS:
        raise DataError(f"{path.name}: line 1 must be the columns {', '.join(COLUMNS)}.")
    return tuple(_row(path.name, number, cells) for number, cells in enumerate(lines[1:], start=2))


def check_rows(rows: Iterable[Translation], english: English) -> Iterator[Finding]:
    """Yield what is missing, stale, repeated or not Chinese.

    A row whose English is no longer that of the module is stale: somebody has to look at the Chinese again.
    """
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.term, row.property)
        for message in _faults(row, english.get(key), key in seen):
            yield Finding(VIOLATION, CHECK, row.term, message)
        seen.add(key)
    for term, property_ in sorted(english.keys() - seen):
        message = f"its {property_} has no row in labels/zh.tsv; add its Chinese"
        yield Finding(VIOLATION, CHECK, term, message)


def _faults(row: Translation, english: str | None, repeated: bool) -> Iterator[str]:
    if english is None:
        yield f"its {row.property} is in labels/zh.tsv but in no module; remove the row"
        return
    if repeated:
        yield f"its {row.property} has two rows in labels/zh.tsv; keep one"
    if row.source != english:
        what = f"the Chinese {row.property} was made from {row.source!r}, but the module says {english!r}"
        yield f"{what}; review the row"
    if row.property != "example" and not _HAN.search(row.translation):
        yield f"its {row.property} {row.translation!r} in labels/zh.tsv is not Chinese"
    if row.translation != row.translation.strip() or not row.translation:
        yield f"its {row.property} in labels/zh.tsv is empty or has white space at an end"
    if row.property in _SENTENCES and not row.translation.endswith("。"):
        yield f"its Chinese {row.property} is no sentence that ends in 。"
    if row.status not in STATUSES:
        yield f"its status {row.status!r} is none of {', '.join(STATUSES)}"


def _row(name: str, number: int, cells: list[str]) -> Translation:
    if len(cells) != len(COLUMNS):
        raise DataError(f"{name}: line {number} has {len(cells)} cells instead of {len(COLUMNS)}.")
    prefix, _, local = cells[0].partition(":")
    if prefix not in _PREFIXES or not local:
        raise DataError(f"{name}: line {number}: term {cells[0]!r} must begin with {':, '.join(_PREFIXES)}:.")
    if cells[1] not in PROPERTIES:
        raise DataError(f"{name}: line {number}: property {cells[1]!r} is none of {', '.join(PROPERTIES)}.")
    # The header file stands for the whole ontology, whose IRI is no module's.
    term = terms.ONTOLOGY_GRAPH if cells[0] == "module:biokg" else _PREFIXES[prefix] + local
    return Translation(term, *cells[1:])
