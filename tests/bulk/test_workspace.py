import sqlite3
from pathlib import Path

import pytest

from biokg.bulk.workspace import cache_folder, workspace
from biokg.errors import StoreError


def test_what_killed_builds_left_goes(tmp_path: Path) -> None:
    left = cache_folder(tmp_path / "store") / "spill-x"
    left.mkdir(parents=True)
    with workspace(tmp_path / "store", remember=True) as space:
        assert not left.exists()
        assert space.folder.is_dir()
    assert not space.folder.exists()


@pytest.mark.parametrize("error", [OSError("disk full"), sqlite3.OperationalError("disk full")])
def test_what_the_disk_refuses_is_told_as_such(error: Exception, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="disk full"), workspace(tmp_path / "store", remember=False):
        raise error
    assert [path.name for path in cache_folder(tmp_path / "store").iterdir()] == ["lock"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="file/store"), workspace(tmp_path / "file" / "store", remember=True):
        pass
