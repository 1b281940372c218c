"""Builds small observations, so that each test shows only what it is about."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest

from biokg.model import Claim, Role

Observe = Callable[..., Claim]

_EMPTY = Claim(
    id="",
    kind="observation",
    document="d1",
    subject=Role("Park", "Suzhou Industrial Park", "SIP"),
    start=0,
    end=100,
    quote="",
    rule="test",
    tier="A",
    unit="CNY",
    bound="exact",
)


@pytest.fixture
def observe() -> Observe:
    """Return a function that makes an observation of `metric` with a value and its printed form."""
    numbers = count(1)

    def make(metric: str | None, value: str, printed: str, **other: object) -> Claim:
        claim = replace(_EMPTY, id=f"c{next(numbers)}", metric=metric, value=Decimal(value), printed=printed)
        # mypy cannot see that a test names fields of Claim.
        return replace(claim, **other)  # type: ignore[arg-type]

    return make
