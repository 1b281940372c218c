import pyoxigraph as ox
import pytest

from biokg.model import Entity
from biokg.terms import bkg, thing
from biokg.triples.things import things

from .test_linking import WORLD

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _quads(*entities: Entity) -> list[ox.Quad]:
    lines = things({entity.id: entity for entity in entities}, WORLD)
    return list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))


def _values(quads: list[ox.Quad], id_: str, predicate: str) -> list[str]:
    found = [q for q in quads if str(q.subject) == f"<{thing(id_)}>" and q.predicate.value == predicate]
    return sorted(str(getattr(quad.object, "value", quad.object)) for quad in found)


def test_one_preferred_label_a_language_and_the_other_names_beside_it() -> None:
    quads = _quads(WORLD.entity("ruiyun"))
    labels = [
        q.object for q in quads if q.predicate.value == f"{SKOS}prefLabel" and str(q.subject) == f"<{thing('ruiyun')}>"
    ]
    assert labels == [ox.Literal("Ruiyun", language="en"), ox.Literal("瑞云", language="zh")]
    assert _values(quads, "ruiyun", f"{SKOS}altLabel") == ["瑞云市"]


@pytest.mark.parametrize(("id_", "key"), [("heron", "heronbaysciencepark"), ("heron", "hbsp"), ("heron", "鹭洲科技园")])
def test_every_name_can_be_looked_up(id_: str, key: str) -> None:
    assert key in _values(_quads(WORLD.entity(id_)), id_, bkg("nameKey"))


def test_every_place_around_a_thing_is_told() -> None:
    quads = _quads(WORLD.entity("nest"))
    chain = ["nest", "heron", "maple", "ruiyun", "land"]
    assert [_values(quads, id_, bkg("locatedIn")) for id_ in chain] == [
        *([thing(outer)] for outer in chain[1:]),
        [],
    ]
    assert all(_values(quads, id_, f"{SKOS}prefLabel") for id_ in chain)


def test_a_thing_is_told_once() -> None:
    entities = {id_: WORLD.entity(id_) for id_ in ("heron", "nest", "ruiyun")}
    lines = list(things(entities, WORLD))
    assert len(lines) == len(set(lines))


def test_a_cluster_is_one_beside_its_class() -> None:
    quads = _quads(WORLD.entity("nest"))
    assert _values(quads, "heron", RDF_TYPE) == [bkg("Cluster"), bkg("Park")]
    assert _values(quads, "nest", RDF_TYPE) == [bkg("Park")]


def test_only_what_no_table_knows_is_provisional() -> None:
    new = Entity("x/enterprise/lark", "Enterprise", ("Lark",), provisional=True)
    quads = _quads(new, WORLD.entity("egret"))
    assert _values(quads, "x/enterprise/lark", bkg("provisional")) == ["true"]
    assert _values(quads, "egret", bkg("provisional")) == []


def test_a_place_has_its_code() -> None:
    quads = _quads(WORLD.entity("maple"), WORLD.entity("heron"))
    assert _values(quads, "maple", bkg("placeCode")) == ["990102"]
    assert _values(quads, "heron", bkg("placeCode")) == []


def test_a_sector_is_a_concept_below_another() -> None:
    quads = _quads(WORLD.entity("sector/antibodies"))
    assert _values(quads, "sector/antibodies", RDF_TYPE) == [f"{SKOS}Concept", bkg("Sector")]
    assert _values(quads, "sector/antibodies", f"{SKOS}broader") == [thing("sector/drugs")]
    assert _values(quads, "sector/antibodies", bkg("locatedIn")) == []


def test_names_with_difficult_letters_come_back() -> None:
    name = 'Lark "Bio"\\ \u202e鹭\n'
    quads = _quads(Entity("x/enterprise/a b", "Enterprise", (name,), provisional=True))
    assert _values(quads, "x/enterprise/a b", f"{SKOS}prefLabel") == [name]
