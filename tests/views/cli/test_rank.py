import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from biokg.store.build import write_store
from biokg.store.view import View
from biokg.terms import document, thing
from biokg.views.cli import narrowing

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def market_store(market: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("market")
    write_store((f"{quad} .\n".encode() for quad in market.quads()), folder)
    return folder


@pytest.fixture
def rank(run: Run, market_store: Path) -> Run:
    return lambda *words: run("rank", *words, "--store", str(market_store))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_anchors_with_interval_clusters_and_shares(rank: Run) -> None:
    done = rank("anchors", "-f", "jsonl")
    first, second = lines(done.out)
    assert (first["firm"], first["rank"], first["interval"]) == ("Acme", 1, {"best": 1, "worst": None})
    assert [(one["label"], one["year"], one["firms"]) for one in first["clusters"]] == [
        ("Harbour", None, 2),
        ("Park", 2019, 3),
    ]
    assert (first["sectors"], first["documents"], second["firm"]) == (["Drugs"], 2, "Bolt")
    assert "Without “two”, Bolt would leave the top ten." in done.err
    assert "small graph (2 anchors)" in done.err


def test_anchors_for_people_in_chinese(rank: Run) -> None:
    done = rank("anchors", "-f", "table", "--lang", "zh")
    assert "名次区间" in done.out
    assert "1-落选" in done.out
    assert "不计《two》，则Bolt退出前十。" in done.err


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "json"])
def test_anchors_in_every_form(rank: Run, form: str) -> None:
    out = rank("anchors", "-f", form).out
    if form == "json":
        assert [row["firm"] for row in json.loads(out)] == ["Acme", "Bolt"]
    elif form == "md":
        assert out.splitlines()[2].startswith("| 1 | 1-out | Acme | Harbour (1/2); Park (2019; 1/3) | 2 |")
    else:
        rows = list(csv.DictReader(io.StringIO(out), delimiter="\t" if form == "tsv" else ","))
        assert [row["interval"] for row in rows] == ["1-out", "1-out"]


def test_why_gives_edges_and_sentences(rank: Run) -> None:
    (first,) = lines(
        rank("--graph", "firms-clusters", "--type", "Enterprise", "--top", "1", "--why", "-f", "jsonl").out
    )
    assert [why["edge"] for why in first["why"]] == [
        "Acme · present in cluster · Park",
        "Acme · present in cluster · Harbour",
    ]
    assert {one["document"] for one in first["why"][0]["sentences"]} == {document("one"), document("two")}
    table = rank("anchors", "--why", "-f", "table").out
    assert "“acme presentIn harbour modality-reported”" in table
    rows = list(csv.DictReader(io.StringIO(rank("anchors", "--why", "-f", "csv").out)))
    assert rows[0]["quote"].startswith("acme presentIn")
    assert len(rows) > 4


def test_why_of_what_only_a_table_gives_has_no_sentence(rank: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(rank("--graph", "whole", "--why", "--top", "50", "-f", "csv").out)))
    (held,) = {(row["edge"], row["document"]) for row in rows if row["edge"].startswith("Hall · ")}
    assert held == ("Hall · located in · Park", "")


def test_filters_narrow_the_graph(rank: Run) -> None:
    assert lines(rank("anchors", "--tier", "B", "-f", "jsonl").out)[2]["firm"] == "Dote"
    assert lines(rank("anchors", "--sector", "drugs", "-f", "jsonl").out)[0]["firm"] == "Acme"
    assert rank("anchors", "--place", "Town", "-f", "jsonl").out == ""
    assert len(lines(rank("anchors", "--as-of", "2020-03", "-f", "jsonl").out)) == 1
    assert len(lines(rank("--graph", "firms-clusters", "--modality", "planned", "-f", "jsonl").out)) == 2
    assert len(lines(rank("anchors", "--min-clusters", "1", "-f", "jsonl").out)) == 4


def test_intervals_of_any_measure(rank: Run) -> None:
    rows = lines(rank("--by", "degree", "--graph", "firms-clusters", "--interval", "-f", "jsonl").out)
    assert {row["label"]: row["interval"] for row in rows}["Park"] == {"best": 1, "worst": 1}


def test_an_estimate_says_how_far_it_may_be_off(rank: Run) -> None:
    assert "±" not in rank("--by", "betweenness", "--approximate", "-f", "table").out
    assert rank("--approximate", "--exact").status == 2


def test_communities_bridges_and_links(rank: Run) -> None:
    done = rank("communities", "--graph", "firms-clusters", "-f", "jsonl")
    assert sum(row["size"] for row in lines(done.out)) == 7
    assert "modularity" in done.err
    bridges = lines(rank("bridges", "--graph", "firms-clusters", "--why", "-f", "jsonl").out)
    assert {(row["one"], row["other"], row["parts"]) for row in bridges} == {("Cure", "Town", 1), ("Dote", "Park", 1)}
    assert bridges[0]["why"][0]["sentences"]
    done = rank("links", "-f", "jsonl")
    (guess,) = lines(done.out)
    assert (guess["firm"], guess["cluster"], guess["because"]) == ("Dote", "Harbour", [thing("acme"), thing("bolt")])
    assert "hidden edges" in done.err
    assert "No document says any of this" in done.err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--by", "fame"], 2, "measures: degree"),
        (["anchors", "--graph", "money"], 2, "leave --graph out"),
        (["anchors", "--sector", "fishing"], 4, "unknown sector 'fishing'"),
        (["anchors", "--place", "Acme"], 4, "not a Place"),
        (["--period", "soon"], 2, "'soon' is no time"),
        (["links", "--graph", "partners"], 2, "use firms-clusters"),
        (["--period", "1850"], 1, "no edges"),
        (["communities", "--period", "1850"], 1, "no edges"),
        (["kings"], 2, "invalid choice"),
    ],
)
def test_what_cannot_be_says_why(rank: Run, words: list[str], status: int, said: str) -> None:
    done = rank(*words)
    assert (done.status, done.out) == (status, "")
    assert said in done.err


@pytest.mark.parametrize("name", ["anchors.html", "anchors-2024.md", "Anchors.HTM"])
def test_report_writes_a_page(run: Run, market_store: Path, tmp_path: Path, name: str) -> None:
    done = run("report", str(tmp_path / name), "--store", str(market_store), "--lang", "zh")
    assert (done.status, done.out) == (0, "")
    assert "2 行" in done.err
    assert "锚定企业" in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kings.html", "no report named 'kings'"),
        ("anchorage.html", "no report named"),
        ("anchors.docx", "'.docx'; suffixes: .html"),
        ("none/anchors.html", "make it first"),
    ],
)
def test_a_report_that_cannot_be_says_why(run: Run, market_store: Path, tmp_path: Path, name: str, said: str) -> None:
    done = run("report", str(tmp_path / name), "--store", str(market_store))
    assert done.status == 2
    assert said in done.err


def test_what_people_are_unsure_of_is_joined_in_a_run(rank: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = re.search(r"Ranked (\d+) times", rank("anchors").err)
    monkeypatch.setattr(narrowing, "undecided", lambda: [(thing("dote"), thing("bolt"))])
    after = re.search(r"Ranked (\d+) times", rank("anchors").err)
    assert before is not None
    assert after is not None
    assert int(after[1]) == int(before[1]) + 1
