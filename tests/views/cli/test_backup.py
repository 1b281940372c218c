from collections.abc import Callable
from pathlib import Path

from .conftest import Done

Run = Callable[..., Done]


def test_a_backup_restores_the_same_answers(run: Run, tmp_path: Path) -> None:
    file, other = str(tmp_path / "a.nq.gz"), str(tmp_path / "other")
    done = run("backup", file)
    assert (done.status, done.out) == (0, "")
    assert done.err.endswith(f" quads in {file}\n")
    assert run("restore", file, "--store", other, "--lang", "zh").err.startswith("已恢复 ")
    asked = ("ask", "anchors", "--format", "csv")
    assert run(*asked, "--store", other).out == run(*asked).out


def test_nothing_is_replaced_unasked(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "a.nq.gz")
    run("backup", file)
    again = run("backup", file, "--lang", "zh")
    assert (again.status, "--force" in again.err, "已存在" in again.err) == (2, True, True)
    assert run("backup", file, "--force").status == 0
    assert run("restore", file).status == 2


def test_the_files_of_a_store_are_checked(run: Run, tmp_path: Path) -> None:
    store, file = str(tmp_path / "store"), str(tmp_path / "a.nq.gz")
    run("backup", file)
    run("restore", file, "--store", store)
    done = run("check", "--files", "--store", store)
    assert done.status == 0
    assert done.out.endswith(" quads: as the build wrote them.\n")
    assert "与构建时写入的一致" in run("check", "--files", "--store", store, "--lang", "zh").out
    path = max((tmp_path / "store").glob("generation-*/quads/*.sst"), key=lambda one: one.stat().st_size)
    path.write_bytes(path.read_bytes()[:-7])
    for words in (["check"], ["check", "--files"]):
        failed = run(*words, "--store", store)
        assert failed.status == 5
        assert f"quads/{path.name} has" in failed.err
