"""The editor in a real Chromium: highlighting, completion, running and stopping a query; no request elsewhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUNAWAY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f"


@pytest.fixture
def page(running: str, browser: "Browser") -> Iterator["Page"]:
    """The editor of a new visitor; fails where anything was asked of another host or went wrong in the script."""
    asked: list[str] = []
    wrong: list[str] = []
    opened = browser.new_page(locale="en-GB")
    opened.set_default_timeout(20_000)
    opened.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(f"{running}/sparql")
    yield opened
    opened.close()
    assert (set(asked), wrong) == ({urlsplit(running).netloc}, [])


def test_write_complete_run_and_pass_on(page: "Page") -> None:
    page.fill("#query", "")
    page.locator("#query").press_sequentially("SELECT ?name { ?firm a bkg:Enterpr")
    page.get_by_role("option", name="bkg:Enterprise").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#query").press_sequentially(" ; skos:prefLabel ?name } LIMIT 3")
    assert page.locator(".hl-word").first.inner_text() == "SELECT"
    page.keyboard.press("Control+Enter")
    page.locator("#answer tbody tr").nth(2).wait_for()
    assert "query=SELECT" in page.url
    page.reload()
    assert page.locator("#answer tbody tr").count() == 3


def test_completion_understands_labels(page: "Page") -> None:
    page.fill("#query", "")
    page.locator("#query").press_sequentially("located")
    page.get_by_role("option", name="bkg:locatedIn").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#completions").is_hidden()


def test_a_query_can_be_stopped(page: "Page") -> None:
    page.fill("#query", RUNAWAY)
    assert page.locator("#stop").is_hidden()
    page.keyboard.press("Control+Enter")
    page.click("#stop")
    page.locator("#answer:not([aria-busy])").wait_for(state="attached")
    page.fill("#query", "ASK {}")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Yes", exact=True).wait_for()


def test_a_saved_question_is_one_choice_away(page: "Page") -> None:
    page.select_option("#question", "funds")
    page.wait_for_url("**/sparql?question=funds")
    assert "Fund" in page.input_value("#query")


def test_what_is_refused_is_said_on_the_page(page: "Page") -> None:
    page.fill("#query", "SELECT * {")
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_text("cannot be parsed").wait_for()
