"""Times as the facts write them, compared by day."""

import re
from typing import Final

from biokg.errors import UsageError

_PART: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FIRST, _LAST = "0000-01-01", "9999-12-31"


def bounds(time: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO 8601 year, month, day or interval; either end may be left open.

    Raise `UsageError` for anything else. (A month's last day is written as 31, which is enough to compare.)

    >>> bounds("2019"), bounds("2021-05/2024"), bounds("2020/")
    (('2019-01-01', '2019-12-31'), ('2021-05-01', '2024-12-31'), ('2020-01-01', '9999-12-31'))
    """
    first, slash, last = time.partition("/")
    last = last if slash else first
    if time in {"", "/"} or not all(_PART.fullmatch(part) for part in (first, last) if part):
        raise UsageError(f"{time!r} is no time; write 2019, 2025-05, 2025-08-30 or an interval such as 2021/2024.")
    if first and last and last < first[: len(last)]:
        raise UsageError(f"{time!r} ends before it begins.")
    return (first + _FIRST[len(first) :] if first else _FIRST), (last + _LAST[len(last) :] if last else _LAST)


def overlap(one: str, other: str) -> bool:
    """Say whether two times have a day in common.

    >>> overlap("2019", "2018-07/2019-03"), overlap("2020", "2021/")
    (True, False)
    """
    (first, last), (from_, until) = bounds(one), bounds(other)
    return first <= until and from_ <= last
