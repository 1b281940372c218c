import fcntl
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from biokg.errors import StoreError
from biokg.store.build import write_store
from biokg.store.view import open_view

OLD = b"<https://example.org/old> <https://example.org/p> <https://example.org/o> .\n"
NEW = b"<https://example.org/new> <https://example.org/p> <https://example.org/o> <https://example.org/g> .\n"
EVERY = "SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def held(store: Path) -> list[str]:
    return sorted(row[0].value.rpartition("/")[2] for row in open_view(store).select(EVERY))  # type: ignore[union-attr]


def test_lines_and_a_file_are_stored_alike(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_bytes(OLD + NEW)
    write_store([OLD, NEW], tmp_path / "a")
    write_store(file, tmp_path / "b")
    assert held(tmp_path / "a") == held(tmp_path / "b") == ["new", "old"]


def test_more_lines_than_one_buffer_holds(tmp_path: Path) -> None:
    lines = (b'<https://example.org/%d> <https://example.org/p> "%s" .\n' % (n, b"x" * 500) for n in range(1000))
    write_store(lines, tmp_path)
    assert len(held(tmp_path)) == 1000


def test_a_build_replaces_and_the_next_one_clears_up(tmp_path: Path) -> None:
    for lines in ([OLD], [NEW], [OLD, NEW]):
        write_store(lines, tmp_path)
    assert held(tmp_path) == ["new", "old"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "current",
        "generation-000002",
        "generation-000003",
        "lock",
    ]


def test_whoever_reads_goes_on_while_a_build_replaces(tmp_path: Path) -> None:
    write_store([OLD], tmp_path)
    view = open_view(tmp_path)
    write_store([NEW], tmp_path)
    assert len(view.select(EVERY)) == 1


def test_malformed_quads_leave_the_old_store(tmp_path: Path) -> None:
    write_store([OLD], tmp_path)
    with pytest.raises(StoreError, match=r"malformed.*line 2"):
        write_store([NEW, b"rubbish\n"], tmp_path)
    assert held(tmp_path) == ["old"]


def test_an_error_of_whoever_makes_the_lines_comes_through_and_leaves_the_old_store(tmp_path: Path) -> None:
    def lines() -> Iterator[bytes]:
        yield NEW
        raise KeyError("mine")

    write_store([OLD], tmp_path)
    with pytest.raises(KeyError, match="mine"):
        write_store(lines(), tmp_path)
    assert held(tmp_path) == ["old"]


KILLED = """
import os, signal, sys
from pathlib import Path
from biokg.store.build import write_store
def lines():
    for n in range(20000):
        yield b"<https://example.org/%d> <https://example.org/p> <https://example.org/o> .\\n" % n
    os.kill(os.getpid(), signal.SIGKILL)
write_store(lines(), Path(sys.argv[1]))
"""


def test_a_build_killed_half_way_leaves_the_old_answers_and_the_next_build_sweeps(tmp_path: Path) -> None:
    write_store([OLD], tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(tmp_path.glob("building-*"))
    assert held(tmp_path) == ["old"]
    write_store([NEW], tmp_path)
    assert held(tmp_path) == ["new"]
    assert not list(tmp_path.glob("building-*"))


def test_two_builds_at_once_give_a_clear_error(tmp_path: Path) -> None:
    write_store([OLD], tmp_path)
    with (tmp_path / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="another build is writing"):
            write_store([NEW], tmp_path)
    assert held(tmp_path) == ["old"]


def test_a_folder_with_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(StoreError, match=r"no biokg store.*thesis.txt"):
        write_store([NEW], tmp_path)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        write_store([NEW], tmp_path / "store")


def test_a_store_of_another_format_is_replaced(tmp_path: Path) -> None:
    write_store([OLD], tmp_path)
    (tmp_path / "current").write_text("biokg store, format 99\ngeneration-000001\n", encoding="utf-8")
    write_store([NEW], tmp_path)
    assert held(tmp_path) == ["new"]
