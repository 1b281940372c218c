"""No regular expression of the code or of a data file runs away on a text that is made to hold it up."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .attack import TooSlow, _at_most, slowest, texts

LENGTH = 200
"""At twice that a pattern of exponential cost would take for ever, one of cubic cost about a second."""
LIMIT = 1.0


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str, int]]:
    done = subprocess.run([sys.executable, Path(__file__).parent / "patterns.py"], capture_output=True, check=True)
    return [(file, pattern, flags) for file, pattern, flags in json.loads(done.stdout)]


def test_the_patterns_of_code_and_data_are_found(patterns: list[tuple[str, str, int]]) -> None:
    assert len(patterns) > 800
    assert {"text/times.py", "claims/templates.py", "store/tokens.py"} <= {file for file, _, _ in patterns}


def test_no_pattern_runs_away(patterns: list[tuple[str, str, int]]) -> None:
    slow = {}
    for file, pattern, flags in patterns:
        took, text = slowest(pattern, flags, LENGTH, LIMIT)
        if took >= LIMIT:
            slow[f"{file}: {pattern[:200]}"] = text[:60]
    assert slow == {}


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:a|a)*b", r"^(\w+\s?)*$", r"(?:[\w.]+)*@", r"(?:x(?:\d|\d\d)*)y"])
def test_the_attack_finds_what_runs_away(pattern: str) -> None:
    assert slowest(pattern, 0, LENGTH, 0.2)[0] == 0.2


def test_the_attack_leaves_what_is_harmless() -> None:
    assert slowest(r"[a-z]+\d{2,3}(?:foo|bar)?", 0, LENGTH, LIMIT)[0] < LIMIT
    assert all(len(text) <= LENGTH + 10 for text in texts(r"ab+[^x]*", 0, LENGTH))


def test_the_clock_is_given_back() -> None:
    with pytest.raises(TooSlow), _at_most(0.05):
        re.search("(a+)+$", "a" * 40 + "!")
