"""The application over the shipped documents, asked without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def served(shipped_store: Path) -> Path:
    """The store of the shipped documents."""
    return shipped_store


@pytest.fixture(scope="session")
def client(served: Path) -> Iterator[TestClient]:
    """A client that does not follow redirects, and to which a 500 is an answer."""
    app = create_app(Settings(served))
    with TestClient(app, "http://localhost", follow_redirects=False, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium; where it or Playwright is missing, what needs it is skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not _CHROMIUM.exists():
        pytest.skip(f"there is no Chromium at {_CHROMIUM}")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(_CHROMIUM), args=options)
        yield opened
        opened.close()
