"""The graph to explore: its data, its list without a script, its file."""

import pytest
from lxml import etree
from starlette.testclient import TestClient


def test_data_has_the_most_central_things_with_places(client: TestClient) -> None:
    told = client.get("/explore/graph.json").json()
    assert 10 < len(told["nodes"]) <= 60
    assert told["total"] >= len(told["nodes"])
    assert all({link["source"], link["target"]} <= set(range(len(told["nodes"]))) for link in told["links"])
    assert {node["type"] for node in told["nodes"]} == set(told["types"])
    assert len({(node["x"], node["y"]) for node in told["nodes"]}) == len(told["nodes"])


def test_surroundings_grow_with_the_steps_and_end_at_the_limit(client: TestClient) -> None:
    def names(query: str) -> set[str]:
        return {node["label"] for node in client.get(f"/explore/graph.json?around=Hengrui&{query}").json()["nodes"]}

    assert {"Hengrui Medicine", "Huangpu District", "Suzhou Industrial Park"} <= names("steps=1")
    assert names("steps=1") < names("steps=2")
    assert len(names("steps=2&most=4")) == 4


def test_a_projection_and_a_language_can_be_chosen(client: TestClient) -> None:
    told = client.get("/explore/graph.json?graph=firms-clusters&lang=zh").json()
    assert {"恒瑞医药", "苏州工业园区"} <= {node["label"] for node in told["nodes"]}
    assert "企业" in {kind["label"] for kind in told["types"].values()}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("graph=none", 400),
        ("by=none", 400),
        ("around=Nobody", 404),
        ("around=Huangpu", 409),
        ("most=x&steps=99", 200),
    ],
)
def test_what_cannot_be_shown_is_said_so(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/explore/graph.json?{query}").status_code == status
    assert client.get(f"/explore?{query}", headers={"Accept": "text/html"}).status_code == status


def test_page_lists_the_same_without_a_script(client: TestClient) -> None:
    html = client.get("/explore?around=Hengrui").text
    assert 'href="/thing/hengrui"' in html
    assert 'href="/thing/suzhou-industrial-park"' in html


def test_file_is_what_is_shown(client: TestClient) -> None:
    shown = client.get("/explore/graph.json?around=Hengrui").json()
    file = etree.fromstring(client.get("/explore/graph.gexf?around=Hengrui").content)
    assert {node.get("id") for node in file.iterfind(".//{*}node")} == {node["id"] for node in shown["nodes"]}
