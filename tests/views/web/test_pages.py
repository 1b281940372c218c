"""What each page shows, in either language, without a browser."""

import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

PAGES = (
    *("/", "/search?q=Hengrui", "/list", "/list/Enterprise", "/thing/cn-310000", "/thing/suzhou-industrial-park"),
    *(
        "/thing/hengrui",
        "/thing/wuxi-biologics",
        "/ask",
        "/ask/anchors",
        "/ask/targets",
        "/ask/contradictions",
    ),
    *("/ask/cluster-profile?cluster=SIP", "/compare", "/compare?a=SIP&b=Shanghai", "/anchors", "/documents", "/about"),
    *("/ontology", "/document/shine-2024/01-integrated-support"),
)
FIRST_PAGE = 100_000
"""Bytes that a first visit may load, style and script included."""


@pytest.fixture(autouse=True)
def no_language_is_chosen(client: TestClient) -> None:
    client.cookies.clear()


def text_of(client: TestClient, path: str, **headers: str) -> str:
    answer = client.get(path, headers={"Accept": "text/html", **headers})
    assert answer.status_code == 200, path
    return answer.text


@pytest.mark.parametrize("path", PAGES)
def test_page_is_whole_small_and_free_of_inline_code(client: TestClient, path: str) -> None:
    html = text_of(client, path)
    assert len(html.encode()) < FIRST_PAGE
    assert html.rstrip().endswith("</html>")
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", html) == []
    assert all('type="application/ld+json"' in tag or "src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert (
        re.findall(r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]*"', re.sub(r'<link rel="canonical[^>]*>', "", html))
        == []
    )
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_links_of_a_page_lead_somewhere(client: TestClient, path: str) -> None:
    html = text_of(client, path)
    for link in sorted({unescape(one) for one in re.findall(r'href="(/[^"]*)"', html)})[:25]:
        if not link.startswith(("/sparql", "/explore", "/api")):
            assert client.get(link, headers={"Accept": "text/html"}).status_code in {200, 303}, link


def test_first_visit_is_below_its_limit(client: TestClient) -> None:
    loaded = ("/", "/static/biokg.css", "/static/biokg.js", "/static/icon.svg")
    assert sum(len(client.get(path).content) for path in loaded) < FIRST_PAGE


def test_language_is_chosen_by_address_then_cookie_then_browser(client: TestClient) -> None:
    assert '<html lang="en">' in text_of(client, "/about")
    assert '<html lang="zh-Hans">' in text_of(client, "/about", **{"Accept-Language": "zh-CN,en;q=0.5"})
    chosen = client.get("/about?lang=zh")
    assert chosen.headers["content-language"] == "zh-Hans"
    assert "biokg_lang=zh" in chosen.headers["set-cookie"]
    assert "关于本站" in text_of(client, "/about")
    assert "About these pages" in text_of(client, "/about?lang=en")
    assert "About these pages" in text_of(client, "/about", **{"Accept-Language": "zh"})


@pytest.mark.parametrize("path", PAGES)
def test_switch_leads_to_the_same_page_in_the_other_language(client: TestClient, path: str) -> None:
    html = text_of(client, path)
    switch = unescape(re.findall(r'class="tongue" href="([^"]*)"', html)[0])
    assert switch.split("?")[0] == path.split("?", maxsplit=1)[0]
    assert '<html lang="zh-Hans">' in text_of(client, switch)


def test_a_figure_shows_period_bound_modality_and_its_sentence(client: TestClient) -> None:
    html = text_of(client, "/thing/cn-310000")
    row = next(
        row for row in re.findall(r"<tr id=\"fact-.*?</tr>", html, re.DOTALL) if "more than 200 billion yuan" in row
    )
    assert "2024" in row
    assert 'class="tag reported"' in row
    assert "<blockquote" in row
    assert re.search(r'href="/document/[^"]*#s\d+"', row)


def test_time_line_tells_targets_and_forecasts_from_reports(client: TestClient) -> None:
    chart = re.findall(r"<svg viewBox.*?</svg>", text_of(client, "/thing/cn-310000"), re.DOTALL)[0]
    assert {"dot reported", "dot forecast", "dot target"} <= set(re.findall(r'class="(dot \w+)"', chart))
    assert "<title>240 billion yuan · 2025 · target" in chart


def test_doubts_stand_on_the_page_of_the_thing(client: TestClient) -> None:
    html = text_of(client, "/thing/cn-310000")
    assert "cagr 8.94% for 2021 to 2025 does not follow" in html
    assert "different period" in html
    assert 'id="doubts"' not in text_of(client, "/thing/hengrui")


def test_each_marked_sentence_leads_to_its_facts_and_back(client: TestClient) -> None:
    html = text_of(client, "/document/shine-2024/01-integrated-support")
    ids = set(re.findall(r'\sid="([sf]\d+)"', html))
    assert set(re.findall(r'href="#([sf]\d+)"', html)) == ids
    assert re.search(r"<mark>[^<]*933\.7 billion yuan[^<]*</mark>", html)
    assert '<a href="/thing/cn-310000"' in html


def test_text_of_a_document_is_complete_and_in_order(client: TestClient) -> None:
    html = text_of(client, "/document/shine-2024/01-integrated-support")
    article = re.findall(r"<article.*?</article>", html, re.DOTALL)[0]
    plain = unescape(re.sub(r"<a class=\"ref\".*?</a>|<[^>]*>", "", article))
    view = client.app.state.held.view()  # type: ignore[attr-defined]
    from biokg.ask.bind import bind, iri_node
    from biokg.ask.questions import internal
    from biokg.terms import document

    node = iri_node(document("shine-2024/01-integrated-support"))
    stored = next(
        row[1].value
        for row in view.select(bind(internal("document"), {"_document_iri": node}))
        if "#text>" in str(row[0])
    )
    body = stored.partition("\n")[2]
    assert plain.split() == re.sub(r"(?m)^#+ ", "", body).split()


def test_search_finds_names_in_both_languages_and_questions(client: TestClient) -> None:
    assert 'href="/thing/hengrui"' in text_of(client, "/search?q=恒瑞")
    assert 'href="/thing/hengrui"' in text_of(client, "/search?q=hengrui med")
    assert 'href="/thing/hengrui"' in text_of(client, "/search?q=Hengrui Medicin")
    assert "Nothing of that name" in text_of(client, "/search?q=qqqqqqqq")


def test_a_question_in_words_leads_to_its_answer(client: TestClient) -> None:
    found = client.get("/search?q=Which funds in Shanghai are larger than 1 billion yuan?")
    assert (found.status_code, found.headers["location"].split("?")[0]) == (303, "/ask/funds")
    answer = text_of(client, found.headers["location"])
    assert "was read as this question" in answer
    assert "22.5 billion yuan" in answer
    assert 'href="/ask/' in text_of(client, "/search?q=what is the weather")


def test_a_sector_shows_who_works_in_it_and_in_narrower_ones(client: TestClient) -> None:
    html = text_of(client, "/thing/sector/biomedicine")
    assert 'id="at-work"' in html


def test_suggestions_are_of_both_languages_and_few(client: TestClient) -> None:
    found = client.get("/search.json?q=苏州工业").json()
    assert found[0] == {
        "label": "Suzhou Industrial Park",
        "name": "苏州工业园区",
        "class": "cluster",
        "path": "/thing/suzhou-industrial-park",
    }
    assert len(client.get("/search.json?q=a").json()) <= 8
    assert client.get("/search.json?q=").json() == []


def test_a_thing_carries_schema_org_that_cannot_end_its_block(client: TestClient) -> None:
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text_of(client, "/thing/hengrui"))[0]
    told = json.loads(block)
    assert told["@type"] == "Corporation"
    assert told["@id"] == "https://w3id.org/biokg/id/hengrui"
    assert {"@value": "恒瑞医药", "@language": "zh"} in told["name"]
    assert "<" not in block


@pytest.mark.parametrize(
    "path",
    ["/thing/none", "/thing/fact/none", "/document/none", "/list/Claim", "/ask/none", "/ask/output?place=Nowhere"],
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_a_name_of_several_things_is_asked_back(client: TestClient) -> None:
    answer = client.get("/ask/cluster-profile?cluster=Huangpu")
    assert answer.status_code == 409
    paths = [unescape(path) for path in re.findall(r'href="(/ask/cluster-profile\?cluster=http[^"]*)"', answer.text)]
    assert len(paths) == 2
    assert all(client.get(path).status_code == 200 for path in paths)


def test_answer_is_sorted_filtered_and_downloaded_by_links(client: TestClient) -> None:
    def first(path: str) -> str:
        return str(re.findall(r"<tbody>\s*<tr>(.*?)</tr>", text_of(client, path), re.DOTALL)[0])

    assert "1,523" in first("/ask/output?place=SIP&sort=-value&lang=zh")
    assert "900亿元" in first("/ask/output?place=SIP&sort=value&lang=zh")
    client.cookies.clear()
    assert "1 row" in text_of(client, "/ask/output?place=SIP&filter=152.3")
    link = unescape(
        re.findall(r'href="([^"]*format=csv[^"]*)"', text_of(client, "/ask/output?place=SIP&sort=-value"))[0]
    )
    answer = client.get(link)
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.splitlines()[1].startswith("Suzhou Industrial Park,output value,2019,2019,exact,90000000000")
    assert len(client.get(link.replace("csv", "json")).json()["rows"]) == 2


def test_form_offers_what_can_be_picked(client: TestClient) -> None:
    html = text_of(client, "/ask/output")
    assert '<option value="Suzhou Industrial Park">' in html
    metrics = text_of(client, "/ask/contradictions?metric=outputValue&metric=talentCount")
    assert re.search(r'value="outputValue" checked> output value', metrics)


def test_comparison_shows_what_both_have_first(client: TestClient) -> None:
    html = text_of(client, "/compare?a=SIP&b=上海")
    rows = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>', html)
    assert rows[2:4] == ["enterprise count", "output value"]
    assert client.get("/compare?a=Huangpu&b=SIP").status_code == 409


def test_anchors_report_is_there_in_both_languages(client: TestClient) -> None:
    assert "Rank interval" in text_of(client, "/anchors")
    assert "名次区间" in text_of(client, "/anchors?lang=zh")


def test_what_a_person_decided_stands_beside_the_sentence(client: TestClient) -> None:
    assert "added by biokg maintainers" in text_of(client, "/thing/cn-310000")


def test_a_question_is_asked_as_of_a_day_and_with_less_sure_facts(client: TestClient) -> None:
    html = text_of(client, "/ask/output?place=Shanghai&as_of=2024-06")
    assert "933.7 billion" in html
    assert "500.56 billion" not in html
    assert "left out" in html
    assert "--as-of 2024-06" in html
    assert client.get("/ask/output?as_of=soon").status_code == 400
    assert client.get("/ask/output?min_tier=X").status_code == 400
