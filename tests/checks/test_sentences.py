import pytest

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, WARNING, Finding, Sentence
from biokg.checks.sentences import with_sentences
from biokg.store.view import View, view_of

from .conftest import Observe

PREFIXES = {
    "bkg": terms.ONTOLOGY,
    "id": terms.THINGS,
    "doc": terms.DOCUMENTS,
    "prov": foreign.PROV,
    "oa": foreign.OA,
}
GRAPH = """
id:claim bkg:states id:fact ; bkg:subject id:egret ; bkg:object id:nest ;
  bkg:hasEvidence id:place ; prov:wasDerivedFrom doc:news .
id:place oa:hasSelector id:selector .
id:selector oa:exact "Egret came to Nest Park." .
id:egret skos:prefLabel "Egret"@en, "白鹭"@zh .
id:alarm bkg:restsOn id:fact .
"""
SENTENCE = Sentence("news", "Egret came to Nest Park.")


@pytest.fixture
def view() -> View:
    import pyoxigraph as ox

    declared = "".join(f"@prefix {name}: <{iri}> ." for name, iri in {**PREFIXES, "skos": foreign.SKOS}.items())
    quads = ox.parse(declared + GRAPH, format=ox.RdfFormat.TURTLE)
    return view_of("".join(f"{quad} .\n" for quad in quads).encode() for _ in range(1))


@pytest.mark.parametrize("node", ["claim", "place", "selector", "fact", "egret", "nest", "alarm"])
def test_every_node_leads_back_to_its_sentence(view: View, node: str) -> None:
    finding = Finding(VIOLATION, "shapes/x", terms.thing(node), "wrong")
    assert with_sentences([finding], [], view.select)[0].said == (SENTENCE,)


def test_claims_that_a_finding_rests_on_come_first(view: View, observe: Observe) -> None:
    claim = observe("outputValue", "9", "9", id="c1", document="other", quote="It was 9.")
    finding = Finding(WARNING, "arithmetic/slip", "egret", "jumps", ("c1",))
    (told,) = with_sentences([finding], [claim], view.select)
    assert told.said == (Sentence("other", "It was 9."),)
    assert told.name == "Egret / 白鹭"


def test_what_no_shape_speaks_of_has_a_remedy_too(view: View) -> None:
    for check in ("arithmetic/slip", "ontology/labels", "ontology/consistency", "layers/graphs"):
        (told,) = with_sentences([Finding(WARNING, check, "egret", "x")], [], view.select)
        assert told.remedy
        assert told.remedy_zh


def test_a_term_that_is_no_iri_asks_for_nothing(view: View) -> None:
    finding = Finding(VIOLATION, "ontology/labels", 'Park "x" {}', "has no row")
    assert with_sentences([finding], [], view.select)[0].said == ()


def test_a_part_of_a_sentence_is_not_told_beside_it(view: View, observe: Observe) -> None:
    whole = observe("outputValue", "9", "9", id="c1", document="other", quote="It was 9; it grew.")
    part = observe("outputValue", "9", "9", id="c2", document="other", quote="It was 9;")
    finding = Finding(WARNING, "arithmetic/slip", "egret", "jumps", ("c1", "c2"))
    assert with_sentences([finding], [whole, part], view.select)[0].said == (Sentence("other", "It was 9; it grew."),)
