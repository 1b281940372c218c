from collections.abc import Callable

import networkx as nx
import pytest

from biokg.analysis import doubts
from biokg.analysis.anchors import Anchors, anchors
from biokg.analysis.doubts import Pair
from biokg.analysis.filters import Filters
from biokg.analysis.project import project
from biokg.analysis.records import View, read
from biokg.errors import UsageError
from biokg.terms import document, slug, thing


def found(view: View, pairs: tuple[Pair, ...] = (), least: int = 2) -> Anchors:
    return anchors(read(view), Filters(), pairs, least)


def test_anchors_are_the_firms_of_several_clusters(market: View) -> None:
    assert [(slug(row.id), row.rank) for row in found(market).rows] == [("acme", 1), ("bolt", 1)]


def test_each_cluster_is_told_with_its_year_its_firms_and_its_documents(market: View) -> None:
    harbour, park = found(market).rows[0].presence
    assert (harbour.label, harbour.year, harbour.firms, harbour.documents) == ("Harbour", None, 2, (document("one"),))
    assert (park.label, park.year, park.firms) == ("Park", 2019, 3)
    assert park.documents == (document("one"), document("two"))


def test_sectors_and_documents_of_an_anchor(market: View) -> None:
    row = found(market).rows[0]
    assert (row.sectors, row.documents) == (("Drugs",), (document("one"), document("two")))


def test_betweenness_counts_the_ways_between_clusters_only(market: View) -> None:
    network = project(market, "firms-clusters")
    clusters = [node for node, side in network.nodes(data="bipartite") if side]
    expected = nx.betweenness_centrality_subset(network, clusters, clusters)
    assert {row.id: row.betweenness for row in found(market).rows} == pytest.approx(
        {row.id: expected[row.id] / 3 for row in found(market).rows}
    )


def test_an_anchor_of_one_document_may_be_none(market: View) -> None:
    by_name = {slug(row.id): row for row in found(market).rows}
    # Each of them is in the harbour by the word of one document: acme of the first, bolt of the second.
    assert {name: row.interval for name, row in by_name.items()} == {"acme": (1, None), "bolt": (1, None)}
    assert [doubt.about for doubt in by_name["acme"].moves] == [document("one")]


def test_what_would_change_the_top_ten_is_named(market: View) -> None:
    changes = {change.doubt.about: change for change in found(market).stability.changes}
    assert changes["B"].enters == (thing("dote"),)
    assert changes[document("one")].leaves == (thing("acme"), thing("bolt"))
    assert changes[document("two")].leaves == (thing("bolt"),)
    # The third document alone says that dote is in the annex, and where the annex lies: dote is no anchor yet.
    assert document("three") not in changes


def test_two_things_that_may_be_one_are_joined_and_held_apart(make: Callable[..., View]) -> None:
    said = [("acme", "presentIn", "east", ""), ("acme-china", "presentIn", "west", "")]
    view = make({"Park+Cluster": "east west", "Enterprise": "acme acme-china"}, {}, {"one@2020": said})
    told = found(view, (Pair(thing("acme"), thing("acme-china")), Pair(thing("acme"), thing("nobody"))))
    assert told.rows == ()
    (joined,) = (change for change in told.stability.changes if change.doubt.kind == "same")
    assert joined.enters == (thing("acme"),)
    assert joined.doubt.text.en == "if Acme-China is Acme"
    assert told.names[thing("acme")].en == "Acme"


def test_joining_two_anchors_makes_neither_leave(market: View) -> None:
    told = found(market, (Pair(thing("acme"), thing("bolt")),))
    assert not [change for change in told.stability.changes if change.doubt.kind == "same"]


def test_leaving_out_where_a_place_lies_moves_who_is_there(make: Callable[..., View]) -> None:
    things = {"Park+Cluster": "east west", "Park": "annex", "Enterprise": "acme"}
    said = [("acme", "presentIn", "east", ""), ("acme", "presentIn", "annex", "")]
    view = make(things, {}, {"one@2020": said, "two@2021": [*said, ("annex", "locatedIn", "west", "")]})
    (row,) = found(view).rows
    assert (row.interval, [doubt.about for doubt in row.moves]) == ((1, None), [document("two")])


def test_documents_that_carry_no_edge_alone_are_not_left_out(make: Callable[..., View]) -> None:
    things = {"Park+Cluster": "east west", "Enterprise": "acme"}
    both = [("acme", "presentIn", "east", ""), ("acme", "presentIn", "west", "")]
    firm = found(make(things, {}, {"one@2020": both, "two@2021": both}))
    assert firm.rows[0].interval == (1, 1)
    assert firm.stability.runs == 2


def test_too_many_documents_are_said_to_be_too_many(market: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "MOST_RUNS", 1)
    told = found(market)
    assert (told.stability.runs, told.stability.left) == (3, 2)
    assert any("2 further documents" in note.en for note in told.notes)


def test_a_graph_without_anchors_has_none(nothing: View) -> None:
    told = found(nothing)
    assert (told.rows, told.firms, told.clusters, told.stability.runs) == ((), 0, 0, 2)


def test_fewer_than_one_cluster_is_no_limit(market: View) -> None:
    with pytest.raises(UsageError, match="give 1 or more"):
        found(market, least=0)
    assert len(found(market, least=1).rows) == 4
