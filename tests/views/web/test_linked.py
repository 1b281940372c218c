"""Linked data: IRIs lead to pages or data, data reads back, what was merged leads on, crawlers find their way."""

import pytest
from lxml import etree
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from biokg import foreign, terms
from biokg.views.web.pages import merged

SIP = "suzhou-industrial-park"
DOCUMENT = "shine-2024/01-integrated-support"
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
TYPES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


@pytest.mark.parametrize(
    ("accept", "path"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", f"/thing/{SIP}"),
        ("*/*", f"/thing/{SIP}"),
        ("", f"/thing/{SIP}"),
        *((TYPES[suffix], f"/data/thing/{SIP}.{suffix}") for suffix in FORMATS),
        ("application/rdf+xml;q=0.3, text/turtle;q=0.9, text/html;q=0.5", f"/data/thing/{SIP}.ttl"),
    ],
)
def test_an_iri_leads_by_accept(client: TestClient, accept: str, path: str) -> None:
    answer = client.get(f"/id/{SIP}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_iri_leads_by_suffix(client: TestClient, suffix: str) -> None:
    assert client.get(f"/id/{SIP}.{suffix}").headers["location"] == f"/data/thing/{SIP}.{suffix}"
    assert client.get(f"/doc/{DOCUMENT}.{suffix}").headers["location"] == f"/data/document/{DOCUMENT}.{suffix}"


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("path", [f"thing/{SIP}", f"document/{DOCUMENT}", "dataset", "ontology"])
def test_data_reads_back_in_each_format(client: TestClient, path: str, suffix: str) -> None:
    answer = client.get(f"/data/{path}.{suffix}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(TYPES[suffix])
    assert answer.headers["access-control-allow-origin"] == "*"
    assert len(list(parse(answer.content, FORMATS[suffix]))) > 20


def test_data_of_a_thing_says_what_its_page_says(client: TestClient) -> None:
    triples = list(parse(client.get(f"/data/thing/{SIP}.ttl").content, RdfFormat.TURTLE))
    sip = NamedNode(terms.thing(SIP))
    assert any(t.subject == sip and t.predicate.value == foreign.PREF_LABEL for t in triples)
    assert any(t.predicate.value == terms.bkg("subject") and t.object == sip for t in triples)


def test_data_of_a_document_gives_its_evidence_but_not_its_text(client: TestClient) -> None:
    triples = list(parse(client.get(f"/data/document/{DOCUMENT}.nt").content, RdfFormat.N_TRIPLES))
    used = {triple.predicate.value for triple in triples}
    assert foreign.EXACT in used
    assert terms.bkg("text") not in used


@pytest.mark.parametrize(
    "path", ["/data/thing/none.ttl", "/data/document/none.ttl", f"/data/thing/{SIP}", "/data/dataset.x"]
)
def test_data_of_nothing_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_was_merged_leads_on_for_good(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged, "_leaders", lambda _: {"x/park/old": SIP, SIP: SIP})
    for path, target in (
        ("/id/x/park/old", f"/id/{SIP}"),
        ("/id/x/park/old.ttl", f"/id/{SIP}.ttl"),
        ("/thing/x/park/old?lang=en", f"/thing/{SIP}?lang=en"),
        ("/data/thing/x/park/old.nt", f"/data/thing/{SIP}.nt"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (301, target)


@pytest.mark.parametrize("path", [f"/thing/{SIP}", f"/document/{DOCUMENT}"])
def test_a_page_answers_data_to_whom_prefers_it(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"Accept": "text/turtle"}).headers["location"] == f"/data{path}.ttl"
    assert client.get(f"{path}.jsonld").headers["location"] == f"/data{path}.jsonld"
    assert "Accept," in client.get(path, headers={"Accept": "text/html"}).headers["vary"]


def test_facts_and_claims_have_pages_and_data(client: TestClient) -> None:
    triples = list(parse(client.get(f"/data/document/{DOCUMENT}.nt").content, RdfFormat.N_TRIPLES))
    states = next(triple for triple in triples if triple.predicate.value == terms.bkg("states"))
    for node, page in ((states.subject, 303), (states.object, 200)):
        path = f"/thing/{terms.slug(str(getattr(node, 'value', '')))}"
        assert client.get(path, headers={"Accept": "text/html"}).status_code == page
        assert client.get(f"/data{path}.ttl").status_code == 200
    assert client.get("/thing/claim/none", headers={"Accept": "text/html"}).status_code == 404


def test_the_data_set_is_described(client: TestClient) -> None:
    triples = list(parse(client.get("/data/dataset.ttl").content, RdfFormat.TURTLE))
    said = {
        (t.predicate.value.rpartition("#")[2].rpartition("/")[2], str(getattr(t.object, "value", ""))) for t in triples
    }
    assert ("sparqlEndpoint", "http://localhost/sparql") in said
    assert ("type", "http://www.w3.org/ns/dcat#Dataset") in said
    assert ("class", terms.bkg("Enterprise")) in said
    assert client.get("/.well-known/void").headers["location"] == "/data/dataset.ttl"


def located(xml: bytes) -> list[str]:
    return [one.text or "" for one in etree.fromstring(xml).iterfind(".//{*}loc")]


def test_site_map_names_pages_that_are_there(client: TestClient) -> None:
    parts = located(client.get("/sitemap.xml").content)
    pages = [page for part in parts for page in located(client.get(part).content)]
    assert f"http://localhost/thing/{SIP}" in pages
    assert {client.get(page).status_code for page in pages[::7]} == {200}
    assert client.get("/sitemap-99.xml").status_code == 404
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_ontology_answers_people_and_programs(client: TestClient) -> None:
    assert 'id="presentIn"' in client.get("/ontology", headers={"Accept": "text/html"}).text
    assert client.get("/ontology", headers={"Accept": "text/turtle"}).headers["location"] == "/data/ontology.ttl"
