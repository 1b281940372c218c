import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from biokg.resources import shipped

Run = Callable[..., Any]
ENGLISH = """Zhuohe Biotech settles in Suzhou Industrial Park

Zhuohe Biotech Co., Ltd. has set up its headquarters in Suzhou Industrial Park.
"""
CHINESE = """企业落户张江

卓和生物科技有限公司入驻张江高科技园区。卓和生物科技有限公司在无锡高新区设立研发中心。
"""
ONE, OTHER = "Zhuohe Biotech", "卓和生物科技有限公司"


@pytest.fixture
def built(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """Two articles that call one firm otherwise, built into a store of their own; call it to build again."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "news" / "zh.txt").write_text(CHINESE, encoding="utf-8")
    monkeypatch.setenv("BIOKG_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("BIOKG_DECISIONS", str(tmp_path / "reviewed"))

    def build() -> bytes:
        assert run("build", str(tmp_path / "news"), "--nquads", str(tmp_path / "graph.nq")).status == 0
        return (tmp_path / "graph.nq").read_bytes()

    build()
    return build


def _log(tmp_path: Path) -> list[str]:
    path = tmp_path / "reviewed" / "judgements.tsv"
    return path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []


def test_a_rehearsal_shows_the_effect_and_writes_nothing(run: Run, built: Callable[[], bytes], tmp_path: Path) -> None:
    done = run("same", ONE, OTHER, "--dry-run")
    assert done.status == 0
    assert "2 statements move" in done.out
    assert "no anchor  ->  3 (" in done.out
    assert _log(tmp_path) == []
    assert "锚定企业" in run("same", ONE, OTHER, "--dry-run", "--lang", "zh").out


def test_a_merger_changes_the_answers_and_its_undoing_leaves_no_trace(
    run: Run, built: Callable[[], bytes], tmp_path: Path
) -> None:
    before = built()
    assert run("same", ONE, OTHER, "--why", "one firm", "--who", "me").status == 0
    merged = built()
    assert merged != before
    (row,) = json.loads(run("ask", "anchors", "--format", "json").out)["results"]["bindings"]
    assert row["number"]["value"] == "3"
    old = "https://w3id.org/biokg/id/x/enterprise/卓和生物科技"
    done = run("explain", old)
    assert done.out.startswith("Zhuohe Biotech")
    assert "was merged into" in done.err
    assert run("explain", OTHER).out == done.out
    assert run("split", OTHER, "--why", "not so sure").status == 0
    assert built() == before
    assert [line.split("\t")[2] for line in _log(tmp_path)] == ["same", "open"]


def test_two_that_were_told_apart_are_not_offered_again(run: Run, built: Callable[[], bytes]) -> None:
    (offered,) = [json.loads(line) for line in run("candidates", "--format", "json").out.splitlines()]
    assert {*offered["reasons"]} >= {"pinyin"}
    assert all(side and side[0]["quote"] for side in offered["evidence"])
    assert "拼音" in run("candidates", "--lang", "zh").out
    assert run("different", ONE, OTHER, "--why", "two firms").status == 0
    assert "no candidates" in run("candidates").err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["same", ONE, OTHER], 2, "--why"),
        (["same", ONE, "Nobody Biotech", "--dry-run"], 4, "unknown"),
        (["same", ONE, ONE, "--dry-run"], 2, "one thing already"),
        (["same", ONE, "Taizhou", "--dry-run"], 4, "ambiguous"),
        (["same", ONE, "Suzhou Industrial Park", "--dry-run"], 2, "cannot be one thing"),
        (["same", "恒瑞医药", "药明生物", "--dry-run"], 0, "nothing is written"),
        (["same", "Suzhou High-tech Zone", "无锡高新区", "--dry-run"], 0, "careful: the names say different places"),
        (["split", ONE, "--dry-run"], 2, "nobody merged"),
        (["candidates", "one name"], 2, "two names"),
    ],
)
def test_wrong_use_is_refused(run: Run, built: Callable[[], bytes], words: list[str], status: int, said: str) -> None:
    done = run(*words)
    assert (done.status, said in done.err) == (status, True), done


def test_two_names_are_compared_without_a_graph(run: Run, tmp_path: Path) -> None:
    assert "not offered" in run("candidates", "苏州高新区", "Wuxi High-tech Zone").out
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("# names\n青禾药业\tQinghe Pharma\n", encoding="utf-8")
    assert json.loads(run("candidates", "--pairs", str(pairs), "-f", "json").out)["proposed"]


def test_a_shipped_merger_can_be_taken_apart(run: Run, built: Callable[[], bytes]) -> None:
    assert "wuxi-high-tech-district" in shipped("data", "judgements.tsv").read_text(encoding="utf-8")
    done = run("split", "id:wuxi-high-tech-district", "--dry-run")
    assert (done.status, "open: wuxi-high-tech-district | cn-320214" in done.out) == (0, True)
