"""Times as the facts write them, as first and last day."""

from calendar import monthrange
from functools import lru_cache


@lru_cache(maxsize=4096)
def spell(time: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO 8601 year, month, day or interval; an open end is empty.

    >>> spell("2019"), spell("2024-02"), spell("2021-05-03/2024"), spell("2020/")
    (('2019-01-01', '2019-12-31'), ('2024-02-01', '2024-02-29'), ('2021-05-03', '2024-12-31'), ('2020-01-01', ''))
    """
    first, slash, last = time.partition("/")
    return _first_day(first), _last_day(last if slash else first)


def _first_day(part: str) -> str:
    return part + "-01-01"[len(part) - 4 :] if part else ""


def _last_day(part: str) -> str:
    if len(part) == len("2024-02"):
        return f"{part}-{monthrange(int(part[:4]), int(part[5:]))[1]}"
    return part + "-12-31"[len(part) - 4 :] if part else ""
