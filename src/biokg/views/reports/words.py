"""The words of the reports in both languages, from a table beside this file."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

from biokg.analysis.texts import Text
from biokg.errors import DataError

Say = Callable[..., str]
"""From a key, and what is to be filled in, to the words."""


def words(language: str) -> Say:
    """Return the function that says things in ``zh`` or ``en``; it raises `DataError` for an unknown key.

    >>> words("zh")("documents-count", count=3)
    '文档 3 篇'
    """

    def say(key: str, **values: object) -> str:
        if key not in _table():
            raise DataError(f"{key!r} is no key of the reports' words.tsv.")
        return _table()[key].in_(language).format(**values)

    return say


@cache
def _table() -> dict[str, Text]:
    with Path(__file__).with_name("words.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(
            (line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return {row["key"]: Text(row["en"], row["zh"]) for row in rows}
