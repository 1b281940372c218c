"""A small build of documents made up for it, and a folder of one's own decisions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.store.view import View, open_view

TEXTS = {
    "park.txt": (
        "Suzhou Industrial Park grows\n\n2024-03-05 Park News\n\n"
        "Suzhou Industrial Park began to build up its biomedical industry in 2007. "
        "Its output value reached RMB 150 billion last year. "
        "The park has 2,400 biomedical companies and 40 incubators.\n\n"
        "Hengrui Medicine set up a research centre in Suzhou Industrial Park in 2022. "
        "It employs 320 experts. Quillfeather Biologics has settled in the park.\n"
    ),
    "上海.txt": (
        "上海生物医药产业再上台阶\n\n2024-05-06 上海日报\n\n"
        "上海市生物医药产业规模去年达到9300亿元。全市拥有1200家企业，同比增长8%。"
        "其中张江聚集了600家。恒瑞医药在张江设立研发中心。\n"
    ),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two documents, in which nobody decided anything yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIOKG_DECISIONS", raising=False)
    monkeypatch.delenv("BIOKG_STORE", raising=False)
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def build(home: Path) -> Callable[..., View]:
    """Build the folder's documents and return the graph."""

    def _build(nquads: Path | None = None) -> View:
        store = home / "build" / "store"
        pipeline.build([home / "news"], store, nquads=nquads)
        return open_view(store)

    return _build
