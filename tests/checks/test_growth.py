from collections.abc import Callable

import pytest

from biokg.checks.arithmetic import check_arithmetic
from biokg.model import Claim

Observe = Callable[..., Claim]
GROWTH = "arithmetic/growth"


def checks(claims: list[Claim]) -> list[str]:
    return [finding.check for finding in check_arithmetic(claims)]


@pytest.mark.parametrize("bound", ["exact", "about"])
def test_a_cagr_that_does_not_follow_is_flagged_with_the_rate_that_does(observe: Observe, bound: str) -> None:
    first = observe("industryScale", "761710000000", "761.71 billion yuan", time="2021")
    last = observe("industryScale", "1000000000000", "1 trillion yuan", time="2025", modality="forecast", bound=bound)
    rate = observe("cagr", "8.94", "8.94%", unit="%", time="2021/2025")
    (finding,) = check_arithmetic([first, last, rate])
    assert finding.check == GROWTH
    assert "7.04 %" in finding.message
    assert set(finding.claims) == {rate.id, first.id, last.id}


def test_a_cagr_that_follows_passes(observe: Observe) -> None:
    first = observe("industryScale", "761714000000", "7617.14亿元", time="2021")
    last = observe("industryScale", "984702000000", "9847.02亿元", time="2024")
    assert checks([first, last, observe("cagr", "8.94", "8.94%", unit="%", time="2021/2024")]) == []


def test_rounding_of_the_ends_is_allowed_for(observe: Observe) -> None:
    first = observe("outputValue", "3000000000", "3 billion yuan", time="2022")
    last = observe("outputValue", "4000000000", "4 billion yuan", time="2023")
    assert checks([first, last, observe("growthRate", "37", "37%", unit="%", time="2023")]) == []
    assert checks([first, last, observe("growthRate", "45", "45%", unit="%", time="2023")]) == [GROWTH]


@pytest.mark.parametrize(
    ("value", "bound", "flagged"),
    [
        ("50", "exact", False),
        ("20", "exact", True),
        ("20", "moreThan", False),
        ("70", "moreThan", True),
        ("40", "upTo", True),
    ],
)
def test_yearly_growth_and_its_bounds(observe: Observe, value: str, bound: str, flagged: bool) -> None:
    first = observe("outputValue", "100000000000", "100 billion yuan", time="2022")
    last = observe("outputValue", "150000000000", "150 billion yuan", time="2023")
    rate = observe("growthRate", value, f"{value}%", unit="%", time="2023", bound=bound)
    assert checks([first, last, rate]) == ([GROWTH] if flagged else [])


def test_growth_of_something_else_is_not_compared(observe: Observe) -> None:
    first = observe("outputValue", "100000000000", "100 billion yuan", time="2022", about="biomedicine")
    last = observe("outputValue", "150000000000", "150 billion yuan", time="2023", about="biomedicine")
    exports = observe("growthRate", "3", "3%", unit="%", time="2023", about="exports")
    other = observe("growthRate", "3", "3%", unit="%", time="2023", segment="core area")
    assert checks([first, last, exports, other]) == []


def test_a_limit_is_no_end_to_compute_from(observe: Observe) -> None:
    first = observe("outputValue", "100000000000", "100 billion yuan", time="2022")
    last = observe("outputValue", "150000000000", "more than 150 billion yuan", time="2023", bound="moreThan")
    assert checks([first, last, observe("growthRate", "3", "3%", unit="%", time="2023")]) == []


def test_a_cagr_without_a_first_year_is_of_the_two_years_that_its_document_tells(observe: Observe) -> None:
    first = observe("industryScale", "761710000000", "761.71 billion yuan", time="2021")
    last = observe("industryScale", "1000000000000", "1 trillion yuan", time="2025", modality="forecast")
    rate = observe("cagr", "8.94", "8.94%", unit="%", time="2025")
    (finding,) = check_arithmetic([first, last, rate])
    assert "2021 to 2025" in finding.message
    assert "7.04%" in finding.zh
    between = observe("industryScale", "800000000000", "800 billion yuan", time="2023")
    assert checks([first, between, last, rate]) == []
    elsewhere = observe("cagr", "8.94", "8.94%", unit="%", time="2025", document="d2")
    assert checks([first, last, elsewhere]) == []


def test_growth_of_half_a_year_is_held_against_the_same_half_before(observe: Observe) -> None:
    first = observe("outputValue", "10000000000", "100亿元", time="2024-01/2024-06")
    last = observe("outputValue", "12000000000", "120亿元", time="2025-01/2025-06")
    assert checks([first, last, observe("growthRate", "20", "20%", unit="%", time="2025-01/2025-06")]) == []
    assert checks([first, last, observe("growthRate", "35", "35%", unit="%", time="2025-01/2025-06")]) == [GROWTH]


def test_a_decline_is_growth_below_zero(observe: Observe) -> None:
    first = observe("outputValue", "10000000000", "100亿元", time="2022")
    last = observe("outputValue", "9500000000", "95亿元", time="2023")
    fall = observe("growthRate", "5", "5%", unit="%", time="2023", flags=("decline",))
    assert checks([first, last, fall]) == []
    assert checks([first, last, observe("growthRate", "5", "5%", unit="%", time="2023")]) == [GROWTH]


def test_one_sector_is_one_in_both_languages(observe: Observe) -> None:
    first = observe("outputValue", "10000000000", "100亿元", time="2022", about="生物医药产业")
    last = observe("outputValue", "15000000000", "15 billion yuan", time="2023", about="biomedical industry")
    rate = observe("growthRate", "10", "10%", unit="%", time="2023", about="biomedicine")
    assert checks([first, last, rate]) == [GROWTH]


def test_a_target_bears_out_no_reported_rate(observe: Observe) -> None:
    first = observe("outputValue", "10000000000", "100亿元", time="2023")
    goal = observe("outputValue", "30000000000", "300亿元", time="2024", modality="target")
    rate = observe("growthRate", "8", "8%", unit="%", time="2024")
    assert checks([first, goal, rate]) == []


def test_many_figures_take_no_long(observe: Observe) -> None:
    figures = [observe("outputValue", str(10**9 + n), f"{n}", time=str(2000 + n % 2)) for n in range(2000)]
    rates = [observe("growthRate", "8", "8%", unit="%", time="2001") for _ in range(200)]
    assert set(checks([*figures, *rates])) <= {GROWTH}
