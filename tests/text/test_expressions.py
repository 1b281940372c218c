"""What is kept of expressions changes how fast they are had, never what they match."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.text import expressions
from biokg.text.expressions import compiled, keep, remembered
from biokg.text.literals import needs_of

from .expressions import EXPRESSIONS

PATTERNS = [
    ("(?P<n>[0-9]+) (?P<what>firms|家)", 0),
    ("(?i:a)b|[^c]{2,4}?$", re.MULTILINE),
    ("é|(x)(?=y)", re.IGNORECASE),
]
TEXT = "20 firms, 3 家\nAb É xy cc\nABCD"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("BIOKG_CACHE", str(tmp_path / "cache"))
    expressions._kept.cache_clear()
    yield tmp_path / "cache"
    expressions._kept.cache_clear()


def started_again() -> None:
    keep()
    expressions._kept.cache_clear()


def not_asked() -> str:
    pytest.fail("it was known")


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_what_is_kept_matches_as_what_was_compiled(folder: Path, pattern: str, flags: int) -> None:
    plain = re.compile(pattern, flags)
    for _ in range(2):
        made = compiled(pattern, flags)
        about = [(one.pattern, one.flags, one.groups, dict(one.groupindex)) for one in (made, plain)]
        assert about[0] == about[1]
        matches = [match.groupdict() | {"span": match.span()} for match in made.finditer(TEXT)]
        assert matches == [match.groupdict() | {"span": match.span()} for match in plain.finditer(TEXT)]
        started_again()
    assert [file.name for file in folder.iterdir()] == ["expressions.json"]


@settings(max_examples=300)
@given(EXPRESSIONS, st.text("abksK园区 \n", max_size=24), st.booleans())
def test_an_expression_that_knows_its_beginning_matches_as_the_plain_one(part: str, text: str, ignoring: bool) -> None:
    flags = re.IGNORECASE if ignoring else 0
    made, plain = compiled(part, flags), re.compile(part, flags)
    for at in range(0, len(text) + 1, 5):
        for name in ("search", "match", "fullmatch"):
            assert str(getattr(made, name)(text, at)) == str(getattr(plain, name)(text, at))
    found = [[match.regs for match in one.finditer(text)] for one in (made, plain)]
    assert found[0] == found[1]
    assert made.sub("-", text) == plain.sub("-", text)


@pytest.mark.parametrize("pattern", ["(?=b)|a", "(?<=a)(?=b)", "a?(?=b)", r"\b(?:b|a)", r"(?<!a)\s|(?i:B)", "[^a]b|é"])
def test_no_match_is_found_twice_or_missed(pattern: str) -> None:
    text = "ab bab\u3000éab a"
    assert compiled(pattern).findall(text) == re.findall(pattern, text)


def test_what_was_found_out_is_not_asked_again(folder: Path) -> None:
    assert remembered("length", "abc", 0, lambda: 3) == 3
    started_again()
    assert remembered("length", "abc", 0, not_asked) == 3
    assert remembered("length", "abc", 8, lambda: 4) == 4
    assert needs_of(compiled("fund of")) == [frozenset({"fund of"})]
    started_again()
    assert needs_of(compiled("fund of")) == [frozenset({"fund of"})]


@pytest.mark.parametrize("harm", [b"", b"x", b"{}", b"0\n{}"])
def test_a_damaged_file_is_as_good_as_none(folder: Path, harm: bytes) -> None:
    remembered("length", "abc", 0, lambda: 3)
    started_again()
    file = folder / "expressions.json"
    file.write_bytes(file.read_bytes()[:-1] + harm)
    assert remembered("length", "abc", 0, lambda: 5) == 5
    started_again()
    assert remembered("length", "abc", 0, not_asked) == 5


def test_what_other_code_found_out_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered("length", "abc", 0, lambda: 3)
    started_again()
    monkeypatch.setattr(expressions, "_version", lambda: "another")
    assert remembered("length", "abc", 0, lambda: 5) == 5


def test_nothing_is_kept_where_nothing_can_or_shall_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for named in ("", str(file / "below")):
        monkeypatch.setenv("BIOKG_CACHE", named)
        expressions._kept.cache_clear()
        assert remembered("length", "abc", 0, lambda: 3) == 3
        keep()
    expressions._kept.cache_clear()
    assert list(tmp_path.iterdir()) == [file]


def test_facts_are_the_same_before_and_after_it_is_kept(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from biokg import pipeline;"
        "print('\\n'.join(pipeline.facts([Path(sys.argv[1])], tier='C').lines))"
    )
    page = folder.parent / "page.txt"
    page.write_text("Larkfield Biologics opened a plant in Suzhou Industrial Park in 2024. 园区集聚了25家企业。")
    runs = [subprocess.run([sys.executable, "-c", program, page], capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout.splitlines()) > 1
    held = json.loads((folder / "expressions.json").read_bytes().partition(b"\n")[2])
    assert len(held["entries"]) > 1000
