from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from biokg.analysis.project import project
from biokg.store.view import View
from biokg.terms import thing
from biokg.views.exports import network
from biokg.views.exports.export import Choice, export

SCHEMA = Path(__file__).parents[4] / "shared" / "conformance" / "gexf-1.3" / "gexf.xsd"
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


@pytest.fixture
def written(nasty: View, tmp_path: Path) -> Path:
    export(nasty, path := tmp_path / "x.gexf", Choice("whole"))
    return path


def _read(path: Path) -> Any:
    return nx.read_gexf(path, version="1.3")


@pytest.mark.parametrize("graph", ["whole", "firms-clusters"])
def test_schema_holds(nasty: View, tmp_path: Path, graph: str) -> None:
    if not SCHEMA.is_file():
        pytest.skip("the GEXF 1.3 schema is not beside this checkout (shared/conformance/gexf-1.3)")
    export(nasty, path := tmp_path / "x.gexf", Choice(graph))
    document = etree.parse(path)
    # The schema wants viz elements in the namespace of GEXF; its primer and every reader have them in their own.
    for element in document.iter(f"{VIZ}*"):
        element.tag = str(element.tag).replace(VIZ, GEXF)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(document)


@pytest.mark.parametrize("graph", ["whole", "firms-clusters"])
def test_networkx_reads_the_same_graph_back(nasty: View, tmp_path: Path, graph: str) -> None:
    export(nasty, path := tmp_path / "x.gexf", Choice(graph))
    ours, theirs = project(nasty, graph), _read(path)
    assert theirs.is_directed() == ours.is_directed()
    assert sorted(theirs) == sorted(ours)

    def rows(network: Any) -> list[tuple[object, ...]]:
        return sorted(
            (*sorted((a, b)), about["predicate"], about["label"], about["weight"], about.get("year") or 0)
            for a, b, about in network.edges(data=True)
        )

    assert rows(theirs) == rows(ours)


def test_parallel_edges_are_of_different_kinds_so_that_gephi_keeps_both(written: Path) -> None:
    edges = [e for e in etree.parse(written).iter(f"{GEXF}edge") if e.get("source") == thing("fudi")]
    assert sorted(str(e.get("kind")) for e in edges) == ["headquarteredIn", "partnersWith", "presentIn"]


def test_direction_is_kept(written: Path) -> None:
    assert _read(written).has_edge(thing("biobay"), thing("sip"))


def test_node_has_its_names_measures_and_looks(written: Path) -> None:
    node = _read(written).nodes[thing("sip")]
    assert (node["label"], node["label_zh"], node["type"]) == ("Suzhou Industrial Park", "苏州工业园区", "Park")
    assert (node["is_cluster"], node["cluster"], node["degree"]) == (True, "Suzhou Industrial Park", 1)
    assert node["pagerank"] > 0
    assert node["viz"]["color"] == {"r": 213, "g": 94, "b": 0, "a": 1.0}
    assert node["viz"]["size"] > 8


def test_edge_counts_documents_and_names_its_facts(written: Path) -> None:
    edge = next(iter(_read(written)[thing("hengrui")][thing("huangpu")].values()))
    assert (edge["documents"], edge["facts"], edge["year"]) == (2, 2, 2019)
    assert edge["evidence"].split() == [thing("fact/a"), thing("fact/b")]


def test_hostile_name_comes_back_but_for_what_xml_cannot_hold(written: Path) -> None:
    assert _read(written).nodes[thing("a&b;<c>")]["label"] == 'A & "B" <C>,\nline two \ufffd𠮷=1'


def test_attributes_stand_before_looks(written: Path) -> None:
    for node in etree.parse(written).iter(f"{GEXF}node"):
        assert [etree.QName(part).localname for part in node] == ["attvalues", "color", "position", "size"]


def test_no_clock_in_the_file(written: Path) -> None:
    assert b"lastmodifieddate" not in written.read_bytes()


def test_time_of_a_fact_is_a_spell_of_its_edge(written: Path) -> None:
    document = etree.parse(written)
    graph = next(document.iter(f"{GEXF}graph"))
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = {(s.get("start"), s.get("end")) for s in document.iter(f"{GEXF}spell")}
    assert spells == {("2019-01-01", "2019-12-31"), ("2023-01-01", "2023-12-31")}


def test_graph_without_times_is_static(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.gexf", Choice("partners"))
    assert next(etree.parse(path).iter(f"{GEXF}graph")).get("mode") == "static"


def test_no_node_lies_on_another(written: Path) -> None:
    looks = [about["viz"] for _, about in _read(written).nodes(data=True)]
    for one, other in combinations(looks, 2):
        places = [(look["position"]["x"], look["position"]["y"]) for look in (one, other)]
        assert dist(*places) > one["size"] + other["size"]


def test_community_is_given_of_every_node(written: Path) -> None:
    communities = nx.get_node_attributes(_read(written), "community")
    assert len(communities) == 6
    assert min(communities.values()) == 1


def test_slow_measures_are_left_out_of_a_large_graph(
    world: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "LARGE", 3)
    export(world, path := tmp_path / "x.gexf", Choice("whole"))
    about = _read(path).nodes[thing("sip")]
    assert "pagerank" in about
    assert "betweenness" not in about
