"""The application over the shipped documents, asked without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings


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
