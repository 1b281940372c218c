from pathlib import Path

import pyoxigraph as ox
import pytest

from biokg.store.view import View


@pytest.fixture(scope="session")
def view() -> View:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("sample.trig"))
    return View(store)
