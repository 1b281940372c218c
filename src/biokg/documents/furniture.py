"""The table of page furniture (`furniture.tsv` beside this file), compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from biokg.errors import DataError

PLACES = ("line", "start", "links", "rest", "inline", "teaser")
_TABLE = Path(__file__).with_name("furniture.tsv")


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern, where it applies, and an example that it must match and one that it must spare."""

    where: str
    pattern: str
    matches: str
    spares: str


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the table in its order.

    Raises DataError, naming the row, when a row has not four cells or an unknown place.
    """
    found = []
    for number, line in enumerate(_TABLE.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "where\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or cells[0] not in PLACES:
            raise DataError(
                f"{_TABLE.name}, row {number}: expected one of {', '.join(PLACES)} and three cells: {line!r}"
            )
        found.append(Row(*cells))
    return tuple(found)


@cache
def pattern(where: str) -> re.Pattern[str]:
    """Return all patterns of one place as one expression.

    >>> bool(pattern("line").fullmatch("Special Reports"))
    True
    """
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows() if row.where == where))


def is_furniture(head: str) -> bool:
    """Tell whether a whole line, folded, is page furniture of any kind.

    >>> is_furniture("责任编辑:王芳"), is_furniture("园区再添新企业")
    (True, False)
    """
    return bool(
        pattern("line").fullmatch(head)
        or pattern("start").match(head)
        or pattern("links").fullmatch(head)
        or pattern("rest").fullmatch(head)
    )
