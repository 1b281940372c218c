import re

import pytest

from biokg.text.one_line import is_within_lines


@pytest.mark.parametrize(
    "pattern",
    [
        "zone",
        "a.b",
        r"[^\n]+",
        r"\d{4}",
        "(?:a|b)+c?",
        r"zone(?=[^\n]{0,300}park)",
        r"zone(?=\spark)",
        "(?<=\n)zone",
        "zone$",
    ],
)
def test_all_of_it_lies_on_one_line(pattern: str) -> None:
    assert is_within_lines(re.compile(pattern), 100)


@pytest.mark.parametrize(
    "pattern",
    [r"a\sb", "[^.]", r"\W", "a\nb", "(?s:.)", "(?:a|b\n)", r"zone(?=[^.]{0,300}park)", r"zone(?!\s*$)", r"(a)\1"],
)
def test_some_of_it_may_lie_on_the_next_line(pattern: str) -> None:
    assert not is_within_lines(re.compile(pattern), 100)
