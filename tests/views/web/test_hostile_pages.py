"""Documents, names and addresses that mean harm: everything is text, nothing is broken."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from starlette.testclient import TestClient

from biokg import foreign, terms
from biokg.store.build import write_store
from biokg.terms import bkg
from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}{% raw %}\u202e]]>"
THING, DOCUMENT, FACT = terms.thing("evil"), terms.document("evil"), terms.thing("fact/evil")


def quads() -> Iterator[Quad]:
    def said(subject: str, property_: str, value: str | Literal, graph: str | None = None) -> Quad:
        node = value if isinstance(value, Literal) else NamedNode(value)
        return Quad(NamedNode(subject), NamedNode(property_), node, NamedNode(graph) if graph else DefaultGraph())

    for class_ in ("Enterprise", "Cluster"):
        yield said(THING, foreign.RDF_TYPE, bkg(class_))
    yield said(THING, foreign.PREF_LABEL, Literal(EVIL, language="en"))
    yield said(THING, foreign.ALT_LABEL, Literal(EVIL + "2", language="zh"))
    yield said(THING, bkg("nameKey"), Literal("evil"))
    yield said(THING, bkg("documentCount"), Literal(1))
    yield said(DOCUMENT, foreign.RDF_TYPE, bkg("Document"))
    yield said(DOCUMENT, foreign.TITLE, Literal(EVIL, language="en"))
    for property_ in (foreign.PUBLISHER, foreign.ISSUED, foreign.LANGUAGE):
        yield said(DOCUMENT, property_, Literal(EVIL))
    yield said(DOCUMENT, bkg("textOffset"), Literal(0))
    yield said(DOCUMENT, bkg("text"), Literal(f"# {EVIL}\n\n{EVIL} one.\n\n{EVIL}"), DOCUMENT)
    for subject, graph in ((FACT, None), (terms.thing("claim/evil"), DOCUMENT)):
        for name, value in (("subject", THING), ("metric", bkg("outputValue"))):
            yield said(subject, bkg(name), value, graph)
        for name in ("about", "segment", "printed", "role", "time", "rule", "modality", "unit", "bound"):
            yield said(subject, bkg(name), Literal(EVIL), graph)
        yield said(subject, bkg("value"), Literal(5), graph)
        yield said(subject, bkg("tier"), Literal("A"), graph)
        yield said(subject, bkg("documentCount"), Literal(1), graph)
    yield said(FACT, foreign.RDF_TYPE, bkg("Observation"))
    yield said(FACT, bkg("latestFor"), THING)
    claim, evidence, selector = (terms.thing(f"{one}/evil") for one in ("claim", "evidence", "selector"))
    yield said(claim, bkg("states"), FACT, DOCUMENT)
    yield said(claim, bkg("hasEvidence"), evidence, DOCUMENT)
    yield said(evidence, foreign.HAS_SELECTOR, selector, DOCUMENT)
    yield said(selector, foreign.EXACT, Literal(f"{EVIL} one."), DOCUMENT)
    yield said(selector, foreign.START, Literal(len(EVIL) + 4), DOCUMENT)


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A client over a store in which every text means harm."""
    store = tmp_path_factory.mktemp("harmed") / "store"
    write_store((f"{quad} .\n".encode() for quad in quads()), store)
    app = create_app(Settings(store))
    return TestClient(app, "http://localhost", follow_redirects=False, raise_server_exceptions=False)


TYPED = quote(EVIL, safe="")


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/",
            "/list",
            "/list/Enterprise",
            "/thing/evil",
            "/thing/fact/evil",
            "/documents",
            "/document/evil",
            "/anchors",
        ),
        *("/ask/output?place=", "/ask/timeline?entity=" + quote(THING, safe=""), "/ask/clusters", "/ask/sources"),
        *(
            f"/search?q={TYPED}",
            f"/list/Enterprise?filter={TYPED}",
            f"/documents?filter={TYPED}",
            f"/about?lang={TYPED}",
        ),
        *(f"/ask/output?place={TYPED}", f"/ask/output?sort={TYPED}&filter={TYPED}&page={TYPED}", f"/ask/{TYPED}"),
        *(f"/compare?a={TYPED}&b=evil", f"/thing/{TYPED}", f"/document/{TYPED}", f"/list/{TYPED}", f"/nowhere/{TYPED}"),
    ],
)
def test_what_means_harm_is_shown_as_text(harmed: TestClient, path: str) -> None:
    answer = harmed.get(path, headers={"Accept": "text/html"})
    assert answer.status_code < 500
    assert "<img" not in answer.text
    assert "alert(1)</script>" not in answer.text
    assert answer.text.count("<script") == answer.text.count("</script>")


def test_the_sentence_that_means_harm_is_marked_whole(harmed: TestClient) -> None:
    assert "one.</mark>" in harmed.get("/document/evil").text


ADDRESSES = """
/thing/%00 /thing/..%2f..%2fetc /id/%0d%0aSet-Cookie:x=1 /id/ /thing/ /data/thing/.ttl /data/x/y.ttl
/thing/%ff%fe /document/%ed%a0%80 /list/Enterprise?page=99999999999 /sitemap-0.xml /id/%3Cscript%3E
/thing/a%20b%3Ec /data/thing/%22%3E.ttl /search.json?q=%00 /search?q=%F0%9F /search.json?class=x&q=e
/ask/output?year=x /ask/output?place=https://evil.example/ /ask/output?place=%3Chttp /compare?a=&b=
/ask/anchors?min_clusters=-1 /ask/output?format=csv&year= /ask/output?format=exe
/ask/contradictions?metric=none //evil.example/ /%2f%2fevil.example /id//evil.example
/id/https://evil.example/ /data/dataset.exe /compare?a=evil&b=evil /ask/..%2f..%2fpyproject /thing/fact/
/thing/fact/%22%7D /document/%20 /ask/output?year=%00
"""


@pytest.mark.parametrize("path", [*ADDRESSES.split(), "/thing/" + "a" * 5000, "/search?q=" + "药" * 3000])
def test_no_address_breaks_anything(harmed: TestClient, path: str) -> None:
    for accept in ("text/html", "text/turtle", "*/*"):
        answer = harmed.get(path, headers={"Accept": accept})
        assert answer.status_code < 500
        assert "x=1" not in answer.headers.get("set-cookie", "")
        assert not answer.headers.get("location", "").startswith(("//", "http://evil", "https://evil"))
