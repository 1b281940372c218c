"""Clients that others wrote, against a running server."""

import shutil
import subprocess
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from starlette.testclient import TestClient

from biokg.store.build import write_store
from biokg.store.view import open_view
from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings

FIRMS = "SELECT ?firm ?name { ?firm a bkg:Enterprise ; skos:prefLabel ?name } ORDER BY ?firm ?name LIMIT 5"
LABELS = "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s skos:prefLabel ?o } LIMIT 5"


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows(running: str, method: str) -> None:
    wrapper = SPARQLWrapper(f"{running}/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(FIRMS)
    wrapper.setReturnFormat(JSON)
    assert len(_converted(wrapper)["results"]["bindings"]) == 5
    wrapper.setReturnFormat(XML)
    assert len(_converted(wrapper).getElementsByTagName("result")) == 5
    wrapper.setReturnFormat(CSV)
    assert _converted(wrapper).count(b"\n") == 6


def _converted(wrapper: SPARQLWrapper) -> Any:
    return wrapper.queryAndConvert()


def test_sparqlwrapper_reads_triples_and_errors(running: str) -> None:
    wrapper = SPARQLWrapper(f"{running}/sparql")
    wrapper.setQuery(LABELS)
    wrapper.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=_converted(wrapper), format="turtle")) == 5
    wrapper.setQuery("CONSTRUCT {")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_asks_as_if_the_graph_were_here(running: str, form: str) -> None:
    graph = Graph(SPARQLStore(f"{running}/sparql", returnFormat=form), identifier=None)
    rows = list(graph.query("SELECT ?p ?o { <https://w3id.org/biokg/id/cn-310000> ?p ?o }"))
    assert len(rows) > 3
    place = URIRef("https://w3id.org/biokg/id/cn-310000")
    if form in {"xml", "json"}:
        assert set(rows) == set(graph.predicate_objects(place))


@pytest.mark.skipif(shutil.which("roqet") is None, reason="roqet (Debian: rasqal-utils) is not installed")
def test_roqet_asks_by_the_protocol(running: str) -> None:
    query = "PREFIX bkg: <https://w3id.org/biokg/ontology#> SELECT ?firm { ?firm a bkg:Enterprise } LIMIT 5"
    command = ["roqet", "-q", "-p", f"{running}/sparql", "-e", query, "-r", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 6


def test_a_new_build_is_taken_up_without_dropping_a_request(served: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    lines = [f"{quad} .\n".encode() for quad in open_view(served).quads()]
    write_store(lines, store)
    done, status = threading.Event(), Counter[int]()

    def ask(client: TestClient) -> None:
        while not done.is_set():
            status[client.get("/sparql", params={"query": FIRMS}).status_code] += 1

    with TestClient(create_app(Settings(store)), "http://localhost") as client:
        threads = [threading.Thread(target=ask, args=(client,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(3):
            write_store([*lines, f'<https://w3id.org/biokg/id/n{number}> <a:n> "{number}" .\n'.encode()], store)
        done.set()
        for thread in threads:
            thread.join()
        newest = client.get("/sparql", params={"query": "SELECT ?n { ?s <a:n> ?n }"}).json()["results"]["bindings"]
        assert [row["n"]["value"] for row in newest] == ["2"]
    assert set(status) == {200}
