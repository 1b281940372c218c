"""The endpoint over the shipped documents: forms, refusals, limits."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from biokg.views.web.app import create_app
from biokg.views.web.settings import Limits, Settings
from biokg.views.web.sparql.forms import TRIPLES as TRIPLE_FORMS
from biokg.views.web.sparql.forms import chosen

ROWS = "SELECT ?thing ?name { ?thing skos:prefLabel ?name } ORDER BY ?thing ?name LIMIT 3"
TRIPLES = "CONSTRUCT { ?thing skos:prefLabel ?name } WHERE { ?thing skos:prefLabel ?name } LIMIT 3"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def strict(served: Path) -> Iterator[TestClient]:
    """A server with little patience, open to one other origin."""
    limits = Limits(query_seconds=0.5, quick_seconds=0.1, workers=2, long_jobs=1, answer_bytes=20_000)
    settings = Settings(served, limits=limits, cors=("https://kg.example.org",))
    with TestClient(create_app(settings), "http://localhost", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("type_", ["application/sparql-results+json", "application/json", "*/*", ""])
def test_rows_as_json(client: TestClient, type_: str) -> None:
    answer = client.get("/sparql", params={"query": ROWS}, headers={"Accept": type_})
    assert answer.headers["content-type"].startswith("application/sparql-results+json")
    assert answer.headers["vary"] == "Accept"
    assert len(answer.json()["results"]["bindings"]) == 3


@pytest.mark.parametrize("given", [{"format": "csv"}, {"format": "text/csv"}, {}])
def test_rows_as_csv(client: TestClient, given: dict[str, str]) -> None:
    headers = {"Accept": "text/html" if given else "text/csv"}
    answer = client.get("/sparql", params={"query": ROWS, **given}, headers=headers)
    assert next(csv.reader(io.StringIO(answer.text))) == ["thing", "name"]


def test_rows_as_xml_and_tsv(client: TestClient) -> None:
    xml = client.post("/sparql", data={"query": ROWS}, headers={"Accept": "application/sparql-results+xml"})
    assert len(ElementTree.fromstring(xml.content)[1]) == 3  # noqa: S314 - our own answer
    tsv = client.post("/sparql", data={"query": ROWS}, headers={"Accept": "text/tab-separated-values"})
    assert tsv.text.startswith("?thing\t?name\n")


@pytest.mark.parametrize(
    ("type_", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_triples_in_all_forms(client: TestClient, type_: str, form: ox.RdfFormat) -> None:
    answer = client.get("/sparql", params={"query": TRIPLES}, headers={"Accept": type_})
    assert answer.headers["content-type"].startswith(type_)
    assert len(list(ox.parse(answer.content, form))) == 3


def test_a_form_that_there_is_not(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ROWS}, headers={"Accept": "image/png"}).status_code == 406
    named = client.get("/sparql", params={"query": ROWS, "format": "pdf"})
    assert (named.status_code, "json, xml, csv, tsv" in named.json()["detail"]) == (400, True)


def test_an_answer_larger_than_a_piece_is_whole(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s ?p ?o } }", "format": "json"})
    assert len(answer.content) > 1 << 20
    assert json.loads(answer.content)["results"]["bindings"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * {", "cannot be parsed"),
        ("DROP ALL", "only read"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "other servers"),
        ("LOAD <http://127.0.0.1:1/>", "only read"),
        ("", "cannot be parsed"),
        ("ASK { " + "{" * 5000 + "}" * 5000 + " }", "too deep"),
    ],
)
def test_what_is_refused_says_why(client: TestClient, query: str, said: str) -> None:
    answer = client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    assert (answer.status_code, said in answer.json()["detail"]) == (400, True)


def test_a_service_may_be_allowed(served: Path) -> None:
    settings = Settings(served, services=("http://127.0.0.1:9/sparql",), limits=Limits(workers=1))
    with TestClient(create_app(settings), "http://localhost") as client:
        query = "SELECT * { SERVICE SILENT <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"
        assert client.get("/sparql", params={"query": query}).status_code == 200
        assert client.get("/sparql", params={"query": query.replace(":9", ":8")}).status_code == 400
        assert "BasicFederatedQuery" in client.get("/sparql").text


def test_a_query_that_takes_too_long_is_stopped(strict: TestClient) -> None:
    answer = strict.get("/sparql", params={"query": RUNAWAY})
    assert (answer.status_code, "after 0.5 seconds" in answer.json()["detail"]) == (504, True)


def test_an_answer_that_is_too_large_is_no_answer(strict: TestClient) -> None:
    answer = strict.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert (answer.status_code, "20,000 bytes" in answer.json()["detail"]) == (422, True)


def test_another_origin_reads_only_where_it_is_allowed(client: TestClient, strict: TestClient) -> None:
    ours, other = {"Origin": "https://kg.example.org"}, {"Origin": "https://evil.example.org"}
    given = {"query": ROWS}
    assert strict.get("/sparql", params=given, headers=ours).headers["access-control-allow-origin"] == ours["Origin"]
    assert "access-control-allow-origin" not in strict.get("/sparql", params=given, headers=other).headers
    assert "access-control-allow-origin" not in client.get("/sparql", params=given, headers=ours).headers
    asked = {**ours, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert strict.options("/sparql", headers=asked).status_code == 200


def test_graphs_by_parameter(client: TestClient) -> None:
    graphs = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}).json()
    names = sorted(row["g"]["value"] for row in graphs["results"]["bindings"])
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def counted(**graphs: object) -> int:
        answer = client.get("/sparql", params={"query": count, **graphs})  # type: ignore[dict-item]
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    one, two = (counted(**{"default-graph-uri": name}) for name in names[:2])
    assert min(one, two) > 0
    assert counted(**{"default-graph-uri": names[:2]}) == one + two
    assert counted(**{"named-graph-uri": names[0]}) == 0
    assert counted() not in {one, two}


@pytest.mark.parametrize(
    ("name", "accept", "wanted"),
    [
        ("", "text/html,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("", "*/*", "ttl"),
        ("", "application/json", "jsonld"),
        ("", "application/rdf+xml;q=0.5, text/turtle;q=0.4", "rdf"),
        ("turtle", "text/html", "ttl"),
        ("xml", "", "rdf"),
        ("n3", "application/n-triples, text/turtle;q=0.5", "nt"),
        ("", "image/png", None),
    ],
)
def test_the_form_that_is_wanted(name: str, accept: str, wanted: str | None) -> None:
    form = chosen(name, accept, TRIPLE_FORMS)
    assert (form and form.name) == wanted


def test_what_the_protocol_refuses_is_told_in_the_language_of_the_visitor(client: TestClient) -> None:
    two = {"query": "ASK {}", "update": "CLEAR ALL"}
    told = {
        language: client.get("/sparql", params=two, headers={"Accept-Language": language}).json()["detail"]
        for language in ("en", "zh-CN")
    }
    assert told == {"en": "a query or an update, not both", "zh-CN": "查询与更新只能二者取一"}
