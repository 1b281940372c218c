"""The page of the endpoint, as it is without script."""

from urllib.parse import urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from biokg.ask import questions

PAGE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NAMED = "SELECT ?thing ?name ?n { ?thing bkg:documentCount ?n; skos:prefLabel ?name FILTER(LANG(?name)='zh') } LIMIT 4"


def _page(client: TestClient, status: int = 200, **given: str) -> html.HtmlElement:
    answer = client.get("/sparql", params=given, headers=PAGE)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    return html.document_fromstring(answer.text)


def _text(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in page.xpath(path)]


def test_the_page_begins_with_a_question_that_runs(client: TestClient) -> None:
    page = _page(client)
    (text,) = page.xpath("//textarea/text()")
    assert "SELECT" in text
    assert "#+" not in text
    assert _page(client, query=text).xpath("//table")


@pytest.mark.parametrize("name", questions.names())
def test_every_saved_question_can_be_begun_with(client: TestClient, name: str) -> None:
    page = _page(client, question=name)
    assert page.xpath("//option[@selected]/@value") == [name]
    (text,) = page.xpath("//textarea/text()")
    assert client.post("/sparql", data={"query": text}).status_code == 200


def test_an_unknown_question_is_said(client: TestClient) -> None:
    assert client.get("/sparql", params={"question": "no-such"}, headers=PAGE).status_code == 404


def test_rows_are_a_table_with_links_and_a_chart(client: TestClient) -> None:
    page = _page(client, query=NAMED)
    assert _text(page, "//section[@id='answer']//th") == ["thing", "name", "n"]
    assert len(page.xpath("//section[@id='answer']//tbody/tr")) == 4
    assert all(href.startswith("/thing/") for href in page.xpath("//section[@id='answer']//td/a/@href"))
    assert len(page.xpath("//*[name()='rect']")) == 4
    assert set(page.xpath("//td[@lang]/@lang")) == {"zh"}


def test_files_have_the_query_of_the_page(client: TestClient) -> None:
    page = _page(client, query=NAMED)
    assert page.xpath("//form[@id='asking']//button[@name='format']/@value") == ["json", "xml", "csv", "tsv"]
    triples = _page(client, query="DESCRIBE id:cn-310000")
    assert triples.xpath("//form[@id='asking']//button[@name='format']/@value") == ["ttl", "nt", "jsonld", "rdf"]
    assert _text(triples, "//section[@id='answer']//th") == ["subject", "predicate", "object"]


def test_yes_or_no(client: TestClient) -> None:
    assert _text(_page(client, query="ASK { ?s ?p ?o }"), "//p[@class='truth']") == ["Yes"]
    assert _text(_page(client, query="ASK { ?s ?s ?s }"), "//p[@class='truth']") == ["No"]


def test_what_cannot_be_answered_is_said_with_the_query_kept(client: TestClient) -> None:
    page = _page(client, 400, query="SELECT * {")
    assert "cannot be parsed" in _text(page, "//*[@role='alert']")[0]
    assert page.xpath("//textarea/text()")[0].strip() == "SELECT * {"


def test_hostile_terms_stay_text(client: TestClient) -> None:
    query = """SELECT ?a ?b ?c { BIND("<script>alert(1)</script>" AS ?a) BIND(IRI("javascript:alert(1)") AS ?b)
      BIND(IRI("https://example.org/\\"onload=x") AS ?c) }"""
    page = _page(client, query=query.replace('\\"', "%22"))
    assert not page.xpath("//section[@id='answer']//script")
    assert page.xpath("//section[@id='answer']//td//@href") == ["https://example.org/%22onload=x"]


def test_a_long_answer_is_cut_and_says_so(client: TestClient) -> None:
    page = _page(client, query="SELECT ?s ?p ?o { ?s ?p ?o }")
    assert len(page.xpath("//section[@id='answer']//tbody/tr")) == 1000
    assert "the first 1000 rows" in _text(page, "//section[@id='answer']/h2")[0]


def test_completion_knows_our_terms_in_both_languages(client: TestClient) -> None:
    english, chinese = (client.get(f"/sparql/terms.json?lang={lang}") for lang in ("en", "zh"))
    labels = {one["term"]: one["label"] for one in chinese.json()["terms"]}
    assert labels["bkg:presentIn"] == "布局于"
    assert {one["term"]: one for one in english.json()["terms"]}["bkg:presentIn"]["means"].startswith("Links")
    assert english.json()["prefixes"]["bkg"].endswith("#")
    again = client.get("/sparql/terms.json?lang=en", headers={"If-None-Match": english.headers["etag"]})
    assert again.status_code == 304


def test_the_page_needs_nothing_from_elsewhere(client: TestClient) -> None:
    page = _page(client, query=NAMED)
    for address in page.xpath("//script/@src | //link/@href | //img/@src"):
        assert urlsplit(address).netloc in {"", "localhost"}
    assert not page.xpath("//script[not(@src)] | //style | //@style | //@onclick")
