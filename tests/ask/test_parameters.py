from decimal import Decimal

import pytest

from biokg.ask.parameters import amount, checked, typed
from biokg.ask.questions import Parameter, question
from biokg.errors import UsageError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10 billion", "10000000000"),
        ("100亿", "10000000000"),
        ("RMB 22.5 billion", "22500000000"),
        ("¥1.5bn", "1500000000"),
        ("5000万元人民币", "50000000"),
        ("2.5e9", "2500000000"),
        ("1,500,000", "1500000"),
        ("0", "0"),
        ("ten billion yuan", "10000000000"),
        ("五十亿", "5000000000"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert str(amount(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "10 dozen",
        "10 USD",
        "US$2 billion",
        "-5",
        "1e999",
        "10 and 20 billion",
        "10亿亿亿",
        "more than 10 billion",
    ],
)
def test_what_is_no_amount_of_yuan_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no amount of yuan"):
        amount(text, "min_size")


def parameter(type_: str) -> Parameter:
    return Parameter("what", type_, False, None, (), ("one", "two"), {}, {})


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [("year", "2023", 2023), ("integer", "-3", -3), ("text", "x", "x"), ("choice", "one", "one")],
)
def test_values(type_: str, text: str, value: int | str | Decimal) -> None:
    assert typed(parameter(type_), text) == value


@pytest.mark.parametrize(
    ("type_", "text"),
    [("year", "23"), ("year", "２０２３"), ("integer", "3.5"), ("integer", "three"), ("choice", "six")],
)
def test_what_is_not_of_the_type_is_refused(type_: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"what '{text}'"):
        typed(parameter(type_), text)


def test_a_default_is_filled_in_and_a_dash_is_an_underscore() -> None:
    anchors = question("anchors")
    assert [text for _, text in checked(anchors, {})] == ["2"]
    assert [text for _, text in checked(anchors, {"min-clusters": "3"})] == ["3"]


def test_an_unknown_parameter_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no parameter 'city'; its parameters: place, year"):
        checked(question("output"), {"city": "x"})


def test_a_needed_parameter_is_asked_for() -> None:
    with pytest.raises(UsageError, match="needs cluster"):
        checked(question("cluster-profile"), {})
