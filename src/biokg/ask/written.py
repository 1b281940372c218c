"""The values that programs give (numbers, dates, lists, things), written as a person would type them."""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from operator import index
from typing import Protocol, SupportsIndex, runtime_checkable

from biokg.errors import UsageError

Written = str | tuple[str, ...]
"""One value, or the values of a list."""


@runtime_checkable
class HasIri(Protocol):
    """A thing of any door: whatever says its IRI."""

    @property
    def iri(self) -> str:
        """The IRI."""
        ...


def written(name: str, value: object) -> Written:
    """Return the value of the parameter `name` as text, a list as texts; raise `UsageError` for one that has none.

    >>> from datetime import date
    >>> written("min_size", Decimal("1E+10")), written("since", date(2024, 6, 30)), written("metric", ["a", "b"])
    ('10000000000', '2024-06-30', ('a', 'b'))
    """
    if isinstance(value, Iterable) and not isinstance(value, str | HasIri | bytes | dict):
        return tuple(_one(name, each) for each in value)
    return _one(name, value)


def _one(name: str, value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, HasIri):
        return value.iri
    if isinstance(value, date):
        return value.isoformat()[:10]
    if not isinstance(value, bool):
        if isinstance(value, Decimal) and value.is_finite():
            return f"{value:f}"
        if isinstance(value, float) and math.isfinite(value):
            # The shortest digits that mean this number, not those of the nearest fraction of two.
            return f"{Decimal(repr(float(value))):f}".removesuffix(".0")
        if isinstance(value, SupportsIndex):
            return str(index(value))
    raise UsageError(
        f"{name} {value!r} is no value: give a text, a number, a date, a thing, or a list of these.",
        f"{name} 的值 {value!r} 无法理解：请给出文字、数字、日期、事物或其列表。",
    )
