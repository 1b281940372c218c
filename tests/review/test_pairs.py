from pathlib import Path

import pytest

from biokg import pipeline
from biokg.review.decide import By, decide
from biokg.review.doubts import doubts
from biokg.review.items import PairItem
from biokg.store.view import View, open_view


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.setenv("BIOKG_DECISIONS", str(tmp_path / "reviewed"))
    for name, text in (
        ("en.txt", "Zhuohe Biotech Co., Ltd. has settled in Suzhou Industrial Park.\n"),
        ("zh.txt", "卓和生物科技有限公司入驻张江高科技园区。\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    pipeline.build([tmp_path / "en.txt", tmp_path / "zh.txt"], tmp_path / "store")
    return open_view(tmp_path / "store")


def test_two_that_may_be_one_wait_with_the_sentences_of_both(view: View) -> None:
    (pair,) = [item for item in doubts(view) if isinstance(item, PairItem)]
    assert pair.left.en[0].startswith("Zhuohe")
    assert "pinyin" in pair.signals
    assert {said.document.id for said in pair.evidence} == {"en.txt", "zh.txt"}


@pytest.mark.parametrize("verdict", ["right", "wrong"])
def test_what_was_decided_waits_no_more(view: View, verdict: str) -> None:
    (pair,) = doubts(view, ("pair",))
    decide(view, pair, verdict, By("me", "2026-11-22", "because"))
    assert doubts(view, ("pair",)) == []
