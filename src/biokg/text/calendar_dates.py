"""Dates as ISO 8601 strings: days, months, quarters and halves of years, and steps from a document's own date."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

HALVES = {1: (1, 6), 2: (7, 12)}
QUARTERS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}


@dataclass(frozen=True, slots=True)
class Published:
    """A document's date as far as it is known: the year alone, with the month, or the whole day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """The date as it was given."""
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)


def published_on(written: str | None) -> Published | None:
    """Read an ISO day, month or year; None where there is none or it is no date.

    >>> published_on("2025-09-02"), published_on("2020"), published_on("soon")
    (Published(year=2025, month=9, day=2), Published(year=2020, month=None, day=None), None)
    """
    parts = (written or "").split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return None
    year, month, day = [*map(int, parts), None, None][:3]
    if year is None or not 1900 <= year < 3000 or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Published(year, month, day)


def over_by(written: str | None) -> str | None:
    """Return the last day of an ISO day, month or year; None where there is none or it is no date.

    >>> over_by("2024-02"), over_by("2020"), over_by("2025-09-02"), over_by(None)
    ('2024-02-29', '2020-12-31', '2025-09-02', None)
    """
    found = published_on(written)
    if found is None:
        return None
    month = found.month or 12
    return Published(found.year, month, found.day or calendar.monthrange(found.year, month)[1]).iso


def month_of(year: int, month: int) -> str:
    """Return a month as ISO (neither part is checked)."""
    return f"{year:04d}-{month:02d}"


def months_of(year: int, first: int, last: int) -> str:
    """Return the interval from one month of a year to another.

    >>> months_of(2025, 1, 6)
    '2025-01/2025-06'
    """
    return f"{month_of(year, first)}/{month_of(year, last)}"


def day_of(year: int, month: int, day: int) -> str | None:
    """Return a day as ISO, None where the month has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{month_of(year, month)}-{day:02d}"


def last_day(year: int, month: int = 12) -> str:
    """Return the last day of a month, or of a year.

    >>> last_day(2024, 2), last_day(2023)
    ('2024-02-29', '2023-12-31')
    """
    return f"{month_of(year, month)}-{calendar.monthrange(year, month)[1]:02d}"


def month_near(published: Published, steps: int) -> str | None:
    """Return the month so many steps from the document's own; None where its month is not known."""
    if published.month is None:
        return None
    index = published.year * 12 + published.month - 1 + steps
    return month_of(index // 12, index % 12 + 1)


def day_near(published: Published, steps: int) -> str | None:
    """Return the day so many steps from the document's own; None where its day is not known."""
    if published.month is None or published.day is None:
        return None
    return (date(published.year, published.month, published.day) + timedelta(days=steps)).isoformat()


def latest_year_of(published: Published, month: int, day: int | None = None) -> int | None:
    """Return the year in which a month (or day) of no year last came, seen from the document's date.

    >>> latest_year_of(Published(2025, 3), 9), latest_year_of(Published(2025, 10, 12), 9)
    (2024, 2025)
    """
    if published.month is None:
        return None
    ahead = month > published.month
    if month == published.month and day is not None and published.day is not None:
        ahead = day > published.day
    return published.year - 1 if ahead else published.year
