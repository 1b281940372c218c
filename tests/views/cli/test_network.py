import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_rank_gives_places_labels_and_scores(run: Run) -> None:
    first = next(csv.DictReader(io.StringIO(run("rank", "--top", "1").out)))
    assert first == {
        "rank": "1",
        "label": "Hengrui Medicine",
        "type": "Enterprise",
        "score": "2",
        "id": "https://w3id.org/biokg/id/hengrui",
    }


def test_rank_in_other_forms(run: Run) -> None:
    assert json.loads(run("rank", "--top", "1", "--lang", "zh", "-f", "jsonl").out)["label"] == "恒瑞医药"
    assert run("rank", "--top", "1", "-f", "table").out.splitlines()[0].split() == ["rank", "thing", "class", "score"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--by", "fame"], 2, "measures: degree"),
        (["--type", "Firm"], 4, "unknown type 'Firm'"),
        (["--top", "-1"], 2, "no number of rows"),
        (["--graph", "moon"], 2, "graphs: stated, whole"),
    ],
)
def test_rank_that_cannot_be(run: Run, words: list[str], status: int, said: str) -> None:
    done = run("rank", *words)
    assert (done.status, done.out) == (status, "")
    assert said in done.err


def test_export_writes_the_file_and_says_what_is_in_it(run: Run, tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "clusters.gexf"))
    assert (done.status, done.out) == (0, "")
    assert "3 nodes, 2 edges" in done.err
    assert "恒瑞医药" in (tmp_path / "clusters.gexf").read_text(encoding="utf-8")


def test_export_of_an_unknown_format(run: Run, tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "clusters.xlsx"))
    assert done.status == 2
    assert ".gexf" in done.err


def test_draw_writes_a_picture_and_says_what_is_in_it(run: Run, tmp_path: Path) -> None:
    done = run("draw", str(tmp_path / "net.svg"), "--graph", "stated", "--lang", "zh")
    assert (done.status, done.out) == (0, "")
    assert "3 things, 2 links" in done.err
    assert "恒瑞医药" in (tmp_path / "net.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["x.gif"], 2, ".svg, .png"),
        (["x.svg", "--graph", "moon"], 2, "graphs: stated"),
        (["x.svg", "--top", "1"], 2, "2"),
    ],
)
def test_draw_that_cannot_be(run: Run, tmp_path: Path, words: list[str], status: int, said: str) -> None:
    done = run("draw", str(tmp_path / words[0]), *words[1:])
    assert done.status == status
    assert said in done.err


def test_export_in_chinese_from_some_documents_only(run: Run, tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "x.csv"), "--lang", "zh", "--as-of", "1999")
    assert done.status == 1
    assert "has no edges" in done.err
