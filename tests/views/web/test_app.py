"""What holds for every request, whatever it asks for."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from biokg.errors import StoreError
from biokg.store.build import write_store
from biokg.views.web.app import create_app
from biokg.views.web.held import Held
from biokg.views.web.settings import Limits, Settings

TOKEN = "a-token-of-ours"  # noqa: S105


def _line(date: str) -> bytes:
    return f'<https://w3id.org/biokg/doc/x> <http://purl.org/dc/terms/issued> "{date}" .\n'.encode()


def _client(settings: Settings) -> TestClient:
    return TestClient(create_app(settings), "http://localhost", follow_redirects=False, raise_server_exceptions=False)


def test_health_names_the_build(client: TestClient) -> None:
    told = client.get("/healthz").json()
    assert told["status"] == "ok"
    assert told["build"].startswith("generation-")
    assert told["published"] >= "2025"


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/static/robots.txt", "/static/none"])
def test_every_answer_has_the_strict_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "", "[::1", "a:b:c"]
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:80", "[::1]:8000"])
def test_names_of_the_loopback_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_a_large_request_is_refused(served: Path) -> None:
    client = _client(Settings(served, limits=Limits(request_bytes=100)))
    assert client.post("/healthz", content=b"x" * 101).status_code == 413
    assert client.post("/healthz", content=b"x" * 100).status_code == 405


@pytest.mark.parametrize(
    "path", ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "/etc/passwd", "", ".", "%00", "robots.txt/"]
)
def test_static_files_stay_in_their_folder(client: TestClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404


def test_a_static_file_is_sent_once(client: TestClient) -> None:
    first = client.get("/static/robots.txt")
    assert first.headers["content-type"].startswith("text/plain")
    again = client.get("/static/robots.txt", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_token_is_demanded_and_leaves_the_address(served: Path) -> None:
    client = _client(Settings(served, token=TOKEN))
    assert client.get("/nowhere").status_code == 401
    assert client.get("/nowhere?token=another").status_code == 401
    assert client.get("/healthz").status_code == 200
    assert client.get("/nowhere", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 404
    entered = client.get(f"/nowhere?token={TOKEN}&a=b")
    assert (entered.status_code, entered.headers["location"]) == (303, "http://localhost/nowhere?a=b")
    assert client.get("/nowhere").status_code == 404  # by the cookie


def test_a_problem_is_a_page_to_people_and_json_to_programs(client: TestClient) -> None:
    page = client.get("/<script>", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<script>" not in page.text
    told = client.get("/nowhere")
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["status"] == 404


def test_the_log_holds_no_query_string(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "biokg.access"):
        client.get("/healthz?token=secret")
    line = json.loads(caplog.records[-1].message)
    assert "secret" not in caplog.text
    assert (line["method"], line["path"], line["status"]) == ("GET", "/healthz", 200)


def test_a_new_build_is_taken_up_at_once(tmp_path: Path) -> None:
    write_store([_line("2024-01")], tmp_path)
    held = Held(tmp_path)
    old = held.view()
    assert held.as_of.published == "2024-01"
    write_store([_line("2024-01"), _line("2025-02-03")], tmp_path)
    assert held.as_of.published == "2025-02-03"
    assert len(list(old.quads())) == 1  # who began with the old one ends with it


def test_a_store_that_breaks_leaves_the_one_in_use(tmp_path: Path) -> None:
    write_store([_line("2024-01")], tmp_path)
    held = Held(tmp_path)
    (tmp_path / "current").write_text("nonsense")
    assert len(list(held.view().quads())) == 1
    shutil.rmtree(tmp_path)
    with pytest.raises(StoreError):
        Held(tmp_path)


def test_a_store_made_anew_under_the_same_name_is_taken_up(tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_store([_line("2024-01")], store)
    held = Held(store)
    old = held.identity
    shutil.rmtree(store)
    write_store([_line("2024-05")], store)
    assert held.generation == old[0]
    assert held.identity != old
    assert held.as_of.published == "2024-05"
