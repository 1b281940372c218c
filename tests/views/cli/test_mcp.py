import sys
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_what_is_missing_is_said_with_its_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "biokg.views.mcp.server", raising=False)
    done = run("mcp")
    assert (done.status, "pip install 'biokg[mcp]'" in done.err) == (1, True)


def test_no_store_is_said_and_nothing_goes_to_the_client(run: Run) -> None:
    done = run("mcp", "--store", "nowhere", "--lang", "zh")
    assert (done.status, done.out) == (1, "")
    assert "biokg build" in done.err


@pytest.mark.parametrize("port", ["0", "65536", "http", "８０"])
def test_what_is_no_port_is_refused(run: Run, port: str) -> None:
    assert run("mcp", "--http", port).status == 2


def test_questions_that_are_no_folder_are_said_at_once(run: Run) -> None:
    assert "no folder of questions" in run("mcp", "--queries", "nowhere").err
