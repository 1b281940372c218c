import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.resources import decided
from biokg.store.archive import backup, restore
from biokg.store.build import write_store
from biokg.views.cli import kept

from .conftest import Done

Run = Callable[..., Done]
ASK = ("ask", "anchors", "--format", "csv")


@pytest.fixture
def own(store: Path, tmp_path: Path) -> str:
    """A store that nobody has asked."""
    backup(store, tmp_path / "a.gz")
    restore(tmp_path / "a.gz", tmp_path / "own")
    return str(tmp_path / "own")


def answers(store: str) -> list[Path]:
    return sorted(Path(store).glob("generation-*/answers/*"))


def asked_anew(run: Run, monkeypatch: pytest.MonkeyPatch, *words: str) -> Done:
    with monkeypatch.context() as patched:
        patched.setattr(kept, "_read", lambda *_: None)
        return run(*words)


@pytest.mark.parametrize(
    "words",
    [
        ASK,
        ("ask", "anchors", "--format", "json", "--why"),
        ("ask", "output", "--place", "苏州工业园区", "--lang", "zh"),
        ("ask", "anchors", "--min-clusters", "9", "--lang", "zh"),
    ],
)
def test_what_is_printed_again_is_what_was_printed(
    run: Run, own: str, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    first = run(*words, "--store", own)
    assert len(answers(own)) == 1
    assert run(*words, "--store", own) == first == asked_anew(run, monkeypatch, *words, "--store", own)
    assert (first.status, bool(first.out or first.err)) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("anchors",),
        ("anchors", "--format=csv", "--lang", "en"),
        ("anchors", "-f", "csv", "--offset=0"),
    ],
)
def test_what_means_the_same_is_kept_once(run: Run, own: str, words: tuple[str, ...]) -> None:
    first = run(*ASK, "--store", own)
    assert run("ask", *words, "--store", own) == first
    assert len(answers(own)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["anchors", "--format", "csv", "--format", "json"],
        ["anchors", "--why=yes"],
        ["anchors", "--limit"],
        ["anchors", "--limit", "--why"],
        ["anchors", "-fcsv"],
        ["anchors", "clusters"],
    ],
)
def test_what_is_not_plain_stays_as_it_is(words: list[str]) -> None:
    assert kept._in_order(words) == words


def test_the_order_of_options_is_no_matter() -> None:
    one = kept._in_order(["output", "--why", "--place", "上海", "--format", "json"])
    assert one == kept._in_order(["output", "--format=json", "--place=上海", "--why"])
    assert one == ["output", "--format=json", "--place=上海", "--why="]


def test_the_second_time_nothing_is_imported_that_takes_time(own: str) -> None:
    # As the installed script does it; `python -m` alone imports more than this.
    script = "import sys; from biokg.views.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-X", "importtime", "-c", script, *ASK, "--store", own]
    first, second = (subprocess.run(command, capture_output=True, check=True) for _ in range(2))
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in second.stderr.splitlines()}
    assert second.stdout == first.stdout
    assert not loaded & {"pyoxigraph", "yaml", "argparse", "pathlib", "re", "typing", "collections", "dataclasses"}
    ours = {name for name in loaded if name.startswith("biokg.")}
    assert ours <= {
        *("biokg.errors", "biokg.store", "biokg.store.pointer", "biokg.views", "biokg.views.cli"),
        *("biokg.views.cli.commands", "biokg.views.cli.kept", "biokg.views.cli.main"),
    }


def test_a_build_begins_without_answers(run: Run, own: str) -> None:
    run(*ASK, "--store", own)
    line = '<https://w3id.org/biokg/id/a> <https://w3id.org/biokg/ontology#clusterCount> "2"^^<{}#integer> .\n'
    write_store([line.format("http://www.w3.org/2001/XMLSchema").encode()], Path(own))
    assert run(*ASK, "--store", own).out.splitlines() == ["enterprise,clusters,number,since,reported,documents"]


def test_people_s_decisions_change_what_is_kept(run: Run, own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKG_DECISIONS", f"{own}/../mine")
    before = kept._stamp()
    decided().mkdir()
    decided("corrections.jsonl").write_text("", encoding="utf-8")
    assert kept._stamp() != before
    monkeypatch.delenv("BIOKG_DECISIONS")
    assert str(decided()) == kept.decisions()


def test_a_changed_question_or_program_is_asked_anew(run: Run, own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(*ASK, "--store", own)
    (answer,) = answers(own)
    text = answer.read_text(encoding="utf-8")
    assert text.startswith(str(kept._stamp()))
    answer.write_text(text.replace("Hengrui", "Somebody"), encoding="utf-8")
    assert "Somebody" in run(*ASK, "--store", own).out
    monkeypatch.setattr(kept, "_stamp", lambda: 7)
    assert "Somebody" not in run(*ASK, "--store", own).out


def test_an_altered_store_is_refused_though_its_answer_is_kept(run: Run, own: str) -> None:
    run(*ASK, "--store", own)
    path = max(Path(own).glob("generation-*/quads/*.sst"), key=lambda one: one.stat().st_size)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    done = run(*ASK, "--store", own)
    assert (done.status, done.out) == (1, "")
    assert "damaged" in done.err


@pytest.mark.parametrize(
    "words",
    [
        ("anchors", "--help"),
        ("哪些企业同时布局多个园区？",),
        ("anchors", "--queries", "queries"),
        ("nothing-of-this-name",),
        ("anchors", "--format", "none"),
        (),
    ],
)
def test_what_depends_on_more_and_what_fails_is_not_kept(run: Run, own: str, words: tuple[str, ...]) -> None:
    run("ask", *words, *(["--store", own] if words else []))
    assert answers(own) == []


def test_what_is_damaged_is_asked_anew(run: Run, own: str) -> None:
    first = run(*ASK, "--store", own)
    (answer,) = answers(own)
    for text in (b"", b"\xff\xfe", answer.read_bytes()[:-40]):
        answer.write_bytes(text)
        assert run(*ASK, "--store", own) == first


def test_not_more_than_so_many_are_kept(run: Run, own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    for limit in range(1, 5):
        run(*ASK, "--limit", str(limit), "--store", own)
    assert len(answers(own)) == 2
    monkeypatch.setattr(kept, "_LONGEST", 10)
    run("ask", "clusters", "--store", own)
    assert len(answers(own)) == 2


def test_a_folder_that_cannot_be_written_is_no_error(run: Run, own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(os, "makedirs", refuse)
    assert run(*ASK, "--store", own).status == 0
    assert answers(own) == []
