from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from biokg.foreign import PREF_LABEL, RDF_TYPE
from biokg.store.view import View
from biokg.terms import bkg, thing

WORLD = Path(__file__).parents[2] / "analysis" / "network.trig"


TWINS = """
@prefix bkg: <https://w3id.org/biokg/ontology#> .
@prefix id: <https://w3id.org/biokg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/biokg/ontology> { bkg:presentIn bkg:isEdge true . }
id:one a bkg:Enterprise ; skos:prefLabel "Twin"@en ; bkg:presentIn id:park .
id:two a bkg:Enterprise ; skos:prefLabel "Twin"@en ; bkg:presentIn id:park .
id:park a bkg:Park ; skos:prefLabel "Park"@en .
id:fact1 bkg:modality "reported" ; bkg:subject id:one ; bkg:predicate bkg:presentIn ; bkg:object id:park .
id:fact2 bkg:modality "reported" ; bkg:subject id:two ; bkg:predicate bkg:presentIn ; bkg:object id:park .
id:doc { id:c1 bkg:states id:fact1 ; bkg:tier "A" . id:c2 bkg:states id:fact2 ; bkg:tier "A" . }
"""


def _store() -> Store:
    store = Store()
    store.load(WORLD.read_bytes(), RdfFormat.TRIG)
    for fact, time in (("fact/a", "2023"), ("fact/b", "2019")):
        store.add(Quad(NamedNode(thing(fact)), NamedNode(bkg("time")), Literal(time)))
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
def twins() -> View:
    """Two firms of one name in one park."""
    store = Store()
    store.load(TWINS.encode(), RdfFormat.TRIG)
    return View(store)


@pytest.fixture(scope="session")
def nothing() -> View:
    return View(Store())
