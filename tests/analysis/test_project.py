import networkx as nx
import pytest

from biokg.analysis.project import project
from biokg.analysis.records import View
from biokg.errors import UsageError
from biokg.terms import document, thing

HENGRUI, FUDI, SIP, BIOBAY, HUANGPU = (thing(slug) for slug in ("hengrui", "fudi", "sip", "biobay", "huangpu"))


def whole(view: View) -> "nx.MultiDiGraph[str]":
    network = project(view, "whole")
    assert isinstance(network, nx.MultiDiGraph)
    return network


def test_every_edge_of_the_ontology_is_there_once_and_nothing_else(world: View) -> None:
    assert sorted(whole(world).edges(keys=True)) == [
        (BIOBAY, SIP, "locatedIn"),
        (FUDI, HENGRUI, "partnersWith"),
        (FUDI, HUANGPU, "headquarteredIn"),
        (FUDI, HUANGPU, "presentIn"),
        (HENGRUI, BIOBAY, "presentIn"),
        (HENGRUI, HUANGPU, "presentIn"),
    ]


def test_a_property_that_the_ontology_does_not_call_an_edge_is_none(world: View) -> None:
    assert "presentInCluster" not in {key for *_, key in whole(world).edges(keys=True)}


def test_weight_counts_documents_and_not_sentences_or_tier_b(world: View) -> None:
    edge = project(world, "whole")[HENGRUI][HUANGPU]["presentIn"]
    assert (edge["weight"], edge["documents"]) == (2, (document("one"), document("two")))
    assert (edge["year"], edge["facts"]) == (2019, (thing("fact/a"), thing("fact/b")))


def test_edge_that_only_a_table_gives_weighs_one_and_shows_no_document(world: View) -> None:
    edge = project(world, "whole")[BIOBAY][SIP]["locatedIn"]
    assert (edge["weight"], edge["documents"], edge["facts"], edge["year"]) == (1, (), (), None)


def test_denied_and_planned_facts_add_neither_weight_nor_year(world: View) -> None:
    edge = project(world, "whole")[FUDI][HUANGPU]["presentIn"]
    assert (edge["facts"], edge["weight"], edge["year"]) == ((thing("fact/d"),), 1, None)


def test_partnership_stated_from_both_ends_is_one_edge_with_both_documents(world: View) -> None:
    assert project(world, "whole")[FUDI][HENGRUI]["partnersWith"]["weight"] == 2


def test_nodes_carry_names_in_both_languages_and_their_own_class(world: View) -> None:
    nodes = project(world, "whole").nodes
    assert (nodes[SIP]["label"], nodes[SIP]["label_zh"]) == ("Suzhou Industrial Park", "苏州工业园区")
    assert (nodes[FUDI]["label"], nodes[BIOBAY]["label_zh"]) == ("复地资本", "BioBAY")
    assert (nodes[SIP]["type"], nodes[FUDI]["type"]) == ("Park", "InvestmentFirm")
    assert (nodes[SIP]["cluster"], nodes[BIOBAY]["cluster"]) == (True, False)
    assert nodes[HENGRUI]["clusters"] == ("Huangpu District", "Suzhou Industrial Park")
    assert nodes[SIP]["clusters"] == ("Suzhou Industrial Park",)
    assert (nodes[FUDI]["provisional"], nodes[HENGRUI]["provisional"]) == (True, False)


def test_edge_is_named_by_the_ontology(world: View) -> None:
    edge = project(world, "whole")[HENGRUI][BIOBAY]["presentIn"]
    assert (edge["predicate"], edge["label"]) == ("presentIn", "present in")


def test_firms_and_clusters_are_rolled_up_and_bipartite(world: View) -> None:
    network = project(world, "firms-clusters")
    assert not network.is_directed()
    assert sorted(network.edges) == [(FUDI, HUANGPU), (HENGRUI, HUANGPU), (HENGRUI, SIP)]
    assert nx.is_bipartite(network)
    assert (network[HENGRUI][HUANGPU]["weight"], network[HENGRUI][HUANGPU]["year"]) == (2, 2019)
    assert network[HENGRUI][SIP]["label"] == "present in cluster"
    assert network[HENGRUI][SIP]["documents"] == (document("two"),)


def test_order_is_sorted(world: View) -> None:
    network = project(world, "whole")
    assert list(network) == sorted(network)


def test_a_store_without_edges_gives_an_empty_graph(nothing: View) -> None:
    assert not project(nothing)


def test_unknown_graph_names_the_known_ones(world: View) -> None:
    with pytest.raises(UsageError, match="'moon'; graphs: stated, whole, firms-clusters"):
        project(world, "moon")


def test_stated_leaves_out_what_only_a_table_gives(world: View) -> None:
    network = project(world, "stated")
    assert not network.has_edge(BIOBAY, SIP)
    assert all(edge["documents"] for *_, edge in network.edges(data=True))
