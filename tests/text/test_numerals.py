from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.text.numerals import find_numerals, han_number

DIGITS = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """Write a number below ten thousand in Chinese characters."""
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if zero and written else "") + DIGITS[digit] + name
        zero = not digit
    return written


def values(text: str) -> list[Decimal]:
    return [numeral.value for numeral in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,400", "1400"),
        ("22.5 billion", "22500000000"),
        ("1.2万", "12000"),
        ("7617.14亿", "761714000000"),
        ("700余亿", "70000000000"),
        ("twenty-five", "25"),
        ("one hundred and twenty", "120"),
        ("two hundred thousand", "200000"),
        ("十三", "13"),
        ("一亿二千万", "120000000"),
        ("三点五", "3.5"),
        ("百亿", "10000000000"),
        ("两千三", "2300"),
    ],
)
def test_one_number(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "pd-1",
        "cd38",
        "1+n",
        "[12]",
        "23:36",
        "3.5.1",
        "t+1",
        "5g",
        "covid-19",
        "十四五",
        "二〇二五",
        "三四",
        "数百",
        "几十",
        "one",
        "一个",
    ],
)
def test_no_number(text: str) -> None:
    assert values(text) == []


@given(st.integers(1, 9999))
def test_chinese_numbers_read_back(number: int) -> None:
    assert han_number(in_han(number)) == number


@given(st.text(alphabet=DIGITS + "十百千万亿两〇点", max_size=12))
def test_any_chinese_digits_give_a_number_or_none(written: str) -> None:
    value = han_number(written)
    assert value is None or value >= 0


@pytest.mark.parametrize("text", ["1" * 16 + " trillion", "9" * 21 + "亿", "亿亿亿", "三万五万", "五亿三亿"])
def test_no_number_is_made_of_what_no_text_counts(text: str) -> None:
    assert values(text) == []
