from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from biokg.analysis.project import project
from biokg.store.view import View
from biokg.terms import thing
from biokg.views.exports.export import export

SCHEMA = Path(__file__).parents[4] / "shared" / "conformance" / "gexf-1.3" / "gexf.xsd"
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


@pytest.fixture
def written(nasty: View, tmp_path: Path) -> Path:
    export(nasty, path := tmp_path / "x.gexf", "whole")
    return path


def _read(path: Path) -> Any:
    return nx.read_gexf(path, version="1.3")


@pytest.mark.parametrize("graph", ["whole", "firms-clusters"])
def test_schema_holds(nasty: View, tmp_path: Path, graph: str) -> None:
    if not SCHEMA.is_file():
        pytest.skip("the GEXF 1.3 schema is not beside this checkout (shared/conformance/gexf-1.3)")
    export(nasty, path := tmp_path / "x.gexf", graph)
    document = etree.parse(path)
    # The schema wants viz elements in the namespace of GEXF; its primer and every reader have them in their own.
    for element in document.iter(f"{VIZ}*"):
        element.tag = str(element.tag).replace(VIZ, GEXF)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(document)


@pytest.mark.parametrize("graph", ["whole", "firms-clusters"])
def test_networkx_reads_the_same_graph_back(nasty: View, tmp_path: Path, graph: str) -> None:
    export(nasty, path := tmp_path / "x.gexf", graph)
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
    assert (node["is_cluster"], node["clusters"], node["degree"]) == (True, "Suzhou Industrial Park", 1)
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
