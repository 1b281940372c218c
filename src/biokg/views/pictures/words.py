"""The words of the pictures, out of ``data/pictures/words.tsv``."""

import csv
from collections.abc import Iterator
from functools import cache

from biokg.resources import shipped


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of ``data/pictures``."""
    with shipped("data", "pictures", f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")


def word(key: str, language: str, **values: object) -> str:
    """Return the words of `key` in ``en`` or ``zh`` with `values` filled in; a key that has none stands for itself.

    >>> word("counts", "zh", nodes=3, edges=2)
    '3 个对象，2 条连线'
    """
    return _words().get(key, {}).get(language, key).format(**values)


@cache
def _words() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in rows("words")}
