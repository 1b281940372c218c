"""A file that may have changed never looks as it did."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.bulk import looks as room
from biokg.bulk.looks import looks


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as old."""
    monkeypatch.setattr(room, "_YOUNG", -(10**9))
    (tmp_path / "a.txt").write_text("before", encoding="utf-8")
    return tmp_path / "a.txt"


def _same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_text("bafore", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _put_in_its_place(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("bafore", encoding="utf-8")
    before = path.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def test_an_untouched_file_looks_as_it_did(path: Path) -> None:
    assert looks(str(path)) == looks(str(path)) != ""


@pytest.mark.parametrize("change", [_same_size_and_time, _put_in_its_place, Path.unlink])
def test_a_changed_file_looks_otherwise(change: Callable[[Path], None], path: Path) -> None:
    before = looks(str(path))
    while _same_tick(path):
        pass
    change(path)
    assert looks(str(path)) != before


def _same_tick(path: Path) -> bool:
    """Say whether a file that is made now would bear the time of this one."""
    probe = path.with_name("probe")
    probe.write_text("", encoding="utf-8")
    return probe.stat().st_ctime_ns == path.stat().st_ctime_ns


def test_a_file_that_was_changed_just_now_looks_like_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert looks(str(path)) == ""
