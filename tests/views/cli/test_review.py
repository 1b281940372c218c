"""``biokg review`` by lines, as a script or a screen reader uses it, and by keys on a terminal of our own."""

import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from select import select

import pytest

from biokg import pipeline
from biokg.views.cli.review_input import Given, Lines, parse

from .conftest import Done

ARTICLE = (
    "Suzhou Industrial Park grows\n\nSuzhou Industrial Park began to build up its biomedical industry in 2007. "
    "Its output value reached RMB 150 billion. The park has 2,400 biomedical companies.\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIOKG_DECISIONS", raising=False)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    pipeline.build([Path("a.txt")], tmp_path / "store")
    return tmp_path


@pytest.fixture
def review(run: Callable[..., Done], home: Path) -> Callable[..., Done]:
    def _review(lines: str, *words: str) -> Done:
        (home / "lines").write_text(lines, encoding="utf-8")
        return run("review", "--store", str(home / "store"), "--batch", str(home / "lines"), "--who", "me", *words)

    return _review


def _log(home: Path) -> list[dict[str, str]]:
    path = home / "reviewed" / "corrections.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_each_answer_is_one_line_at_once(review: Callable[..., Done], home: Path) -> None:
    done = review("r\n# a remark\n\nw the city's figure\nq\n")
    assert done.status == 0
    assert [(row["verdict"], row["who"], row["why"]) for row in _log(home)] == [
        ("right", "me", "as the sentence says"),
        ("wrong", "me", "the city's figure"),
    ]
    assert "2 decided" in done.err


def test_the_sentence_is_set_apart_in_its_context(review: Callable[..., Done]) -> None:
    out = review("q\n").out
    assert "2007. «Its output value reached RMB 150 billion.» The park has" in out


def test_chinese_is_spoken(review: Callable[..., Done], home: Path) -> None:
    done = review("r\nq\n", "--lang", "zh")
    assert "r 正确" in done.out
    assert "已判定 1 项" in done.err
    assert _log(home)[0]["why"] == "与原句相符"


def test_undo_takes_the_last_line_back(review: Callable[..., Done], home: Path) -> None:
    review("r\nr\nu\nq\n")
    assert len(_log(home)) == 1


def test_an_item_is_addressed_by_its_id(review: Callable[..., Done], home: Path, run: Callable[..., Done]) -> None:
    listed = run("review", "--store", str(home / "store"), "--list").out.splitlines()
    key = next(line.split("\t")[0] for line in listed if "2,400" in line)
    review(f"{key} e time=2024 why='by the date'\n")
    [row] = _log(home)
    assert (row["verdict"], row["why"]) == ("edit", "by the date")
    assert "2,400" in row["quote"]


@pytest.mark.parametrize("line", ["z", "e height=3", "e metric=beauty", "nosuchid r", "e time='2024"])
def test_a_wrong_line_ends_a_script_before_it_does_harm(review: Callable[..., Done], home: Path, line: str) -> None:
    done = review(f"r\n{line}\nw\n")
    assert done.status == 2
    assert len(_log(home)) == 1


def test_nothing_waits_where_nothing_is_doubtful(run: Callable[..., Done], home: Path) -> None:
    done = run("review", "--store", str(home / "store"), "--kind", "alarm")
    assert (done.status, done.out) == (0, "")
    assert "nothing waits" in done.err


def test_a_line_is_read_with_its_item_fields_and_reason() -> None:
    assert parse("abcd e s='Wuxi District' p=2024") == Given("abcd", "e", ("s=Wuxi District", "p=2024"))
    assert Lines(iter(())).answer().key == "q"  # type: ignore[arg-type]


def test_keys_on_a_terminal_need_no_enter(home: Path) -> None:
    """A person at a terminal: every key is answered within half of the six seconds that 100 in ten minutes allow."""
    terminal, inner = pty.openpty()
    command = [sys.executable, "-m", "biokg", "review", "--store", "store", "--who", "me"]
    process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, cwd=home)
    os.close(inner)
    try:
        _until(terminal, b"r right", 20)
        for key in (b"r", b"w"):
            start = time.monotonic()
            os.write(terminal, key)
            _until(terminal, b"q quit", 20)
            assert time.monotonic() - start < 3
        os.write(terminal, b"q")
        _until(terminal, b"2 decided", 20)
        process.wait(10)
    finally:
        process.kill()
        os.close(terminal)
    assert [row["verdict"] for row in _log(home)] == ["right", "wrong"]


def _until(terminal: int, wanted: bytes, seconds: float) -> bytes:
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < end:
        if select([terminal], [], [], 0.05)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:  # the other end is closed
                break
    assert wanted in seen
    return seen
