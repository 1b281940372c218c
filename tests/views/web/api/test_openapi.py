import json

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from biokg.ask import questions
from biokg.views.web.api.routes import ROUTES


def test_every_question_and_every_path_is_described(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    named = {f"/api/questions/{name}" for name in questions.names()}
    assert set(document["paths"]) - named == {
        route.path
        for route in ROUTES
        if isinstance(route, Route) and route.name not in {"index", "problems", "question"}
    }
    assert named < set(document["paths"])


def test_every_reference_leads_somewhere(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    references = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            references.update([node["$ref"]] if "$ref" in node else [])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(document)
    for reference in references:
        node = document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
    assert len(references) > 10


@pytest.mark.parametrize("name", questions.names())
def test_the_examples_of_the_document_are_answered_with_the_rows_it_promises(client: TestClient, name: str) -> None:
    document = client.get("/api/openapi.json").json()
    operation = document["paths"][f"/api/questions/{name}"]["get"]
    given = {one["name"]: one["example"] for one in operation["parameters"] if "example" in one}
    answer = client.get(f"/api/questions/{name}", params=given)
    assert answer.status_code == 200, answer.text
    (_, own) = operation["responses"]["200"]["content"]["application/json"]["schema"]["allOf"]
    for row in client.get(
        f"/api/questions/{name}", params={k: v for k, v in given.items() if k in needed(name)}
    ).json()["rows"]:
        assert set(own["properties"]["rows"]["items"]["required"]) == set(row)


def needed(name: str) -> set[str]:
    return {one.name for one in questions.question(name).parameters if one.required}


def test_it_is_told_in_chinese_too(client: TestClient) -> None:
    text = json.dumps(client.get("/api/openapi.json?lang=zh").json(), ensure_ascii=False)
    assert "基金的规模、管理人与投向" in text
