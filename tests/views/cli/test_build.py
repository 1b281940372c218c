import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXT = "News of the park\n\nIn 2019 the output value of the biomedical industry in SIP reached 90 billion yuan.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news" / "article.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_build_then_ask(run: Run, article: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    done = run("build", str(article.parent), "--store", store, "--nquads", str(tmp_path / "graph.nq"))
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("1 documents; claims: ")
    assert "90000000000" in run("ask", "output", "--place", "SIP", "--store", store).out
    assert (tmp_path / "graph.nq").stat().st_size > 0


def test_two_builds_give_the_same_bytes(run: Run, article: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("build", str(article), "--store", str(tmp_path / "store"), "--nquads", str(tmp_path / name))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_built(
    run: Run, article: Path, tmp_path: Path
) -> None:
    (article.parent / "empty.txt").write_text("", encoding="utf-8")
    done = run("build", str(article.parent), "--store", str(tmp_path / "store"))
    assert done.status == 1
    assert "empty.txt" in done.err
    assert "1 documents" in done.err


def test_facts_of_a_document_need_no_store(run: Run, article: Path) -> None:
    done = run("facts", str(article), "--store", "/nowhere")
    values = [json.loads(line).get("value") for line in done.out.splitlines()]
    assert done.status == 0
    assert 90000000000 in values


def test_facts_of_a_folder_without_documents(run: Run, tmp_path: Path) -> None:
    done = run("facts", str(tmp_path))
    assert (done.status, done.out) == (1, "")
    assert "no document" in done.err
