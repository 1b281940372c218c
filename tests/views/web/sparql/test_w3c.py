"""The 34 tests of the W3C manifest of the SPARQL 1.1 Protocol: updates on a writable instance, the others on both."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from starlette.testclient import TestClient

from biokg.store.build import write_store
from biokg.views.web.app import create_app
from biokg.views.web.settings import Limits, Settings

_FOLDER = Path(__file__).parents[5] / "shared" / "conformance" / "sparql11-protocol"
_MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
_HT = Namespace("http://www.w3.org/2011/http#")
_CNT = Namespace("http://www.w3.org/2011/content#")
_FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        *("application/sparql-results+json", "application/sparql-results+xml"),
        *("text/csv", "text/tab-separated-values"),
    ),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}
pytestmark = pytest.mark.skipif(not _FOLDER.is_dir(), reason="the W3C manifest lies beside the checkout, not in it")


class Step(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    wanted: set[str]
    boolean: bool | None
    format: str | None


def _manifest() -> dict[str, list[Step]]:
    if not _FOLDER.is_dir():
        return {}
    graph = Graph().parse(_FOLDER / "manifest.ttl")
    return {
        str(test).rpartition("#")[2]: list(_steps(graph, test))
        for test in sorted(graph.subjects(RDF.type, _MF.ProtocolTest), key=str)
    }


def _steps(graph: Graph, test: Node) -> Iterator[Step]:
    for action in graph.objects(test, _MF.action):
        for request in Collection(graph, graph.value(action, _HT.requests)):  # type: ignore[arg-type]
            yield _step(graph, request)


def _step(graph: Graph, request: Node) -> Step:
    response, body = graph.value(request, _HT.resp), graph.value(request, _HT.body)
    headers = graph.value(request, _HT.headers)
    boolean, format_ = graph.value(response, _MF.expectedBoolean), graph.value(response, _MF.expectedFormat)
    content = b""
    if body is not None:
        encoding = str(graph.value(body, _CNT.characterEncoding))
        content = str(graph.value(body, _CNT.chars)).encode(encoding)
    return Step(
        str(graph.value(request, _HT.methodName)),
        str(graph.value(request, _HT.absolutePath)).replace("/sparql/", "/sparql"),
        {
            str(graph.value(header, _HT.fieldName)): str(graph.value(header, _HT.fieldValue))
            for header in (Collection(graph, headers) if headers else ())
        },
        content,
        {str(status)[-3:] for status in graph.objects(response, _MF.expectedStatus)},
        boolean.toPython() if isinstance(boolean, Literal) else None,
        str(format_) if format_ else None,
    )


TESTS = _manifest()


@pytest.fixture(scope="module", params=["read-only", "writable"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, bool]]:
    store = tmp_path_factory.mktemp("w3c") / "store"
    lines = [
        f"{line.rstrip(' .')} <http://kasei.us/2009/09/sparql/data/{name}.rdf> .\n".encode()
        for name in ("data1", "data2", "data3")
        for line in (_FOLDER / f"{name}.nt").read_text().splitlines()
        if line.strip()
    ]
    write_store(lines, store)
    writable = request.param == "writable"
    settings = Settings(store, writable=writable, limits=Limits(workers=1))
    with TestClient(create_app(settings), "http://localhost", follow_redirects=False) as client:
        yield client, writable


def test_the_manifest_is_whole() -> None:
    assert len(TESTS) == 34


@pytest.mark.parametrize("name", TESTS)
def test_protocol(server: tuple[TestClient, bool], name: str) -> None:
    client, writable = server
    if name.startswith("update") and not writable:
        assert (
            client.request(*TESTS[name][0][:2], headers=TESTS[name][0].headers, content=TESTS[name][0].body).status_code
            == 403
        )
        return
    for step in TESTS[name]:
        _take(client, step)


def _take(client: TestClient, step: Step) -> None:
    # httpx would put a type of its own on a body without one.
    request = client.build_request(step.method, step.path, headers=step.headers, content=step.body)
    answer = client.send(request)
    assert f"{answer.status_code // 100}xx" in step.wanted, answer.text
    type_ = answer.headers.get("content-type", "").partition(";")[0]
    if step.format:
        assert type_ in _FORMATS[step.format]
    if step.boolean is not None:
        assert answer.json()["boolean"] is step.boolean


def test_the_service_describes_itself(server: tuple[TestClient, bool]) -> None:
    client, _ = server
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    for type_, name in {
        "text/turtle": "turtle",
        "application/rdf+xml": "xml",
        "application/n-triples": "nt",
    }.items():
        answer = client.get("/sparql", headers={"Accept": type_})
        graph = Graph().parse(data=answer.content, format=name)
        service = graph.value(predicate=RDF.type, object=sd.Service)
        assert list(graph.objects(service, sd.endpoint)) == [URIRef("http://localhost/sparql")]
        assert graph.value(service, sd.defaultDataset)
