"""The table of page furniture (`furniture.tsv` beside this file), compiled once."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from biokg.errors import DataError
from biokg.text.sieve import Sieve

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
    return _joined(tuple(row.pattern for row in rows() if row.where == where))


def pattern_for(where: str, text: str) -> re.Pattern[str]:
    """Return those patterns of one place that can match in a text, as one expression; it finds what `pattern` does.

    >>> [found.group() for found in pattern_for("inline", "It grew fast [1][2].").finditer("It grew fast [1][2].")]
    ['[1][2]']
    """
    return _joined(tuple(_sieve(where).live(text)))


@cache
def _sieve(where: str) -> Sieve[str]:
    return Sieve((row.pattern, re.compile(row.pattern)) for row in rows() if row.where == where)


@lru_cache(maxsize=64)
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns) or "(?!)")


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
