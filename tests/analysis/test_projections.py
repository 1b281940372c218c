from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from biokg.analysis import links
from biokg.analysis.filters import Filters
from biokg.analysis.project import PROJECTIONS, project
from biokg.analysis.records import View, read
from biokg.errors import UsageError
from biokg.terms import document, slug, thing


def pairs(view: View, graph: str, **filters: Any) -> list[tuple[str, str]]:
    return sorted((slug(edge[0]), slug(edge[1])) for edge in project(view, graph, Filters(**filters)).edges)


def edge(view: View, graph: str, one: str, other: str) -> dict[str, Any]:
    return dict(project(view, graph).edges[thing(one), thing(other)])


PRESENCE = [
    *(("acme", "harbour"), ("acme", "park"), ("bolt", "harbour"), ("bolt", "park")),
    *(("cure", "town"), ("dote", "park")),
]


def test_presence_rolls_up_and_a_city_does_not_count_beside_its_cluster(market: View) -> None:
    assert pairs(market, "firms-clusters") == PRESENCE


def test_weight_counts_documents_and_not_sentences(market: View) -> None:
    about = edge(market, "firms-clusters", "acme", "park")
    assert (about["weight"], about["documents"]) == (2, (document("one"), document("two")))
    assert (about["times"], about["year"]) == (("2019",), 2019)


def test_the_two_sides_are_told_apart_and_firms_come_first(market: View) -> None:
    network = project(market, "firms-clusters")
    assert [slug(node) for node, side in network.nodes(data="bipartite") if side] == ["harbour", "park", "town"]
    assert all(network.nodes[firm]["bipartite"] == 0 for firm, _ in network.edges)


def test_clusters_are_linked_by_the_firms_they_share(market: View) -> None:
    assert pairs(market, "clusters") == [("harbour", "park")]
    about = edge(market, "clusters", "harbour", "park")
    assert (about["via"], about["shared"]) == ((thing("acme"), thing("bolt")), 2)
    assert about["documents"] == (document("one"), document("two"))


def test_the_graph_says_what_its_weights_count(market: View) -> None:
    assert project(market, "firms-clusters").graph["weight"] == "independent documents"
    firms = project(market, "firms")
    assert firms.graph["weight"] == "things shared"
    assert all(about["weight"] == about["shared"] for *_, about in firms.edges(data=True))


def test_firms_are_linked_by_the_clusters_they_share(market: View) -> None:
    assert pairs(market, "firms") == [("acme", "bolt"), ("acme", "dote"), ("bolt", "dote")]
    assert edge(market, "firms", "acme", "bolt")["via"] == (thing("harbour"), thing("park"))


def test_partners_are_one_edge_from_whichever_end_it_is_said(market: View) -> None:
    network = project(market, "partners")
    assert not network.is_directed()
    assert pairs(market, "partners") == [("acme", "bolt")]


def test_money_flows_from_who_gives_it(market: View) -> None:
    assert project(market, "money").is_directed()
    assert pairs(market, "money") == [("purse", "acme"), ("purse", "seed"), ("seed", "harbour")]


def test_sectors_of_a_cluster_are_its_own_and_those_of_its_firms(market: View) -> None:
    assert pairs(market, "sectors-clusters") == [("harbour", "drugs"), ("park", "drugs")]
    assert edge(market, "sectors-clusters", "park", "drugs")["via"] == (thing("acme"),)
    assert edge(market, "sectors-clusters", "harbour", "drugs")["weight"] == 3


@pytest.mark.parametrize("graph", PROJECTIONS)
def test_every_projection_says_what_it_is_and_what_its_edges_are(market: View, graph: str) -> None:
    network = project(market, graph)
    assert PROJECTIONS[graph].about
    assert network.number_of_edges() > 0
    assert all(about["label"] and about["label_zh"] and about["weight"] >= 1 for *_, about in network.edges(data=True))
    assert all({"label", "type", "clusters", "sectors"} <= about.keys() for _, about in network.nodes(data=True))


def test_nodes_carry_their_sectors_in_both_languages(market: View) -> None:
    assert project(market).nodes[thing("acme")]["sectors"] == ("Drugs",)
    assert project(market).nodes[thing("acme")]["sectors_zh"] == ("Drugs",)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"tier": "B"}, [*PRESENCE[:5], ("dote", "harbour"), PRESENCE[5]]),
        ({"period": "2020/"}, [("bolt", "harbour")]),
        ({"period": "2019"}, [("acme", "park")]),
        ({"as_of": "2020-03-15"}, []),
        ({"as_of": "2020-03"}, [("acme", "harbour"), ("acme", "park"), ("bolt", "park")]),
        ({"as_of": "2019"}, []),
        ({"sector": thing("drugs")}, PRESENCE[:2]),
        ({"place": thing("town")}, [("acme", "park"), ("bolt", "park"), ("cure", "town"), ("dote", "park")]),
        ({"place": thing("hall")}, [("acme", "park")]),
        ({"modality": "planned"}, [("cure", "harbour")]),
        ({"modality": "any"}, sorted([*PRESENCE, ("cure", "harbour")])),
        ({"without": frozenset({document("one")})}, [("acme", "park"), ("bolt", "harbour"), *PRESENCE[4:]]),
        ({"same": {thing("dote"): thing("cure")}}, [*PRESENCE[:4], ("cure", "park")]),
    ],
)
def test_filters(market: View, filters: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert pairs(market, "firms-clusters", **filters) == expected


def test_a_place_keeps_the_edges_between_those_in_it(market: View) -> None:
    assert pairs(market, "partners", place=thing("harbour")) == [("acme", "bolt")]
    assert pairs(market, "partners", place=thing("annex")) == []


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"tier": "C"}, "unknown tier 'C'; choose from A, B"),
        ({"modality": "hoped"}, "unknown modality 'hoped'"),
        ({"period": "soon"}, "'soon' is no time"),
        ({"period": "2021/2019"}, "ends before it begins"),
        ({"as_of": "2019/2020"}, "is no day"),
    ],
)
def test_a_filter_that_is_none_is_wrong_usage(filters: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Filters(**filters)  # type: ignore[arg-type]


def test_statements_once_read_give_the_same_as_the_view(market: View) -> None:
    assert nx.utils.graphs_equal(project(read(market), "firms"), project(market, "firms"))


def test_a_graph_of_too_many_pairs_says_which_to_use(market: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_PAIRS", 2)
    with pytest.raises(UsageError, match="use firms-clusters"):
        project(market, "firms")


def test_a_roll_up_without_facts_is_taken_as_it_stands(make: Callable[..., View]) -> None:
    view = make({"Enterprise": "acme", "Park+Cluster": "park"}, {}, {})
    store = view._store  # type: ignore[attr-defined]
    from pyoxigraph import NamedNode, Quad

    from biokg.terms import bkg

    store.add(Quad(NamedNode(thing("acme")), NamedNode(bkg("presentInCluster")), NamedNode(thing("park"))))
    assert pairs(view, "firms-clusters") == [("acme", "park")]
