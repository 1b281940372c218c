from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from biokg.store.view import View

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def world() -> View:
    store = Store()
    store.load((HERE / "network.trig").read_bytes(), RdfFormat.TRIG)
    return View(store)


@pytest.fixture(scope="session")
def nothing() -> View:
    return View(Store())
