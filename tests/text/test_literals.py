import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.text.literals import needs_of

from .expressions import EXPRESSIONS


def needs(pattern: str, flags: int = 0) -> list[list[str]]:
    return [sorted(need) for need in needs_of(re.compile(pattern, flags))]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("zone", [["zone"]]),
        ("ZONE|Park", [["park", "zone"]]),
        ("firms?", [["firm"]]),
        ("(?P<a>home|host) to", [["home to", "host to"]]),
        ("[园区]里", [["区里", "园里"]]),
        ("in [A-Z]+ park", [[" park"], ["in "]]),
        (r"(?<=in )\bpark(?!ing)", [["park"]]),
        ("(?:ab){2,}c", [["ab"], ["c"]]),
        ("(?i:Zone)", [["zone"]]),
        ("(?>zone)s", [["zones"]]),
        ("zone (?=park|bay)", [["zone "], ["bay", "park"]]),
        ("zone(?=[^.]park)", [["zone"]]),
        ("zone++", [["zon"], ["e"]]),
    ],
)
def test_a_need_is_read_off(pattern: str, expected: list[list[str]]) -> None:
    assert needs(pattern) == expected


@pytest.mark.parametrize(
    "pattern", [".", r"\d+", "a?", "(?:a|)", "[^a]", "zone|.", "(?<=zone)", "(?!zone)", "[a-z]", r"(.)\1", "é"]
)
def test_what_needs_no_literal_needs_nothing(pattern: str) -> None:
    assert needs(pattern) == []


def test_the_rarest_need_comes_first() -> None:
    assert needs("a.*cooperation")[0] == ["cooperation"]


@settings(max_examples=300)
@given(EXPRESSIONS, st.text("abksKS园区 ", max_size=12), st.booleans())
def test_what_matches_meets_every_need(pattern: str, text: str, ignoring: bool) -> None:
    compiled = re.compile(pattern, re.IGNORECASE if ignoring else 0)
    if compiled.search(text):
        assert all(any(literal in text.lower() for literal in need) for need in needs_of(compiled))
