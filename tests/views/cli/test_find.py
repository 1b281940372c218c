import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_things_are_found_by_a_part_of_a_name(run: Run) -> None:
    done = run("find", "工业园", "--format", "csv", "--lang", "zh")
    assert done.out.splitlines()[:2] == [
        "thing,classes,name,documents,id",
        "苏州工业园区,Cluster; Park,苏州工业园区,0,https://w3id.org/biokg/id/sip",
    ]


def test_json_has_the_classes_as_a_list(run: Run) -> None:
    assert json.loads(run("find", "hengrui", "-f", "json").out)[0]["classes"] == ["Enterprise"]


def test_all_of_a_class_are_listed(run: Run) -> None:
    done = run("find", "--class", "Enterprise", "--limit", "1", "-f", "table")
    assert "Hengrui Medicine" in done.out
    assert done.err == "1 row\n"


def test_what_cannot_be_found_is_said(run: Run) -> None:
    assert run("find", "qqqqqq").err == "no rows\n"
    assert run("find").status == 2
    done = run("find", "x", "--class", "Planet")
    assert (done.status, "is none of Entity" in done.err) == (2, True)
