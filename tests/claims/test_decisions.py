"""The log of people's decisions on facts: what is read from it, what is written to it, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from biokg import resources
from biokg.claims.decisions import Correction, append_correction, read_corrections
from biokg.errors import DataError

FIRST = "Heron Bay Science Park has 320 firms and 45 experts."


def entry(**given: Any) -> dict[str, Any]:
    base = {
        "document": "news/1",
        "quote": FIRST,
        "verdict": "right",
        "who": "me",
        "when": "2026-01-01",
        "why": "read it",
    }
    return {**base, **given}


def read(log: Path, *rows: dict[str, Any]) -> tuple[Correction, ...]:
    log.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return read_corrections()


def test_the_shipped_log_isread() -> None:
    assert resources.shipped("data", "corrections.jsonl").is_file()
    assert isinstance(read_corrections(), tuple)


def test_a_missing_log_holds_no_decisions(log: Path) -> None:
    assert read_corrections() == ()


@pytest.mark.parametrize("row", ["5", '["a"]'])
def test_a_line_that_is_no_object_is_named(log: Path, row: str) -> None:
    log.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 1"):
        read_corrections()


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("{broken", "JSON"),
        (json.dumps(entry(verdict="maybe")), "maybe"),
        (json.dumps({"document": "news/1", "verdict": "right"}), "quote"),
        (json.dumps(entry(match={"colour": "red"})), "colour"),
        (json.dumps(entry(verdict="edit", set={"colour": "red"})), "colour"),
        (json.dumps(entry(verdict="edit", set={"quote": "else"})), "quote"),
    ],
)
def test_a_broken_line_is_named_with_its_number(log: Path, row: str, named: str) -> None:
    log.write_text(f"{json.dumps(entry())}\n\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"line 3: .*{named}"):
        read_corrections()


def test_blank_lines_are_passed_over(log: Path) -> None:
    log.write_text(f"\n{json.dumps(entry())}\n\n", encoding="utf-8")
    assert len(read_corrections()) == 1


def test_what_could_not_be_read_back_is_not_written(log: Path, tmp_path: Path) -> None:
    [shipped] = read(log, entry(match={"value": 45}))
    with pytest.raises(DataError, match="who"):
        append_correction(replace(shipped, who=" "))
    assert not (tmp_path / "own").exists()
