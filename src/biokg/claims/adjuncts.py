"""What a slotted sentence can be read without: times, amounts, titles and asides between the names (`data/rules/adjuncts.yml`)."""

import re
from functools import cache, lru_cache

import yaml

from biokg.errors import DataError
from biokg.resources import shipped
from biokg.text.sieve import Search

_SPACES = re.compile(r"  +")


@cache
def adjuncts() -> tuple[dict[str, str], ...]:
    """Return the rows of the table; raise `DataError` for one that breaks its form."""
    path = shipped("data", "rules", "adjuncts.yml")
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    for row in rows:
        if set(row) != {"id", "pattern", "from", "to"}:
            raise DataError(f"{path}: row {row.get('id')!r} needs id, pattern, from and to, and nothing else")
    return tuple(rows)


@cache
def _search() -> Search[str]:
    return Search((row["id"], re.compile(row["pattern"])) for row in adjuncts())


@lru_cache(maxsize=64)
def without_adjuncts(slotted: str) -> str:
    """Return a slotted sentence without what can be left out of it.

    >>> without_adjuncts("⟦E0⟧, listed in 2020, has also opened a site in ⟦P1⟧ in May 2024.")
    '⟦E0⟧ has opened a site in ⟦P1⟧.'
    """
    left, end = [], 0
    for start, stop in sorted(match.span() for _, match in _search().found(slotted)):
        if start >= end:
            left.append(slotted[end:start])
            end = stop
        else:
            end = max(end, stop)
    return _SPACES.sub(" ", "".join([*left, slotted[end:]]))
