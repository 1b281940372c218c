"""What a store stands: kills at random instants, a full disk, a folder that cannot be written, builds at once."""

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from biokg.errors import CheckFailed, StoreError
from biokg.store import build, manifest
from biokg.store.archive import backup, restore
from biokg.store.build import write_store
from biokg.store.verify import verify
from biokg.store.view import open_view

# Writes a store of so many quads of one kind: `python -c WRITER FOLDER KIND NUMBER`.
WRITER = """
import sys
from pathlib import Path
from biokg.errors import CheckFailed, StoreError
from biokg.store import build, manifest
from biokg.store.archive import backup, restore
from biokg.store.build import write_store
line = b"<https://example.org/%d> <https://example.org/p> <https://example.org/" + sys.argv[2].encode() + b"> .\\n"
try:
    write_store((line % n for n in range(int(sys.argv[3]))), Path(sys.argv[1]))
except StoreError as error:
    sys.exit(f"said: {error}")
"""
NUMBER = 3000


def writer(store: Path, kind: str, number: int = NUMBER) -> list[str]:
    return [sys.executable, "-c", WRITER, str(store), kind, str(number)]


def kinds(store: Path) -> dict[str, int]:
    rows = open_view(store).select("SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o")
    return {row[0].value.rpartition("/")[2]: int(row[1].value) for row in rows}  # type: ignore[union-attr]


def test_kills_at_random_instants_leave_the_old_or_the_new_answers(tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311
    begun = time.monotonic()
    subprocess.run(writer(tmp_path, "old"), check=True)
    took = time.monotonic() - begun
    for turn in range(10):
        with subprocess.Popen(writer(tmp_path, f"k{turn}"), stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.3, 1.0) * took)
            process.send_signal(signal.SIGKILL)
        assert list(kinds(tmp_path).values()) == [NUMBER]
        assert verify(tmp_path).quads == NUMBER
    subprocess.run(writer(tmp_path, "last"), check=True)
    assert kinds(tmp_path) == {"last": NUMBER}
    assert not list(tmp_path.glob("building-*"))
    assert len(list(tmp_path.glob("generation-*"))) <= 2


def test_a_full_disk_is_said_and_leaves_the_old_answers_and_no_rubbish(tmp_path: Path) -> None:
    write_store([b"<https://example.org/s> <https://example.org/p> <https://example.org/old> .\n"], tmp_path)

    def small_files() -> None:
        # No file beyond this size can be written, as on a disk that fills up on the way.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = subprocess.run(
        writer(tmp_path, "new", 30_000), preexec_fn=small_files, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "said: store at" in done.stderr
    assert "cannot be written" in done.stderr
    assert kinds(tmp_path) == {"old": 1}
    assert not list(tmp_path.glob("building-*"))


AS_NOBODY = """
import os, sys
from pathlib import Path
from biokg.errors import CheckFailed, StoreError
from biokg.store import build, manifest
from biokg.store.archive import backup, restore
from biokg.store.build import write_store
from biokg.store.view import open_view
os.seteuid(65534)
store = Path(sys.argv[1])
print(len(open_view(store).select("SELECT * { ?s ?p ?o }")))
try:
    write_store([], store)
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only the super-user can become somebody who may not write")
def test_a_folder_that_cannot_be_written_is_read_and_not_written() -> None:
    # Not below pytest's own folder, which nobody else may enter.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        store = Path(folder) / "store"
        write_store([b"<https://example.org/s> <https://example.org/p> <https://example.org/old> .\n"], store)
        done = subprocess.run([sys.executable, "-c", AS_NOBODY, str(store)], capture_output=True, text=True, check=True)
        assert done.stdout.startswith("1\nstore at ")
        assert "cannot be written: [Errno 13] Permission denied" in done.stdout
        assert kinds(store) == {"old": 1}


def test_one_of_two_builds_at_once_is_refused_and_the_other_gets_through(tmp_path: Path) -> None:
    both = [subprocess.Popen(writer(tmp_path, kind), stderr=subprocess.PIPE, text=True) for kind in ("a", "b")]
    said = [process.communicate()[1] for process in both]
    assert set(kinds(tmp_path).values()) == {NUMBER}
    # Where one was through before the other began, both did their work.
    assert all("another build is writing" in words for words in said if words)
    assert not all(said)


def test_a_reader_goes_on_though_two_builds_have_swept_its_generation_away(tmp_path: Path) -> None:
    write_store(
        (b"<https://example.org/%d> <https://e.org/p> <https://e.org/a> .\n" % n for n in range(5000)), tmp_path
    )
    view = open_view(tmp_path)
    for _ in range(2):
        write_store([b"<https://example.org/s> <https://example.org/p> <https://example.org/new> .\n"], tmp_path)
    assert not (tmp_path / "generation-000001").exists()
    assert len(view.select("SELECT ?s { ?s ?p ?o } ORDER BY ?s")) == 5000


def test_readers_see_one_whole_store_or_the_other_while_builds_swap(tmp_path: Path) -> None:
    write_store((b"<https://example.org/%d> <https://e.org/p> <https://e.org/a> .\n" % n for n in range(50)), tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER.replace("try:", "for turn in range(6):"), str(tmp_path), "b", "50"],
        stderr=subprocess.PIPE,
    ) as process:
        while process.poll() is None:
            assert list(kinds(tmp_path).values()) == [50]
        assert process.stderr


def test_a_store_of_the_version_before_is_refused_with_the_remedy_in_both_languages(tmp_path: Path) -> None:
    write_store([b"<https://e.org/s> <https://e.org/p> <https://e.org/o> .\n"], tmp_path)
    (tmp_path / "current").write_text("biokg store, format 1\ngeneration-000001\n", encoding="utf-8")
    with pytest.raises(StoreError, match="has format 1, this biokg reads 2: run `biokg build`") as caught:
        open_view(tmp_path)
    assert "请运行 `biokg build`" in caught.value.zh


def test_a_store_of_a_later_version_is_refused_and_asks_for_that_version(tmp_path: Path) -> None:
    write_store([b"<https://e.org/s> <https://e.org/p> <https://e.org/o> .\n"], tmp_path)
    (tmp_path / "current").write_text("biokg store, format 9\ngeneration-000001\n", encoding="utf-8")
    with pytest.raises(StoreError, match="install a newer biokg"):
        open_view(tmp_path)


@pytest.mark.parametrize("text", ["", "what\n", "biokg generation\nquads many\n", "biokg generation\nquads 1\n"])
def test_a_damaged_list_of_files_fails_the_check_and_the_next_build_replaces_it(tmp_path: Path, text: str) -> None:
    line = b"<https://e.org/s> <https://e.org/p> <https://e.org/o> .\n"
    write_store([line], tmp_path)
    (tmp_path / "generation-000001" / "manifest").write_text(text, encoding="utf-8")
    with pytest.raises(CheckFailed, match="damaged"):
        verify(tmp_path)
    write_store([line], tmp_path)
    assert verify(tmp_path).quads == 1


def test_a_large_store_is_compacted_after_it_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_COMPACTED_AT_ONCE", 10)
    lines = [b"<https://e.org/%d> <https://e.org/p> <https://e.org/o> .\n" % number for number in range(20)]
    assert write_store(lines, tmp_path) == 20
    assert {path.name for path in tmp_path.glob("*-*")} == {"generation-000001", "generation-000002"}
    assert verify(tmp_path).quads == 20


def test_a_large_store_that_there_is_no_room_to_compact_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def write(generation: Path, quads: int) -> None:
        if written:
            raise OSError("No space left on device")
        written.append(generation)
        manifest.write(generation, quads)

    monkeypatch.setattr(build, "_COMPACTED_AT_ONCE", 10)
    monkeypatch.setattr(build, "manifest", SimpleNamespace(write=write, QUADS=manifest.QUADS))
    lines = [b"<https://e.org/%d> <https://e.org/p> <https://e.org/o> .\n" % number for number in range(20)]
    assert write_store(lines, tmp_path) == 20
    assert verify(tmp_path).quads == 20
    assert [path.name for path in tmp_path.glob("*-*")] == ["generation-000001"]


def test_a_backup_of_a_store_in_use_is_of_one_whole_store(tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_store((b"<https://example.org/%d> <https://e.org/p> <https://e.org/a> .\n" % n for n in range(50)), store)
    writing = WRITER.replace("try:", "for turn in range(6):")
    with subprocess.Popen([sys.executable, "-c", writing, str(store), "b", "50"], stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            assert backup(store, tmp_path / "one.gz", force=True) == 50
            assert restore(tmp_path / "one.gz", tmp_path / "copy", force=True) == 50
            assert list(kinds(tmp_path / "copy").values()) == [50]
        assert process.stderr
