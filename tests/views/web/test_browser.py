"""The pages in a real Chromium: a person's ways through them, accessibility in light and dark, our own host only."""

import csv
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
import uvicorn

from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    *("/", "/search?q=苏州", "/list", "/list/Enterprise", "/thing/cn-310000", "/thing/hengrui", "/ask", "/ask/targets"),
    *("/ask/contradictions?metric=outputValue", "/ask/cluster-profile?cluster=Huangpu", "/compare?a=SIP&b=Shanghai"),
    "/sparql?query=DESCRIBE%20id:cn-310000",
    *("/explore", "/anchors", "/documents", "/document/shine-2024/01-integrated-support", "/about", "/nowhere"),
)


@pytest.fixture(scope="module")
def address(served: Path) -> Iterator[str]:
    """A server on a free port of the loopback."""
    config = uvicorn.Config(create_app(Settings(served)), port=0, log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until = monotonic() + 10
    while not server.started and monotonic() < until:
        sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """A page of a new visitor; fails where anything was asked of another host or went wrong on the page."""
    context = browser.new_context(base_url=address, locale="en-GB")
    context.set_default_timeout(8000)
    made = context.new_page()
    asked, wrong = list[str](), list[str]()
    made.on("request", lambda request: asked.append(request.url))
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield made
    context.close()
    assert {urlsplit(url).hostname for url in asked} <= {"127.0.0.1"}
    assert wrong == []


def test_from_search_to_firm_to_sentence(page: "Page") -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Search").press_sequentially("恒瑞", delay=20)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Hengrui Medicine").wait_for()
    first = page.locator("#out-presentIn ~ ul > li").first
    first.get_by_text("1 source").click()
    first.locator("blockquote a").click()
    mark = page.locator("mark", has_text="Hengrui Medicine").first
    mark.wait_for()
    assert urlsplit(page.url).fragment.startswith("s")
    page.locator(".facts a", has_text="Hengrui Medicine").first.click()
    page.get_by_role("heading", level=1, name="Hengrui Medicine").wait_for()


def test_search_works_without_a_script(browser: "Browser", address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    made = context.new_page()
    made.goto("/")
    made.fill("#q", "Hengrui")
    made.press("#q", "Enter")
    made.get_by_role("link", name="Hengrui Medicine").click()
    assert made.locator("h1").inner_text() == "Hengrui Medicine"
    context.close()


def test_from_question_form_to_csv(page: "Page", tmp_path: Path) -> None:
    page.goto("/ask")
    page.get_by_role("link", name="Output value and industry scale by year").click()
    page.locator("#p-place").fill("SIP")
    page.get_by_role("button", name="Ask").click()
    page.locator("#answer").wait_for()
    assert page.locator("#answer tbody tr").count() == 2
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    waiting.value.save_as(tmp_path / "output.csv")
    with (tmp_path / "output.csv").open(encoding="utf-8", newline="") as file:
        assert [row["value"] for row in csv.DictReader(file)] == ["90000000000", "152300000000"]


def test_rows_are_sorted_and_filtered_in_place(page: "Page") -> None:
    page.goto("/ask/output")
    column = page.locator("#answer tbody td[data-head=value]")
    page.get_by_role("link", name="value", exact=True).click()
    first = column.first.inner_text()
    page.get_by_role("link", name="value", exact=True).click()
    assert column.first.inner_text() != first
    assert "sort=-value" in page.url
    page.get_by_placeholder("Filter the rows").fill("suzhou")
    assert page.locator("#answer tbody tr:visible").count() == 2


def test_graph_is_found_in_expanded_and_kept_in_the_address(page: "Page") -> None:
    page.goto("/explore?around=Hengrui")
    expect = pytest.importorskip("playwright.sync_api").expect
    count = page.locator("#count")
    expect(count).to_contain_text("4 of")
    page.locator("#canvas").focus()
    for key in ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    page.locator("#chosen h2").first.wait_for()
    page.locator("#chosen button.plain", has_text="Suzhou Industrial Park").or_(
        page.locator("#chosen h2", has_text="Suzhou Industrial Park")
    ).first.click()
    page.get_by_role("button", name="Expand").click()
    expect(count).not_to_contain_text("4 of")
    shown = count.inner_text()
    assert "open=" in page.url
    page.goto(page.url)
    expect(count).to_have_text(shown)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PNG").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_language_is_switched_and_kept(page: "Page") -> None:
    page.goto("/thing/hengrui")
    page.get_by_role("link", name="中文").click()
    assert page.locator("h1").inner_text() == "恒瑞医药"
    page.get_by_role("link", name="企业", exact=True).first.click()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_keyboard_reaches_the_content_first(page: "Page") -> None:
    page.goto("/documents")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    "path", ["/", "/thing/cn-310000", "/ask/targets", "/document/shine-2024/01-integrated-support"]
)
def test_nothing_is_wider_than_a_phone(page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("scheme", "paths"), [("light", PAGES), ("dark", PAGES[::2])], ids=["light", "dark"])
def test_no_serious_finding_of_axe(page: "Page", scheme: Literal["light", "dark"], paths: tuple[str, ...]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page.emulate_media(color_scheme=scheme)
    found = []
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        told = axe.run(page, options={"runOnly": WCAG}).response
        assert len(told["passes"]) > 10
        serious = (one for one in told["violations"] if one["impact"] in {"serious", "critical"})
        found += [(path, one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in serious]
    assert found == []
