import time
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.store.archive import backup, restore
from biokg.store.endpoint import Endpoint
from biokg.views.cli import ahead, kept

from .conftest import Done

Run = Callable[..., Done]
LONG_AGO = -1e9


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A store that nobody has asked."""
    backup(store, tmp_path / "a.gz")
    restore(tmp_path / "a.gz", tmp_path / "own")
    return tmp_path / "own"


def named(store: Path) -> set[str]:
    return {path.name for path in store.glob("generation-*/answers/*")}


def test_what_is_kept_ahead_is_what_would_be_answered(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead.answer_ahead(own, LONG_AGO)
    for words in (
        ("anchors", "--format", "csv"),
        ("clusters", "--lang", "zh", "--format=json"),
        ("output", "--lang", "zh"),
        ("targets", "--format", "json"),
    ):
        assert kept.is_kept(str(own), [*words])
        told = run("ask", *words, "--store", str(own))
        with monkeypatch.context() as patched:
            patched.setattr(kept, "_read", lambda *_: None)
            assert run("ask", *words, "--store", str(own)) == told


def test_no_more_time_is_taken_than_a_part_of_what_was_taken(own: Path) -> None:
    ahead.answer_ahead(own, time.monotonic())
    assert {name.partition("_")[0] for name in named(own)} == {"anchors", "clusters"}
    ahead.answer_ahead(own, LONG_AGO)
    assert {"output", "sources_--format=json_--lang=zh"} <= named(own)


def test_of_a_large_store_only_the_first_are_asked(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_MANY", 100)
    ahead.answer_ahead(own, LONG_AGO)
    assert {name.partition("_")[0] for name in named(own)} == {"anchors", "clusters"}


def test_a_build_leaves_the_first_answers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Suzhou Industrial Park has 2300 biomedical firms.\n", encoding="utf-8")
    assert run("build", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s")).status == 0
    assert {"anchors", "anchors_--lang=zh", "anchors_--format=json", "clusters"} <= named(tmp_path / "s")


def test_nothing_is_kept_where_other_decisions_hold_or_a_server_is_asked(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead.answer_ahead(Endpoint("http://127.0.0.1:1/query"), LONG_AGO)
    monkeypatch.setattr(kept, "decisions", lambda: "elsewhere")
    ahead.answer_ahead(own, LONG_AGO)
    assert named(own) == set()


def test_a_store_that_is_damaged_is_left_to_who_asks(own: Path) -> None:
    (own / "current").write_text("what\n", encoding="utf-8")
    ahead.answer_ahead(own, LONG_AGO)
    assert named(own) == set()
