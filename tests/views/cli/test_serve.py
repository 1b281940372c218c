"""What `biokg serve` refuses, and what it says before it serves."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_ALL = "0.0.0.0"  # noqa: S104 - what it says of that is what is tested


@pytest.mark.parametrize(
    "words",
    [
        ("--port", "0"),
        ("--port", "eighty"),
        ("--token", ""),
        ("--token", "short"),
        ("--timeout", "nan"),
        ("--timeout", "-1"),
        ("--workers", "0"),
        ("--memory", "all"),
        ("--store", "http://127.0.0.1:1/"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Callable[..., Any], words: tuple[str, ...]) -> None:
    assert run("serve", *words).status == 2


def test_a_store_that_is_not_there(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("serve", "--store", str(tmp_path / "none"))
    assert (done.status, "run `biokg build`" in done.err) == (1, True)


@pytest.mark.parametrize(("lang", "said"), [("en", "can be reached from other machines"), ("zh", "可从其他机器访问")])
def test_listening_to_all_is_said_before_it_is_done(store: Path, lang: str, said: str) -> None:
    # The port is taken, so that nothing is ever reached from outside.
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "biokg", "serve", "--store", str(store), "--host", _ALL]
        done = subprocess.run([*command, "--port", port, "--lang", lang], capture_output=True, text=True, check=False)
    assert said in done.stderr
    assert "--token" in done.stderr
    assert done.returncode != 0
