from datetime import date

import pytest

from biokg.ask.words.numbers import find_numbers

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百亿以上的基金", [("amount", 10**10)]),
        ("10个亿以上", [("amount", 10**9)]),
        ("funds of RMB 5bn", [("amount", 5 * 10**9)]),
        ("a 15b fund", [("amount", 15 * 10**9)]),
        ("100m yuan", [("amount", 10**8)]),
        ("in 2+ clusters", [("count", 2)]),
        ("more than one park", [("count", 1)]),
        ("不止一个集群", [("count", 1)]),
        ("全球前20强", [("rank", 20)]),
        ("上海21年产值", [("year", 2021)]),
        ("二零二三年", [("year", 2023)]),
        ("last year", [("year", 2025)]),
        ("到2030年", [("year", 2030)]),
        ("2021年以来", [("span", 2021)]),
        ("最近三年", [("span", 2026)]),
        ("3年行动计划", [("span", 3)]),
        ("哪两个园区", [("span", 2)]),
        ("亿和billion", []),
        ("前后不一", []),
        ("PD-1 CAR-T G60", []),
    ],
)
def test_numbers_of_questions(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(number.kind, number.value) for number in find_numbers(text, TODAY)] == expected


def test_the_currency_is_kept_as_printed() -> None:
    assert [number.currency for number in find_numbers("over $1 billion, 3亿元, 5 billion", TODAY)] == ["$", "元", ""]
