"""However the work is cut and whoever does it, the graph is the same."""

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.bulk import batches, gathering
from biokg.bulk.gathering import How
from biokg.bulk.spilling import Runs
from biokg.bulk.workspace import Workspace, cache_folder, workspace
from biokg.claims.decisions import Correction
from biokg.errors import StoreError

ALONE = How(1)


def graph(folder: Path, store: Path, how: How = ALONE) -> bytes:
    pipeline.build([folder], store, nquads=store.with_suffix(".nq"), how=how)
    return store.with_suffix(".nq").read_bytes()


def in_memory(folder: Path) -> set[bytes]:
    """The lines as one pass over all claims makes them, without shares, runs or processes."""
    from biokg.bulk.reading import read_document
    from biokg.checks.alarms import alarms
    from biokg.documents.read import read_documents
    from biokg.resolve.linker import Linker
    from biokg.triples.graph import Source, quads
    from biokg.triples.linking import link_claims

    linker = Linker.shipped()
    read = [read_document(document) for document in read_documents([folder]).documents]
    sources = [Source(one.document, link_claims(one.claims, linker, one.places)) for one in read]
    lines = [*quads(sources, linker), *alarms(linked for source in sources for linked in source.claims)]
    return {f"{line}\n".encode() for line in lines}


def test_cut_into_shares_and_runs_it_is_what_one_pass_makes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = in_memory(folder)
    monkeypatch.setattr(batches, "_SHARE", 300)
    monkeypatch.setattr(batches, "_MOST_FILES", 5)
    monkeypatch.setattr(gathering, "Runs", partial(Runs, limit=20_000))
    lines = graph(folder, tmp_path / "store").splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert whole <= set(lines)
    assert all(b"<https://w3id.org/biokg/ontology> ." in line for line in set(lines) - whole)


def test_processes_make_the_same_bytes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MOST_FILES", 5)
    assert graph(folder, tmp_path / "two", How(2, cache=False)) == graph(folder, tmp_path / "one")


def test_what_is_remembered_makes_the_same_bytes_and_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from biokg.bulk import reading, settling

    first = graph(folder, tmp_path / "store")
    read: list[str] = []

    def seen(content: reading.Content) -> reading.FileRead:
        read.append(content.file.name)
        return reading.read_content(content)

    monkeypatch.setattr(settling, "read_content", seen)
    assert graph(folder, tmp_path / "store") == first
    assert read == []
    (folder / "03-zh.txt").write_text("张江快讯\n2026年，张江生物医药产业产值达77亿元。\n", encoding="utf-8")
    changed = graph(folder, tmp_path / "store")
    assert read == ["03-zh.txt"]
    assert changed == graph(folder, tmp_path / "fresh", How(1, cache=False)) != first


def test_a_build_that_is_killed_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    chance = random.Random(7)  # noqa: S311
    command = [sys.executable, "-m", "biokg", "build", str(folder), "--store", str(store), "--jobs", "1"]
    for _ in range(3):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as child:
            time.sleep(chance.uniform(0.5, 1.5))
            child.kill()
    assert graph(folder, store) == graph(folder, tmp_path / "fresh")
    assert sorted(path.name for path in cache_folder(store).iterdir()) == [
        *("inputs.json", "lock", "read.sqlite", "state.sqlite")
    ]


def test_two_builds_of_one_store_do_not_mix(tmp_path: Path) -> None:
    def begun() -> AbstractContextManager[Workspace]:
        return workspace(tmp_path / "store", remember=True)

    with begun(), pytest.raises(StoreError, match="another build"), begun():
        pass


def test_facts_come_in_the_order_of_their_documents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MOST_FILES", 5)
    one, two = (list(pipeline.facts([folder], tier="C", how=How(jobs)).lines) for jobs in (1, 2))
    assert one == two
    assert len(one) > 30


@pytest.mark.parametrize("wanted", ["a.txt", "a.txt#2"])
def test_a_batch_carries_the_decisions_on_its_documents(wanted: str, tmp_path: Path) -> None:
    from biokg.documents.read import plan

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A park has 24 firms.", encoding="utf-8")
    decision = Correction("x:1", wanted, "quote", "wrong", "{}", "{}", "me", "2026-01-01", "why")
    decisions: Sequence[Correction] = (decision,)
    (work,) = batches.Batches(plan([tmp_path]).files, decisions)
    assert dict(work.decisions) == {wanted: [decision]}


def test_it_is_told_how_much_is_done_of_how_much(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    monkeypatch.setattr(batches, "_MOST_FILES", 5)
    monkeypatch.setattr(batches, "_SHARE", 300)
    monkeypatch.setattr(pipeline, "_TOLD_EACH", 500)

    def progress(what: str, done: int, total: int) -> None:
        told.setdefault(what, []).append((done, total))

    pipeline.build([folder], tmp_path / "store", progress=progress, how=ALONE)
    for steps in told.values():
        assert steps == sorted(set(steps))
        assert len({total for _, total in steps}) == 1
        assert steps[-1][0] == steps[-1][1] > 5
    assert [steps[0][0] for steps in told.values()] == [0, 1, 0]
