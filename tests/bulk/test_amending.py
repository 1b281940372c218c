"""A store that was changed holds what one built anew would hold, and what did not change is not made again."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.bulk import amending, batches, looks, settling
from biokg.bulk.gathering import How
from biokg.bulk.reading import Content, FileRead, read_content
from biokg.bulk.workspace import cache_folder
from biokg.pipeline import BuildReport
from biokg.resources import decide_in
from biokg.store.view import open_view
from biokg.terms import ONTOLOGY_GRAPH

ALONE = How(1)
Change = Callable[[Path], None]


def content(store: Path) -> list[str]:
    """Return all quads but the ontology's, whose blank nodes are named afresh by each load."""
    return sorted(line for quad in open_view(store).quads() if ONTOLOGY_GRAPH not in (line := str(quad)))


def build(folder: Path, store: Path) -> tuple[BuildReport, list[str]]:
    """Build, and return the report with its errors, which equal only themselves, as text."""
    report = pipeline.build([folder], store, how=ALONE)
    return replace(report, refused=()), [str(error) for error in report.refused]


def write(name: str, text: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return change


def _noting(names: list[str], content: Content) -> FileRead:
    names.append(content.file.name)
    return read_content(content)


def _remove(folder: Path) -> None:
    for path in sorted(folder.glob("*-en.txt")):
        path.unlink()


def _move(folder: Path) -> None:
    (folder / "01-zh.txt").rename(folder / "x.txt")


CHANGES: dict[str, Change] = {
    "a changed document": write("03-zh.txt", "张江快讯\n2026年，张江生物医药产业产值达77亿元。\n"),
    "another thing": write("new.txt", "News\n\nWuxi Bluestone Bio Fund invested 3 billion yuan in Wuxi in 2024.\n"),
    "a digest": write(
        "d.txt", "".join(f"Park {n} grows\nGazette· 2025-11-0{n} 05:46\nIt has {n}00 firms.\n" for n in (1, 2))
    ),
    "many gone": _remove,
    "another name": _move,
    "an unreadable one": write("00-zh.txt", " "),
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_change_the_store_is_what_it_would_be_anew(
    change: Change, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, tmp_path / "store")
    change(folder)
    settled: list[str] = []
    monkeypatch.setattr(pipeline, "gather", None)  # all is not made anew
    monkeypatch.setattr(settling, "read_content", partial(_noting, settled))
    amended = build(folder, tmp_path / "store")
    monkeypatch.undo()
    assert len(settled) <= 1
    assert amended == build(folder, tmp_path / "fresh")
    assert content(tmp_path / "store") == content(tmp_path / "fresh")


@pytest.mark.parametrize("share", [64 << 10, 300])
def test_changes_on_changes_end_where_one_build_does(
    share: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_SHARE", share)
    build(folder, tmp_path / "store")
    for change in CHANGES.values():
        change(folder)
        build(folder, tmp_path / "store")
    build(folder, tmp_path / "fresh")
    assert content(tmp_path / "store") == content(tmp_path / "fresh")


def test_a_decision_concerns_its_document_alone(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKG_DECISIONS", str(tmp_path / "reviewed"))
    build(folder, tmp_path / "store")
    decide_in(tmp_path / "reviewed")
    (tmp_path / "reviewed").mkdir()
    quote = "2015年，苏州工业园区生物医药产业产值达900亿元，集聚企业2家。"
    line = (
        f'{{"document": "00-zh.txt", "quote": "{quote}", "verdict": "wrong", "match": {{"metric": "outputValue"}}, '
        '"who": "me", "when": "2026-01-01", "why": "no"}\n'
    )
    (tmp_path / "reviewed" / "corrections.jsonl").write_text(line, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "gather", None)
        patch.setattr(settling, "read_content", None)
        report = build(folder, tmp_path / "store")
    assert report[0].decided == 1
    assert report == build(folder, tmp_path / "fresh")
    assert content(tmp_path / "store") == content(tmp_path / "fresh")


def _damage(store: Path) -> None:
    with sqlite3.connect(cache_folder(store) / "state.sqlite") as base:
        base.execute("UPDATE piece SET data = ?", (b"x",))
    base.close()


def _scribble(store: Path) -> None:
    (cache_folder(store) / "state.sqlite").write_bytes(b"\xff" * 9000)


def _replace(store: Path) -> None:
    pipeline.build([], store, how=How(1, cache=False))


@pytest.mark.parametrize("mishap", [_damage, _scribble, _replace])
def test_a_state_that_is_damaged_or_of_another_store_is_not_used(
    mishap: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    build(folder, tmp_path / "store")
    mishap(tmp_path / "store")
    CHANGES["a changed document"](folder)
    assert build(folder, tmp_path / "store") == build(folder, tmp_path / "fresh")
    assert content(tmp_path / "store") == content(tmp_path / "fresh")


def test_where_much_has_changed_all_is_made_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amending, "_FEW", 1)
    build(folder, tmp_path / "store")
    _remove(folder)
    monkeypatch.setattr(amending, "amend_store", None)
    assert build(folder, tmp_path / "store") == build(folder, tmp_path / "fresh")


def _much(folder: Path) -> None:
    for number in range(9):
        write(f"{number:02d}-zh.txt", f"光谷\n2026年，武汉光谷集聚企业{number}00家，产值达{number}亿元。\n")(folder)
        write(f"more-{number}.txt", f"Park\n\nZhangjiang has {number}00 firms. Tide Bio is in Zhangjiang.\n")(folder)
    (folder / "10-en.txt").unlink()


@pytest.mark.parametrize("jobs", [1, 2])
def test_much_is_changed_in_portions(jobs: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, tmp_path / "store")
    _much(folder)
    monkeypatch.setattr(batches, "_MOST_FILES", 4)
    monkeypatch.setattr(amending, "_PORTION", 1)
    monkeypatch.setattr(amending, "default_jobs", lambda _: jobs)
    monkeypatch.setattr(pipeline, "gather", None)
    report = pipeline.build([folder], tmp_path / "store", how=How(jobs))
    monkeypatch.undo()
    assert (report, []) == build(folder, tmp_path / "fresh")
    assert content(tmp_path / "store") == content(tmp_path / "fresh")


def test_a_file_that_looks_as_it_did_is_not_opened(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def load(path: Path) -> bytes:
        opened.append(path.name)
        return path.read_bytes()

    monkeypatch.setattr(looks, "_YOUNG", -(10**9))
    build(folder, tmp_path / "store")
    monkeypatch.setattr(batches, "load", load)
    build(folder, tmp_path / "store")
    assert opened == []
    (folder / "01-en.txt").touch()
    CHANGES["a changed document"](folder)
    build(folder, tmp_path / "store")
    assert opened == ["01-en.txt", "03-zh.txt", "03-zh.txt"]
    build(folder, tmp_path / "store")
    assert opened[3:] == []


def test_what_was_read_is_kept_through_builds_that_need_little_of_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for change in (CHANGES["nothing"], CHANGES["a changed document"], CHANGES["nothing"]):
        change(folder)
        build(folder, tmp_path / "store")
    (cache_folder(tmp_path / "store") / "state.sqlite").unlink()
    monkeypatch.setattr(settling, "read_content", None)
    build(folder, tmp_path / "store")
