"""What a slotted sentence can be read without: times, amounts, titles, asides (`data/rules/adjuncts.yml`)."""

import re
from functools import cache

from biokg.errors import DataError
from biokg.resources import shipped_table
from biokg.text.sieve import Search

_SPACES = re.compile(r"  +")
_SLOT = r"⟦[A-Z]\d+⟧"
# What a Chinese sentence is about: the first name, or several, after a short lead or an owner ("X管理的").
_HEAD = re.compile(
    rf"(?:[^⟦⟧,;。]{{0,10}}{_SLOT}[^⟦⟧,;。、和与及]{{0,6}}的)?[^⟦⟧,;。与和由在]{{0,8}}"
    rf"(?P<head>{_SLOT}(?:(?:、|和|与|及){_SLOT})*)(?![、和与及]?{_SLOT})"
)
_CLAUSE = re.compile(r"[,;](?P<clause>[^,;。§⟦⟧][^,;。§]*)")
_LED = re.compile(rf"(?:其中|另|此外|而|但)|[^⟦⟧由在与于为对向]{{0,3}}{_SLOT}")


@cache
def adjuncts() -> tuple[dict[str, str], ...]:
    """Return the rows of the table; raise `DataError` for one that breaks its form."""
    rows = shipped_table("data", "rules", "adjuncts.yml")
    for row in rows:
        if set(row) != {"id", "pattern", "from", "to"}:
            raise DataError(
                f"data/rules/adjuncts.yml: row {row.get('id')!r} needs id, pattern, from and to, and nothing else"
            )
    return tuple(rows)


@cache
def _search() -> Search[str]:
    return Search((row["id"], re.compile(row["pattern"])) for row in adjuncts())


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


def clauses(slotted: str) -> str:
    """Return the later clauses of a Chinese sentence that have no subject of their own, each with the sentence's.

    >>> clauses("⟦F0⟧由⟦E1⟧设立,管理人为⟦I2⟧,⟦E3⟧也出资。")
    '⟦F0⟧管理人为⟦I2⟧。'
    """
    head = _HEAD.match(slotted)
    if head is None:
        return ""
    own = (match["clause"] for match in _CLAUSE.finditer(slotted, head.end()) if "⟦" in match["clause"])
    return "".join(f"{head['head']}{clause}。" for clause in own if not _LED.match(clause))
