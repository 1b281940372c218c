import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from biokg.views.cli.commands import COMMANDS

Run = Callable[..., Any]


def test_help_names_every_command(run: Run) -> None:
    for words in ([], ["--help"], ["-h"], ["help"]):
        done = run(*words)
        assert done.status == 0
        assert all(f"  {name} " in done.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert f"  biokg {command}" in done.out


def test_an_unknown_command_lists_the_known_ones(run: Run) -> None:
    done = run("anchors")
    assert done.status == 2
    assert "commands: build, facts, ask" in done.err


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("biokg ")


def test_sparql_knows_the_prefixes_and_writes_standard_forms(run: Run) -> None:
    query = "SELECT ?firm { ?firm bkg:clusterCount 2 }"
    assert run("sparql", query).out.splitlines() == ["firm", "https://w3id.org/biokg/id/hengrui"]
    assert json.loads(run("sparql", query, "--format", "json").out)["head"] == {"vars": ["firm"]}
    assert "id:hengrui" in run("sparql", query, "--format", "table").out


def test_sparql_of_a_file_and_of_triples(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("CONSTRUCT { id:sip a ?class } { id:sip a ?class }", encoding="utf-8")
    assert "id:sip a bkg:" in run("sparql", "-f", str(file)).out


@pytest.mark.parametrize(("query", "told"), [("ASK { id:sip ?p ?o }", "yes\n"), ("ASK { id:none ?p ?o }", "no\n")])
def test_sparql_answers_yes_or_no(run: Run, query: str, told: str) -> None:
    assert run("sparql", query).out == told


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["SELECT * {"], 1, "cannot be parsed"),
        (["SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }"], 1, "may not reach other servers"),
        (["DROP ALL"], 1, "may only read"),
        ([], 2, "give the query itself"),
        (["ASK {}", "-f", "x.rq"], 2, "just one"),
        (["-f", "missing.rq"], 2, "missing.rq"),
        (["DESCRIBE id:sip", "--format", "csv"], 1, "no form 'csv'"),
        (["DESCRIBE id:sip", "--format", "table"], 2, "triples have no table"),
    ],
)
def test_sparql_that_cannot_be_run(run: Run, words: list[str], status: int, said: str) -> None:
    done = run("sparql", *words)
    assert (done.status, done.out) == (status, "")
    assert said in done.err


def test_explain_tells_a_thing_with_its_sentences(run: Run) -> None:
    out = run("explain", "sip", "--lang", "zh").out
    assert out.startswith("苏州工业园区  <https://w3id.org/biokg/id/sip>")
    assert "1. 苏州工业园区 · 产值 · 90,000,000,000 CNY (time 2019, nearly) [B]\n     “产值近900亿元。”" in out


def test_explain_as_json(run: Run) -> None:
    told = json.loads(run("explain", "恒瑞医药", "--format", "json").out)
    assert told["label"] == "Hengrui Medicine"
    assert {one["object"]["label"] for one in told["statements"]} == {"Suzhou Industrial Park", "Huangpu"}
    assert all(one["quote"] and one["document"]["label"] for one in told["statements"])


def test_explain_of_an_unknown_thing(run: Run) -> None:
    assert run("explain", "Nobody & Sons").status == 4
