"""Every command that reads a store reads one behind the SPARQL Protocol alike."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from biokg.store.endpoint import Endpoint
from biokg.store.loading import load
from biokg.store.view import open_view

from ...store.shaky import Shaky, running
from .conftest import Done

Run = Callable[..., Done]


@pytest.fixture(scope="module")
def server() -> Iterator[Endpoint]:
    with running(Shaky()) as endpoint:
        yield endpoint


@pytest.fixture
def loaded(server: Endpoint, store: Path) -> str:
    load((f"{quad} .\n".encode() for quad in open_view(store).quads()), server)
    return server.query


COMMANDS = [
    ("ask", "anchors", "--why", "--format", "json"),
    ("ask", "output", "--place", "苏州工业园区", "--format", "csv"),
    ("ask", "哪些企业同时布局多个园区？", "--format", "csv"),
    ("ask", "output", "--place", "SIP", "--min-tier", "B", "--format", "csv"),
    ("sparql", "SELECT ?firm ?n { ?firm bkg:clusterCount ?n } ORDER BY ?firm"),
    ("sparql", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?claim bkg:states ?fact } }"),
    ("explain", "sip"),
    ("path", "hengrui", "sip"),
    ("rank", "--format", "csv"),
    ("rank", "anchors", "--format", "csv"),
    ("facts", "--tier", "C"),
    ("check", "--format", "jsonl"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_prints_the_same_of_a_server(run: Run, loaded: str, words: tuple[str, ...]) -> None:
    there = run(*words, "--store", loaded)
    here = run(*words)
    assert (there.status, there.out) == (here.status, here.out)
    assert there.out or words[0] == "facts"


@pytest.mark.parametrize("suffix", ["gexf", "csv", "json", "nq"])
def test_an_export_is_the_same_of_a_server(run: Run, loaded: str, tmp_path: Path, suffix: str) -> None:
    for name, words in (("there", ("--store", loaded)), ("here", ())):
        assert run("export", str(tmp_path / f"{name}.{suffix}"), *words).status == 0
    assert (tmp_path / f"there.{suffix}").read_bytes() == (tmp_path / f"here.{suffix}").read_bytes()


def test_a_build_writes_to_a_server(
    run: Run, server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    news = tmp_path / "news.txt"
    news.write_text("2024年，苏州工业园区生物医药产业产值达1600亿元。\n", "utf-8")
    done = run("build", str(news), "--store", server.query, "--update-store", str(server.update))
    assert (done.status, done.out) == (0, "")
    assert server.query in done.err
    assert "160000000000" in run("ask", "output", "--format", "csv", "--store", server.query).out
    assert run("check", "--files", "--store", server.query).status == 0


def test_addresses_are_checked(run: Run, server: Endpoint) -> None:
    assert "give --update-store URL" in run("build", "--store", server.query).err
    assert run("build", "--update-store", "http://127.0.0.1:1/").status == 2
    assert run("build", "--store", server.query, "--update-store", "nowhere").status == 2
    done = run("ask", "anchors", "--store", "http://me:pw@127.0.0.1:1/query", "--lang", "zh")
    assert (done.status, "网址中不要写凭据" in done.err, "pw" in done.err) == (2, True, False)
