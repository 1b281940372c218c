import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_way_is_told_in_words_with_its_sentences(run: Run) -> None:
    lines = run("path", "SIP", "Huangpu District", "--store", "nowhere").err
    assert "no store" in lines
    done = run("path", "苏州工业园区", "id:huangpu-shanghai", "--lang", "zh")
    assert done.out.splitlines()[0] == "1. 恒瑞医药布局于苏州工业园区；恒瑞医药布局于黄浦区。"
    assert "     恒瑞医药布局于苏州工业园区:" in done.out.splitlines()
    assert "“恒瑞医药入驻苏州工业园区。”" in done.out


def test_json_has_the_evidence_of_each_step(run: Run) -> None:
    told = json.loads(run("path", "SIP", "Hengrui Medicine", "-f", "json").out)
    (((statement,),),) = told["ways"]
    assert statement["text"] == "Hengrui Medicine is present in Suzhou Industrial Park"
    assert [one["published"] for one in statement["evidence"]] == ["2020-03", "2025-09-02"]


def test_what_is_not_connected_is_said_so(run: Run) -> None:
    done = run("path", "SIP", "孤独资本")
    assert (done.status, done.out) == (0, "")
    assert "are not connected" in done.err
    assert "没有联系" in run("path", "SIP", "孤独资本", "--lang", "zh").err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [(["SIP"], 2, "B"), (["SIP", "nobody"], 4, "unknown thing"), (["SIP", "SIP"], 2, "same thing")],
)
def test_wrong_use_is_refused(run: Run, words: list[str], status: int, said: str) -> None:
    done = run("path", *words)
    assert done.status == status
    assert said in done.err
