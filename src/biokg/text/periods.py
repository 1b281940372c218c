"""From the parts of a written time to its ISO 8601 value and the basis of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from biokg.text.calendar_dates import (
    HALVES,
    QUARTERS,
    Published,
    day_near,
    day_of,
    last_day,
    latest_year_of,
    month_near,
    month_of,
    months_of,
)
from biokg.text.wordlists import table

EXPLICIT = "explicit"
DOCUMENT_DATE = "document-date"
UNRESOLVED = "unresolved"

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Period:
    """A resolved time: ISO value or None, its basis, and the relation that its own words set (else empty)."""

    value: str | None
    basis: str
    relation: str = ""


def period_of(parts: Parts, published: Published | None) -> Period | None:
    """Return what the named parts of a time stand for; None where they are no time (31 April).

    The parts are the groups of `time_patterns.PATTERNS`, in lower case.
    """
    if parts.get("plan"):
        first, last = table("five-year-plan")[_part(parts, "plan")].split("/")
        return Period(last_day(int(last)), EXPLICIT, "end") if parts.get("end") else Period(f"{first}/{last}", EXPLICIT)
    if any(parts.get(word) for word in ("now", "monthword", "dayword")):
        return _near_document(parts, published)
    if parts.get("n"):
        return _span_of_years(parts, published)
    return _of_year(parts, published)


def _part(parts: Parts, name: str) -> str:
    return parts.get(name) or ""


def _near_document(parts: Parts, published: Published | None) -> Period:
    relation = "end" if parts.get("now") else ""
    if published is None:
        return Period(None, UNRESOLVED, relation)
    if parts.get("now"):
        value: str | None = published.iso
    elif parts.get("monthword"):
        value = month_near(published, int(table("month-word-en", "month-word-zh")[_part(parts, "monthword")]))
    else:
        value = day_near(published, int(table("day-word-en", "day-word-zh")[_part(parts, "dayword")]))
    return Period(value, DOCUMENT_DATE if value else UNRESOLVED, relation)


def _span_of_years(parts: Parts, published: Published | None) -> Period:
    """Read ``within three years`` as reaching from the document's year on, ``the past five years`` as ending in it."""
    relation = "" if parts.get("past") else "by"
    if published is None:
        return Period(None, UNRESOLVED, relation)
    years = int(table("small-number")[_part(parts, "n")])
    first, last = (
        (published.year - years, published.year) if parts.get("past") else (published.year, published.year + years)
    )
    return Period(f"{first}/{last}", DOCUMENT_DATE, relation)


def _of_year(parts: Parts, published: Published | None) -> Period | None:
    first, last = _months(parts)
    year, basis = _year(parts, published, first)
    relation = "end" if parts.get("end") else ""
    if year is None:
        return Period(None, UNRESOLVED, relation)
    if parts.get("year2"):
        value = _years(year, int(_part(parts, "year2")), first, last)
    elif first is None or last is None:
        value = last_day(year) if parts.get("end") else f"{year:04d}"
    else:
        value = _in_months(parts, year, first, last)
    return Period(value, basis, relation) if value else None


def _in_months(parts: Parts, year: int, first: int, last: int) -> str | None:
    if parts.get("day"):
        return day_of(year, first, int(_part(parts, "day")))
    if parts.get("end"):
        return last_day(year, first)
    if first == last:
        return month_of(year, first)
    return months_of(year, first, last) if first < last else None


def _years(year: int, year2: int, first: int | None, last: int | None) -> str | None:
    if year2 <= year:
        return None
    return f"{year}/{year2}" if first is None or last is None else f"{month_of(year, first)}/{month_of(year2, last)}"


def _months(parts: Parts) -> tuple[int | None, int | None]:
    """Return the first and last month of the part of a year that is named, None twice for a whole year."""
    if parts.get("month"):
        first = _month(_part(parts, "month"))
        return first, _month(_part(parts, "until")) if parts.get("until") else first
    if parts.get("half"):
        return HALVES[int(table("half").get(_part(parts, "half"), "2"))]
    if parts.get("quarter"):
        return QUARTERS[int(table("quarter")[_part(parts, "quarter")])]
    if parts.get("through"):
        return 1, 3 * int(table("small-number")[_part(parts, "through")])
    if parts.get("months"):
        return 1, int(table("small-number")[_part(parts, "months")])
    return None, None


def _month(written: str) -> int:
    return int(written) if written.isdigit() else int(table("month")[written])


def _year(parts: Parts, published: Published | None, first_month: int | None) -> tuple[int | None, str]:
    if parts.get("year"):
        return int(_part(parts, "year")), EXPLICIT
    if published is None:
        return None, UNRESOLVED
    word = _part(parts, "rel")
    if word:
        steps = int(table("year-word-en", "year-word-zh", "year-of")[word])
        return published.year + steps, DOCUMENT_DATE
    if parts.get("near") and parts.get("month"):
        return _year_near(_part(parts, "near"), first_month or 1, published), DOCUMENT_DATE
    return _year_unsaid(parts, first_month, published), DOCUMENT_DATE


def _year_near(word: str, month: int, published: Published) -> int | None:
    """Return the year of ``next April``, ``last May`` or ``this June``."""
    if word == "this" or published.month is None:
        return published.year if word == "this" else None
    if word == "next":
        return published.year + (month <= published.month)
    return published.year - (month >= published.month)


def _year_unsaid(parts: Parts, first_month: int | None, published: Published) -> int | None:
    """Return the year of a month or season without one: the latest that had begun when the document came out."""
    if parts.get("month") and first_month is not None:
        day = int(_part(parts, "day")) if parts.get("day") else None
        return latest_year_of(published, first_month, day)
    begun = published.month is None or first_month is None or first_month <= published.month
    return published.year if begun else None
