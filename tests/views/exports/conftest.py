from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from biokg.store.view import View
from biokg.terms import PREF_LABEL, RDF_TYPE, bkg, thing

WORLD = Path(__file__).parents[2] / "analysis" / "network.trig"


def _store() -> Store:
    store = Store()
    store.load(WORLD.read_bytes(), RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def world() -> View:
    return View(_store())


@pytest.fixture(scope="session")
def nasty() -> View:
    """The small world with a firm whose name holds everything that a format may trip over."""
    store = _store()
    firm = NamedNode(thing("a&b;<c>"))
    store.add(Quad(firm, NamedNode(RDF_TYPE), NamedNode(bkg("Enterprise"))))
    store.add(Quad(firm, NamedNode(PREF_LABEL), Literal('A & "B" <C>,\nline two \x0b𠮷=1', language="en")))
    store.add(Quad(firm, NamedNode(bkg("presentIn")), NamedNode(thing("huangpu"))))
    return View(store)


@pytest.fixture(scope="session")
def nothing() -> View:
    return View(Store())
