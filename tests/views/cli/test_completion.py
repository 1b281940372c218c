import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from biokg.views.cli.commands import COMMANDS
from biokg.views.cli.completion import SCRIPTS

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([""], list(COMMANDS)),
        (["as"], ["ask"]),
        (["ask", "fu"], ["funds"]),
        (["ask", "anchors", "--min-c"], ["--min-clusters"]),
        (["ask", "anchors", "--min-clusters", ""], ["3"]),
        (["ask", "funds", "--place", "Suz"], ["Suzhou", "Suzhou Industrial Park"]),
        (["ask", "funds", "--place", '"Suzhou I'], ["Suzhou Industrial Park"]),
        (["ask", "funds", "--place", "Suzhou\\ I"], ["Suzhou Industrial Park"]),
        (["ask", "funds", "--place", "Hen"], []),
        (["ask", "output", "--why", "--lang", ""], ["en", "zh"]),
        (["ask", "output", "--format", "j"], ["json", "jsonl"]),
        (["ask", "output", "--min-tier", ""], ["A", "B", "C"]),
        (["ask", "contradictions", "--metric", "rank,outp"], ["rank,outputValue"]),
        (["explain", "恒"], ["恒瑞医药"]),
        (["path", "SIP", "Guang"], ["Guangzhou"]),
        (["rank", "--by", "page"], ["pagerank"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["queries", "c"], ["check"]),
        (["build", "--nq"], ["--nquads"]),
        (["ask", "output", "--store", ""], []),
        (["nosuch", ""], []),
        (["ask", "nosuch", "--"], []),
    ],
)
def test_what_may_follow(run: Run, words: list[str], found: list[str]) -> None:
    done = run("__complete", *words)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == found


def test_without_a_store_there_are_no_names_and_no_noise(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKG_STORE", "/nowhere")
    assert run("__complete", "explain", "SI") == (0, "", "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_for_each_shell(run: Run, shell: str) -> None:
    script = run("completion", shell).out
    assert "biokg __complete" in script
    if path := shutil.which(shell):
        check = subprocess.run([path, "-n"], input=script, text=True, capture_output=True, check=False)
        assert (check.returncode, check.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_a_name_with_blanks(store: Path, tmp_path: Path) -> None:
    (tmp_path / "biokg").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m biokg "$@"\n', encoding="utf-8")
    (tmp_path / "biokg").chmod(0o755)
    typed = r"""
      source <(biokg completion bash)
      COMP_WORDS=(biokg ask funds --place "Suzhou\ I"); COMP_CWORD=4
      _biokg; printf '%s\n' "${COMPREPLY[@]}"
    """
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "BIOKG_STORE": str(store)}
    done = subprocess.run(["bash", "-c", typed], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "Suzhou\\ Industrial\\ Park\n"
