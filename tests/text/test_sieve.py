import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.text.sieve import Search, Sieve

from .expressions import EXPRESSIONS

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


def spans(patterns: list[re.Pattern[str]], text: str) -> list[tuple[int, int, int]]:
    return [(number, *match.span()) for number, p in enumerate(patterns) for match in p.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[A-Z]+ fund", "AB zone\nCD fund\n\nEF fund, GH fund"),
        ("fund$", "fund\nfund"),
        (r"fund(?=\s*$)", "fund\n\nzone"),
        ("fund[^.]*zone", "fund\nzone"),
        (r"(?<=a\n)fund", "a\nfund"),
        ("(?i:FUND)", "a fund\nno \u017fund"),
    ],
)
def test_a_search_finds_what_the_expression_finds(pattern: str, text: str) -> None:
    found = [match.span() for _, match in Search([("", re.compile(pattern))]).found(text)]
    assert found == [match.span() for match in re.compile(pattern).finditer(text)]


@settings(max_examples=300)
@given(st.lists(EXPRESSIONS, min_size=1, max_size=3), st.text("abksK园区 \n", max_size=24), st.booleans())
def test_a_search_finds_what_its_expressions_find_one_by_one(parts: list[str], text: str, ignoring: bool) -> None:
    patterns = [re.compile(part, re.IGNORECASE if ignoring else 0) for part in parts]
    found = [(number, *match.span()) for number, match in Search(enumerate(patterns)).found(text)]
    assert found == spans(patterns, text)
