import sqlite3
from pathlib import Path

import pytest

from biokg.bulk.cache import Cache

ONE, TWO = "11" * 32, "22" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "read.sqlite"


def filled(path: Path) -> Path:
    cache = Cache(path)
    cache.put([(ONE, b"one"), (TWO, b"two")])
    cache.close()
    return path


def test_what_was_put_is_there_for_the_next_one(path: Path) -> None:
    cache = Cache(filled(path))
    assert (cache.get(ONE), cache.get(TWO), cache.get("33" * 32)) == (b"one", b"two", None)


def test_what_was_put_is_there_though_nobody_closed(path: Path) -> None:
    Cache(path).put([(ONE, b"one")])
    assert Cache(path).get(ONE) == b"one"


def test_an_altered_reading_is_not_there(path: Path) -> None:
    with sqlite3.connect(filled(path)) as base:
        base.execute("UPDATE read SET data = ? WHERE key = ?", (b"ONE", ONE))
    base.close()
    cache = Cache(path)
    assert (cache.get(ONE), cache.get(TWO)) == (None, b"two")
    cache.put([(ONE, b"one")])
    assert cache.get(ONE) == b"one"


@pytest.mark.parametrize("at", [0, 100, 5000])
def test_a_damaged_file_is_begun_anew(path: Path, at: int) -> None:
    whole = filled(path).read_bytes()
    path.write_bytes(whole[:at] + b"\xff" * 200 + whole[at + 200 :])
    cache = Cache(path)
    assert cache.get(ONE) in {None, b"one"}
    cache.put([(ONE, b"again")])
    assert cache.get(ONE) == b"again"


def test_what_is_long_unused_goes(path: Path) -> None:
    cache = Cache(filled(path))
    cache.put([(f"{number:064x}", b"x") for number in range(10)])
    cache.tidy()
    cache.close()
    later = Cache(path)
    assert later.get(ONE) == b"one"
    later.close()
    last = Cache(path)
    assert last.get(TWO) == b"two"
    last.tidy()
    last.close()
    left = Cache(path)
    assert (left.get(ONE), left.get(TWO)) == (None, b"two")
