import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from biokg.errors import DataError
from biokg.journal import append, is_begun, take_back


def test_a_new_log_begins_with_its_head_and_grows_by_lines(tmp_path: Path) -> None:
    log = tmp_path / "new" / "log.tsv"
    append(log, "a\t1", "name\tnumber\n")
    append(log, "b\t2", "name\tnumber\n")
    assert log.read_text("utf-8") == "name\tnumber\na\t1\nb\t2\n"


def test_a_torn_line_spoils_only_itself(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("whole\nto", encoding="utf-8")
    append(log, "next")
    assert log.read_text("utf-8") == "whole\nto\nnext\n"


def test_a_decision_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="line break"):
        append(tmp_path / "log", "a\nb")
    assert not (tmp_path / "log").exists()


def test_the_last_line_can_be_taken_back_and_no_other(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for line in ("one", "two"):
        append(log, line)
    with pytest.raises(DataError, match="another"):
        take_back(log, "one")
    take_back(log, "two")
    assert log.read_text("utf-8") == "one\n"


def test_two_writers_do_not_mix_their_lines(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: append(log, f"{number:03}" * 200), range(40)))
    assert sorted(log.read_text("utf-8").split()) == [f"{number:03}" * 200 for number in range(40)]


def test_a_log_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"file/log.*--decisions"):
        append(tmp_path / "file" / "log", "line")


@contextmanager
def full_disk(beyond: int) -> Iterator[None]:
    """No file may grow beyond so many bytes; what fits is written, as on a disk that fills up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_no_half_line_and_says_what_to_do(tmp_path: Path) -> None:
    log = tmp_path / "log"
    append(log, "whole")
    with full_disk(beyond=20), pytest.raises(DataError, match=r"log: cannot be written .*: make room"):
        append(log, "x" * 100)
    assert log.read_text("utf-8") == "whole\n"


def test_a_log_without_a_first_line_is_not_begun(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with full_disk(beyond=0), pytest.raises(DataError, match="make room"):
        append(log, "line", "head\n")
    assert not is_begun(log)
    append(log, "line", "head\n")
    assert is_begun(log)
    assert log.read_text("utf-8") == "head\nline\n"
