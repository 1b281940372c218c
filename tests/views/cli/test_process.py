"""What only a process of its own can show: what is imported, the encoding of a plain locale, a reader that leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"networkx", "scipy", "rdflib", "pandas", "starlette", "numpy", "rich", "rapidfuzz", "opencc", "trafilatura"}


def biokg(
    *words: str, python: tuple[str, ...] = (), env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *python, "-m", "biokg", *words]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **(env or {})})


@pytest.mark.parametrize("words", [["--help"], ["ask", "anchors", "--format", "csv"]])
def test_a_quick_start(store: Path, words: list[str]) -> None:
    # No generation has seen these words, so that the answer is not a kept one.
    for answer in store.glob("generation-*/answers/*"):
        answer.unlink()
    done = biokg(*words, python=("-X", "importtime"), env={"BIOKG_STORE": str(store)})
    imported = {line.rpartition(b"|")[2].strip().decode() for line in done.stderr.splitlines()}
    assert done.returncode == 0
    assert not {name.partition(".")[0] for name in imported} & HEAVY
    # Its header is YAML, so a question needs the reader of it; help does not.
    assert ("yaml" in imported) == (words[0] == "ask")
    if words == ["--help"]:
        ours = {name for name in imported if name.startswith("biokg.")}
        assert ours <= {
            "biokg.errors",
            "biokg.views",
            "biokg.views.cli",
            "biokg.views.cli.commands",
            "biokg.views.cli.main",
        }


def test_utf8_whatever_the_locale(store: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "BIOKG_STORE": str(store)}
    done = biokg("ask", "anchors", "--lang", "zh", env=plain)
    assert "恒瑞医药" in done.stdout.decode("utf-8")


def test_a_full_disk_is_said_in_a_line(store: Path) -> None:
    command = [sys.executable, "-m", "biokg", "ask", "anchors", "--store", str(store)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("biokg: ")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error(store: Path) -> None:
    command = [sys.executable, "-m", "biokg", "sparql", "SELECT * { GRAPH ?g { ?s ?p ?o } . GRAPH ?h { ?a ?b ?c } }"]
    env = {**os.environ, "BIOKG_STORE": str(store)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
