import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from biokg.foreign import RDF_TYPE
from biokg.store.build import write_store
from biokg.terms import bkg, thing

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
    assert done.err.startswith("1 document; claims: ")
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
    assert "1 document;" in done.err


def test_what_was_done_is_told_in_the_language_asked_for(run: Run, article: Path, tmp_path: Path) -> None:
    (article.parent / "empty.txt").write_text("", encoding="utf-8")
    done = run("build", str(article.parent), "--store", str(tmp_path / "store"), "--lang", "zh")
    assert "无法读取" in done.err
    assert "1 份文档；陈述：明言 1 条，推断 0 条" in done.err
    assert "documents" not in done.err


def test_facts_of_a_document_need_no_store(run: Run, article: Path) -> None:
    done = run("facts", str(article), "--store", "/nowhere")
    values = [json.loads(line).get("value") for line in done.out.splitlines()]
    assert done.status == 0
    assert 90000000000 in values


def test_facts_of_a_folder_without_documents(run: Run, tmp_path: Path) -> None:
    done = run("facts", str(tmp_path))
    assert (done.status, done.out) == (1, "")
    assert "no document" in done.err


SITES = (
    "WuXi Biologics operates the Antibody Innovation Centre.\n"
    "The Antibody Innovation Centre is located in Suzhou Industrial Park.\n"
    "WuXi Biologics has settled in Wuxi National High-tech District.\n"
)


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    path = tmp_path / "sites.txt"
    path.write_text(SITES, encoding="utf-8")
    return path


def test_questions_count_the_inferences_that_a_row_rests_on(run: Run, sites: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    done = run("build", str(sites), "--infer", "--store", store)
    assert (done.status, done.out) == (0, "")
    assert "triples follow, 2 of them new" in done.err
    header, row = run("ask", "anchors", "--store", store, "--format", "csv").out.splitlines()
    assert header.endswith(",inferred")
    assert row.startswith("WuXi Biologics,Suzhou Industrial Park; Wuxi National High-tech District,2,")
    assert row.endswith(",1")


def test_why_of_an_inference_is_what_it_follows_from(run: Run, sites: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    run("build", str(sites), "--infer", "--store", store)
    told = run("ask", "located-in", "--place", "SIP", "--why", "--store", store, "--format", "jsonl").out.splitlines()
    (firm,) = (row for row in map(json.loads, told) if row["inferred"])
    assert [one["quote"] for one in firm["why"]] == SITES.splitlines()[:2]


def test_stated_leaves_inferences_out_and_so_does_a_build_without_them(run: Run, sites: Path, tmp_path: Path) -> None:
    with_them, without = str(tmp_path / "with"), str(tmp_path / "without")
    run("build", str(sites), "--infer", "--store", with_them)
    run("build", str(sites), "--store", without)
    stated = run("ask", "located-in", "--place", "SIP", "--stated", "--store", with_them, "--format", "csv").out
    assert stated == run("ask", "located-in", "--place", "SIP", "--store", without, "--format", "csv").out
    assert "WuXi" not in stated


def test_what_was_known_on_a_day_is_inferred_anew(run: Run, sites: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    run("build", str(sites), "--infer", "--store", store)
    done = run("ask", "anchors", "--min-tier", "B", "--store", store, "--format", "csv")
    assert done.out.splitlines()[1].endswith(",1")
    assert "WuXi" not in run("ask", "anchors", "--as-of", "2020", "--store", store, "--format", "csv").out


def test_a_graph_with_inferences_passes_its_checks(run: Run, sites: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    run("build", str(sites), "--infer", "--store", store)
    assert run("check", "--store", store).status == 0


def test_a_graph_that_cannot_be_true_fails_its_check_with_the_claims(run: Run, sites: Path, tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "graph.nq"
    run("build", str(sites), "--store", str(store), "--nquads", str(file))
    firm = f"<{thing('wuxi-biologics')}> <{RDF_TYPE}> <{bkg('Product')}> .\n"
    write_store([*file.read_bytes().splitlines(keepends=True), firm.encode()], store)
    done = run("check", "--store", str(store))
    assert done.status == 5
    assert "wuxi-biologics is of class Organization; wuxi-biologics is of class Product" in done.out


def test_explain_tells_what_follows_with_what_it_rests_on(run: Run, sites: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    run("build", str(sites), "--infer", "--store", store)
    told = run("explain", "WuXi Biologics", "--store", store).out
    assert "follows: WuXi Biologics · present in · Suzhou Industrial Park (prp-spo2)" in told
    told = run("explain", "WuXi Biologics", "--format", "json", "--store", store).out
    (inferred,) = json.loads(told)["inferences"]
    assert [one["quote"] for one in inferred["evidence"]] == SITES.splitlines()[:2]
