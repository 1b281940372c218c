import re
from collections.abc import Callable
from itertools import pairwise
from string import Formatter
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from biokg.analysis.filters import Filters
from biokg.errors import DataError
from biokg.store.view import View
from biokg.terms import thing
from biokg.views.reports import words as room
from biokg.views.reports.contents import Contents, Wanted, contents
from biokg.views.reports.html import html
from biokg.views.reports.markdown import markdown
from biokg.views.reports.picture import picture
from biokg.views.reports.words import words

Make = Callable[..., View]
HOSTILE = 'a&b <script>alert("1")</script> | *x*'


def told(view: View, **wanted: Any) -> Contents:
    return contents(view, Wanted(**{"filters": Filters(), **wanted}))


def page(view: View, **wanted: Any) -> Any:
    return lxml_html.document_fromstring(html(told(view, **wanted)))


def texts(of: Any, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in of.xpath(path)]


@pytest.fixture(scope="session")
def hostile(make: Make) -> View:
    things = {"Park+Cluster": "east west", "Enterprise": HOSTILE.replace(" ", "_")}
    said = [(HOSTILE.replace(" ", "_"), "presentIn", place, "") for place in ("east", "west")]
    return make(things, {}, {f"paper_{HOSTILE.replace(' ', '_')}@2020": said})


def test_the_table_has_a_row_an_anchor_with_all_that_is_asked(market: View) -> None:
    rows = texts(page(market), "//tbody/tr")
    assert len(rows) == 2
    for part in ("1-out", "Acme", "Park · 2019 · 1 of 3 firms (33.3%)", "Harbour · 1 of 2 firms (50%)", "Drugs", "[1]"):
        assert part in rows[0]


def test_a_page_in_chinese_is_chinese(market: View) -> None:
    of = page(market, language="zh")
    assert of.get("lang") == "zh-Hans"
    heads = " ".join(texts(of, "//h1 | //h2 | //th"))
    assert "锚定企业" in heads
    assert not re.search(r"[A-Za-z]", heads)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_needs_nothing_from_elsewhere(market: View, language: str) -> None:
    of = page(market, language=language)
    assert not of.xpath("//script | //link | //img | //iframe")
    assert all(link.startswith("#") for link in of.xpath("//@href | //@src"))
    ids = of.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in of.xpath("//@href")} <= set(ids)
    style = of.xpath("string(//style)")
    assert "url(" not in style
    for media in ("prefers-color-scheme: dark", "@media print"):
        assert media in style


def test_every_sentence_stands_with_its_source(market: View) -> None:
    of = page(market)
    assert "acme presentIn harbour modality-reported [1]" in texts(of, "//blockquote")
    assert texts(of, "//ol/li")[0].startswith("one, 2020-03https://")


def test_what_would_change_the_top_ten_and_how_small_the_graph_is(market: View) -> None:
    of = page(market)
    assert "Without “two”, Bolt would leave the top ten." in texts(of, "//section[@id='firmness']//li")
    assert "small graph (2 anchors)" in texts(of, "//p[@class='warning']")[0]
    assert "significance" in texts(of, "//section[@id='method']")[0]


def test_the_picture_has_a_line_a_presence_and_names_that_do_not_touch(market: View) -> None:
    svg: Any = etree.fromstring(picture(told(market)))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert len(svg.xpath("//s:path", namespaces=space)) == 4
    labels = [(label.get("text-anchor"), float(label.get("y"))) for label in svg.xpath("//s:text", namespaces=space)]
    for side in ("end", None):
        heights = sorted(y for anchor, y in labels if anchor == side)
        assert all(below - above >= 16 for above, below in pairwise(heights))


def test_long_names_are_cut_in_the_picture_and_whole_in_its_title(make: Make) -> None:
    long = "long-" * 30
    said = [(long, "presentIn", "east", ""), (long, "presentIn", "west", "")]
    drawn = picture(told(make({"Park+Cluster": "east west", "Enterprise": long}, {}, {"one@2020": said})))
    assert "…<title>Long-Long" in drawn


def test_hostile_names_stay_text(hostile: View) -> None:
    of = page(hostile)
    assert not of.xpath("//body//script")
    assert "<Script>" in texts(of, "//tbody")[0]
    etree.fromstring(picture(told(hostile)))
    row = next(line for line in markdown(told(hostile)).splitlines() if line.startswith("| 1 |"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 8
    assert "<script>" not in markdown(told(hostile)).casefold()


@pytest.mark.parametrize("write", [html, markdown])
def test_a_report_is_the_same_every_time(market: View, write: Callable[[Contents], str]) -> None:
    assert write(told(market)) == write(told(market))


def test_markdown_has_table_matrix_evidence_and_sources(market: View) -> None:
    text = markdown(told(market))
    assert "| 1 | 1-out | **Acme** | Harbour · 1 of 2 firms (50%)<br>Park · 2019 · 1 of 3 firms (33.3%) |" in text
    assert "|  | Harbour | Park |\n| --- | --- | --- |\n| Acme | ● | ● |" in text
    assert "1. one, 2020-03 <https://" in text


@pytest.mark.parametrize("write", [html, markdown])
def test_a_graph_without_anchors_says_so(nothing_at_all: View, write: Callable[[Contents], str]) -> None:
    text = write(told(nothing_at_all))
    assert "No firm is known to be present in 2 or more clusters." in text
    assert "Method" in text


@pytest.fixture(scope="session")
def nothing_at_all(make: Make) -> View:
    return make({}, {}, {})


def test_filters_and_limits_are_said(market: View) -> None:
    of = told(market, filters=Filters(tier="B", period="2019/", place=thing("land")), top=1, least=1)
    assert any("tier A and B; period 2019/; place Land" in line for line in of.lead)
    assert any(line == f"Shown: the first 1 of {len(of.found.rows)}." for line in of.lead)


def test_every_word_is_in_both_languages_with_the_same_gaps() -> None:
    def gaps(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for key, text in room._table().items():
        assert text.en, key
        assert text.zh, key
        assert gaps(text.en) == gaps(text.zh), key


def test_an_unknown_word_is_named() -> None:
    with pytest.raises(DataError, match="'hello' is no key"):
        words("en")("hello")
