import re

import pytest

from biokg.text.sieve import Sieve

RULES = Sieve([(1, re.compile("fund of")), (2, re.compile("园区")), (3, re.compile(r"\d")), (4, re.compile("a.*sks"))])


@pytest.mark.parametrize(
    ("text", "live"),
    [("", [3]), ("a fund of funds", [1, 3]), ("FUND OF", [1, 3]), ("园区", [2, 3]), ("a xx sks", [3, 4]), ("sk", [3])],
)
def test_only_what_can_match_is_live(text: str, live: list[int]) -> None:
    assert RULES.live(text) == live


def test_where_letters_fold_in_unusual_ways_everything_is_live() -> None:
    pattern = re.compile("skill", re.IGNORECASE)
    assert pattern.search("\u017f\u212aill")
    assert Sieve([(1, pattern)]).live("\u017f\u212aill") == [1]


def test_a_sieve_of_nothing_lets_nothing_through() -> None:
    assert Sieve[int]([]).live("text") == []
