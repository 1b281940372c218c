from collections.abc import Callable

import pytest

from biokg.checks.arithmetic import check_arithmetic
from biokg.model import Claim

Observe = Callable[..., Claim]


def pair(observe: Observe, quote: str, yuan: tuple[str, str], dollars: tuple[str, str]) -> list[Claim]:
    # Unbound figures count too: a conversion is plain from the words between the amounts.
    return [
        observe("fundSize", *yuan, quote=quote, end=len(quote)),
        observe(None, *dollars, quote=quote, end=len(quote), unit="USD", subject=None),
    ]


@pytest.mark.parametrize(
    ("quote", "yuan", "dollars"),
    [
        ("worth 100 million yuan ($14 billion)", ("100000000", "100 million yuan"), ("14000000000", "$14 billion")),
        ("63.05 billion yuan ($9.32 million)", ("63050000000", "63.05 billion yuan"), ("9320000", "$9.32 million")),
        ("交易额2亿美元（约合140亿元）", ("14000000000", "140亿元"), ("200000000", "2亿美元")),
    ],
)
def test_an_implausible_rate_is_flagged(
    observe: Observe, quote: str, yuan: tuple[str, str], dollars: tuple[str, str]
) -> None:
    (finding,) = check_arithmetic(pair(observe, quote, yuan, dollars))
    assert finding.check == "arithmetic/exchange"


@pytest.mark.parametrize(
    ("quote", "yuan", "dollars"),
    [
        (
            "933.7 billion yuan (US$128 billion)",
            ("933700000000", "933.7 billion yuan"),
            ("128000000000", "US$128 billion"),
        ),
        ("交易额2亿美元（约合14亿元）", ("1400000000", "14亿元"), ("200000000", "2亿美元")),
        ("a fund of 3 billion yuan and $1 billion", ("3000000000", "3 billion yuan"), ("1000000000", "$1 billion")),
    ],
)
def test_a_plausible_rate_or_a_mere_list_passes(
    observe: Observe, quote: str, yuan: tuple[str, str], dollars: tuple[str, str]
) -> None:
    assert check_arithmetic(pair(observe, quote, yuan, dollars)) == []


def test_amounts_of_two_sentences_are_not_paired(observe: Observe) -> None:
    yuan, dollars = pair(observe, "300 yuan ($100)", ("300", "300 yuan"), ("100", "$100"))
    assert check_arithmetic([yuan, dollars]) != []
    moved = observe("fundSize", "100", "$100", unit="USD", start=500, end=520, quote=dollars.quote)
    assert check_arithmetic([yuan, moved]) == []


def test_two_rates_in_one_document_are_flagged_where_rounding_does_not_explain_them(observe: Observe) -> None:
    said = "933.7 billion yuan (US$128 billion)", "240 billion yuan (US$35 billion)"
    first = pair(observe, said[0], ("933700000000", "933.7 billion yuan"), ("128000000000", "US$128 billion"))
    second = pair(observe, said[1], ("240000000000", "240 billion yuan"), ("35000000000", "US$35 billion"))
    (finding,) = check_arithmetic([*first, *second])
    assert finding.check == "arithmetic/exchange"
    assert "7.29" in finding.message
    assert "6.86" in finding.zh
    near = pair(observe, "24 yuan ($3.3)", ("24", "24 yuan"), ("3.3", "$3.3"))
    assert check_arithmetic([*first, *near]) == []
