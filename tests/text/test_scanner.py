import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.text.scanner import scanner

from .expressions import EXPRESSIONS


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("zone", "(?=[z])"),
        ("(?<![a-z])(?:two|one)", "(?=[ot])"),
        ("[ab]?c", "(?=[abc])"),
        (r"\d|[x-z]", r"(?=[\dx-z])"),
        ("(?i:k)", "(?=[Kk\u212a])"),
    ],
)
def test_it_is_tried_only_where_a_match_can_begin(pattern: str, begins: str) -> None:
    assert scanner(pattern).pattern == f"{begins}(?:{pattern})"


@pytest.mark.parametrize("pattern", ["a?", ".a", "[^a]b", "(?:a|)", "(?i:[a-c])", "(?i:é)", r"\Wa"])
def test_what_may_begin_with_anything_stays_as_it_is(pattern: str) -> None:
    assert scanner(pattern).pattern == pattern


@pytest.mark.parametrize("marks", ["]", "^", "-", "\\\\", "[&&", "a-]", "~~"])
def test_marks_of_a_class_are_characters(marks: str) -> None:
    pattern = "|".join(map(re.escape, marks))
    assert scanner(pattern).findall(f"x{marks}x") == re.findall(pattern, f"x{marks}x")


@settings(max_examples=300)
@given(EXPRESSIONS, st.text("abksK\u017f\u212a园区 \n", max_size=12), st.booleans())
def test_it_matches_what_the_plain_expression_matches(pattern: str, text: str, ignoring: bool) -> None:
    flags = re.IGNORECASE if ignoring else 0
    plain = [match.span() for match in re.compile(pattern, flags).finditer(text)]
    assert [match.span() for match in scanner(pattern, flags).finditer(text)] == plain
