from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.bulk import spilling
from biokg.bulk.spilling import Runs, copied

LINES = st.lists(st.text("ab\u2028é", max_size=3).map(lambda text: text.encode() + b"\n"), max_size=8)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=8), st.integers(0, 40))
def test_lines_come_out_sorted_and_once_however_little_fits(blocks: list[list[bytes]], limit: int) -> None:
    with TemporaryDirectory() as folder:
        runs = Runs(Path(folder), limit)
        for block in blocks:
            runs.add(b"".join(block))
        assert list(runs.merged()) == sorted({line for block in blocks for line in block})


def test_many_runs_are_merged_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spilling, "_MOST_RUNS", 3)
    runs = Runs(tmp_path, 0)
    for number in range(20):
        runs.add(b"%03d\n" % (number * 7 % 20))
    assert len(list(tmp_path.iterdir())) <= 4
    assert list(runs.merged()) == [b"%03d\n" % number for number in range(20)]


def test_what_is_copied_appears_when_all_has_passed_and_lies_with_what_the_next_build_removes(tmp_path: Path) -> None:
    folder, file = tmp_path / "spill", tmp_path / "graph.nq"
    folder.mkdir()
    with copied(file, iter([b"a\n", b"b\n"]), folder) as lines:
        assert next(iter(lines)) == b"a\n"
        assert [path.name for path in tmp_path.iterdir()] == ["spill"]
        list(lines)
    assert file.read_bytes() == b"a\nb\n"
    assert [*folder.iterdir()] == []
