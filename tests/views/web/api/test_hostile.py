"""Hostile values over HTTP and from Python: answered or refused in words, never an error of the server.

Each door tries every fifth; that none of them is more than a value is shown for all where values are bound.
"""

from contextlib import suppress

import pytest
from starlette.testclient import TestClient

import biokg
from biokg.ask import questions
from biokg.errors import BiokgError

PARAMETERS = [(name, one.name) for name in questions.names() for one in questions.question(name).parameters]


def test_over_http(client: TestClient, hostile: tuple[str, ...]) -> None:
    rows = client.get("/api/questions/anchors").content
    for at, text in enumerate(hostile[::5]):
        name, parameter = PARAMETERS[at % len(PARAMETERS)]
        answer = client.get(f"/api/questions/{name}", params={parameter: text})
        assert answer.status_code in {200, 400, 404, 409}, (name, parameter, text)
    assert client.get("/api/questions/anchors").content == rows


@pytest.mark.parametrize("path", ["words?text", "find?text", "explain?thing", "evidence?fact", "questions/funds?lang"])
def test_over_http_beside_the_questions(client: TestClient, hostile: tuple[str, ...], path: str) -> None:
    name = path.partition("?")[2]
    for text in hostile[1::15]:
        answer = client.get(f"/api/{path.partition('?')[0]}", params={name: text})
        assert answer.status_code in {200, 400, 404, 409}, (path, text)


def test_from_python(kg: biokg.KnowledgeGraph, hostile: tuple[str, ...]) -> None:
    whole = kg.ask("anchors")
    for at, text in enumerate((*hostile[2::5], "\ud800", b"bytes", object(), {"a": 1}, [None], float("inf"), 10**400)):
        name, parameter = PARAMETERS[at % len(PARAMETERS)]
        with suppress(BiokgError):
            assert kg.ask(name, **{parameter: text}).parameters  # type: ignore[arg-type]
    assert kg.ask("anchors") == whole
