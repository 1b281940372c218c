"""The review page: off without a token, deaf to other sites' forms, and each answer one line of the log."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings

TOKEN = "a-long-token"  # noqa: S105 - of a server that lives as long as the test


@pytest.fixture
def reviewer(served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("BIOKG_DECISIONS", str(tmp_path / "reviewed"))
    app = create_app(Settings(served, token=TOKEN))
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(app, "http://localhost", follow_redirects=False, headers=headers) as made:
        yield made


def _form(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def _log(folder: Path) -> list[dict[str, str]]:
    path = folder / "reviewed" / "corrections.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_without_a_token_there_is_no_review(client: TestClient) -> None:
    assert client.get("/review").status_code == 404
    assert client.post("/review", data={"verdict": "right"}).status_code == 404


def test_with_a_token_it_wants_the_token(reviewer: TestClient) -> None:
    assert reviewer.get("/review", headers={"Authorization": ""}).status_code == 401


def test_a_decision_is_one_line_and_the_next_item_follows(reviewer: TestClient, tmp_path: Path) -> None:
    page = reviewer.get("/review").text
    assert "<mark>" in page
    form = _form(page)
    done = reviewer.post("/review", data={**form, "verdict": "right", "who": "李伟"})
    assert (done.status_code, done.headers["location"]) == (303, "/review?at=0&who=%E6%9D%8E%E4%BC%9F")
    [row] = _log(tmp_path)
    assert (row["verdict"], row["who"], row["why"]) == ("right", "李伟", "as the sentence says")
    assert _form(reviewer.get("/review").text)["item"] != form["item"]
    undone = reviewer.post("/review", data={**form, "verdict": "undo"})
    assert undone.status_code == 303
    assert _log(tmp_path) == []


def test_an_edit_is_read_and_a_wrong_one_said(reviewer: TestClient, tmp_path: Path) -> None:
    form = _form(reviewer.get("/review").text)
    wrong = reviewer.post("/review", data={**form, "verdict": "edit", "who": "me", "set": "time=soon"})
    assert wrong.status_code == 400
    assert "soon" in wrong.text
    right = reviewer.post("/review", data={**form, "verdict": "edit", "who": "me", "set": "time=2019", "why": "<b>"})
    assert right.status_code == 303
    assert [(row["verdict"], row["why"]) for row in _log(tmp_path)] == [("edit", "<b>")]


@pytest.mark.parametrize("seal", ["", "0" * 64])
def test_a_form_of_another_site_writes_nothing(reviewer: TestClient, tmp_path: Path, seal: str) -> None:
    form = _form(reviewer.get("/review").text) | {"seal": seal}
    assert reviewer.post("/review", data={**form, "verdict": "right", "who": "me"}).status_code == 403
    assert _log(tmp_path) == []


def test_chinese_is_spoken_and_any_number_is_a_page(reviewer: TestClient) -> None:
    assert "人工判定" in reviewer.get("/review?lang=zh").text
    for at in ("999999", "-1", "²", "9" * 400):
        assert reviewer.get("/review", params={"at": at}).status_code == 200
