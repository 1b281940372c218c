import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from biokg import foreign

from .conftest import Done

Run = Callable[..., Done]


@pytest.fixture
def built(run: Run, tmp_path: Path) -> str:
    news = tmp_path / "news.txt"
    news.write_text(
        "2024年，苏州工业园区生物医药产业产值达1600亿元。\n2024年，苏州工业园区生物医药产业产值达16000亿元。\n", "utf-8"
    )
    assert run("build", str(news), "--store", str(tmp_path / "store")).status == 0
    return str(tmp_path / "store")


def test_a_warning_says_what_where_and_how_to_mend_it(run: Run, built: str) -> None:
    done = run("check", "--store", built)
    assert done.status == 0
    assert "Suzhou Industrial Park" in done.out
    assert "news.txt: “2024年，苏州工业园区生物医药产业产值达1600亿元。”" in done.out
    assert "-> Compare the sentences" in done.out
    assert done.out.splitlines()[-1] == "0 violations, 1 warning"


def test_a_report_in_chinese(run: Run, built: str) -> None:
    done = run("check", "--store", built, "--lang", "zh")
    assert "警告" in done.out
    assert "请比较原句" in done.out
    assert done.out.splitlines()[-1] == "0 项违规，1 项警告"


def test_the_machine_form_is_a_shacl_report(run: Run, built: str) -> None:
    done = run("check", "--store", built, "--format", "ttl")
    said = {
        (q.predicate.value, str(getattr(q.object, "value", ""))) for q in ox.parse(done.out, format=ox.RdfFormat.TURTLE)
    }
    assert (foreign.SH + "conforms", "true") in said
    assert (foreign.SH + "resultSeverity", foreign.SH + "Warning") in said


def test_a_finding_a_line(run: Run, built: str) -> None:
    (line,) = run("check", "--store", built, "-f", "jsonl").out.splitlines()
    assert json.loads(line)["check"] == "arithmetic/slip"


def test_a_violation_makes_it_fail(run: Run) -> None:
    """The sample store of these tests was put together by hand and leaves out what a build never does."""
    done = run("check")
    assert done.status == 5
    assert "the graph does not pass" in done.err
    assert done.out.startswith("violation: ")
    assert "-> Build the graph anew" in done.out
