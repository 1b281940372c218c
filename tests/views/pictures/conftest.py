import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from biokg.foreign import PREF_LABEL, RDF_TYPE
from biokg.store.view import View
from biokg.terms import bkg, thing

WORLD = """
@prefix bkg: <https://w3id.org/biokg/ontology#> .
@prefix id: <https://w3id.org/biokg/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/biokg/ontology> {
  bkg:presentIn bkg:isEdge true ; rdfs:label "present in"@en, "布局于"@zh .
  bkg:locatedIn bkg:isEdge true ; rdfs:label "located in"@en, "位于"@zh .
  bkg:Park rdfs:label "park"@en, "园区"@zh .
  bkg:Enterprise rdfs:label "enterprise"@en, "企业"@zh .
}
id:sip a bkg:Park, bkg:Cluster ; bkg:locatedIn id:cn-320500 ;
  skos:prefLabel "Suzhou Industrial Park"@en, "苏州工业园区"@zh .
id:cn-320500 a bkg:Region ; skos:prefLabel "Suzhou"@en, "苏州市"@zh .
id:lake a bkg:Park, bkg:Cluster ; skos:prefLabel "Lake Park"@en, "湖园"@zh ; bkg:locatedIn id:cn-420100 .
id:cn-420100 a bkg:Region ; skos:prefLabel "Wuhan"@en, "武汉市"@zh .
id:nowhere a bkg:Park, bkg:Cluster ; skos:prefLabel "Nowhere Park"@en, "无处园"@zh .
id:hengrui a bkg:Enterprise ; skos:prefLabel "Hengrui"@en, "恒瑞医药"@zh ; bkg:presentIn id:sip, id:lake .
id:wuxi a bkg:Enterprise ; skos:prefLabel "WuXi AppTec"@en, "药明康德"@zh ; bkg:presentIn id:sip .
id:mist a bkg:Enterprise ; skos:prefLabel "Mist"@en ; bkg:presentIn id:nowhere .
id:f1 bkg:modality "reported" ; bkg:subject id:hengrui ; bkg:predicate bkg:presentIn ; bkg:object id:sip .
id:f2 bkg:modality "reported" ; bkg:subject id:hengrui ; bkg:predicate bkg:presentIn ; bkg:object id:lake .
id:f3 bkg:modality "reported" ; bkg:subject id:wuxi ; bkg:predicate bkg:presentIn ; bkg:object id:sip .
id:f4 bkg:modality "reported" ; bkg:subject id:mist ; bkg:predicate bkg:presentIn ; bkg:object id:nowhere .
id:doc {
  id:c1 bkg:states id:f1 ; bkg:tier "A" . id:c2 bkg:states id:f2 ; bkg:tier "A" .
  id:c3 bkg:states id:f3 ; bkg:tier "A" . id:c4 bkg:states id:f4 ; bkg:tier "A" .
}
"""
HOSTILE = '</text><script>alert(1)</script> & "R" \x0b'


def _store() -> Store:
    store = Store()
    store.load(WORLD.encode(), RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def world() -> View:
    return View(_store())


@pytest.fixture(scope="session")
def nasty() -> View:
    store = _store()
    firm = NamedNode(thing("wuxi"))
    store.update(f"DELETE WHERE {{ {firm} <{PREF_LABEL}> ?name }}")
    store.add(Quad(firm, NamedNode(PREF_LABEL), Literal(HOSTILE, language="en")))
    store.add(Quad(firm, NamedNode(RDF_TYPE), NamedNode(bkg("Enterprise"))))
    return View(store)


@pytest.fixture(scope="session")
def nothing() -> View:
    return View(Store())
