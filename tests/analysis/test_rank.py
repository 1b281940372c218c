import subprocess
import sys

import networkx as nx
import pytest

from biokg.analysis.filters import Filters
from biokg.analysis.project import project
from biokg.analysis.rank import Asked, RankRow, rank, stable
from biokg.analysis.records import View, read
from biokg.errors import StoreError, UnknownName, UsageError
from biokg.terms import thing


def test_the_firm_in_both_clusters_comes_first(world: View) -> None:
    rows = rank(project(world, "firms-clusters"), by="degree", type="Enterprise").rows
    assert rows == [RankRow(1, thing("hengrui"), 'Hengrui "R&D"', "恒瑞医药", "Enterprise", 2.0)]


def test_ties_share_a_rank_and_stand_in_the_order_of_their_ids(world: View) -> None:
    rows = rank(project(world, "firms-clusters"), by="degree").rows
    assert [(row.rank, row.id) for row in rows] == [
        (1, thing("hengrui")),
        (1, thing("huangpu")),
        (3, thing("fudi")),
        (3, thing("sip")),
    ]


def test_top_cuts_the_list(world: View) -> None:
    assert len(rank(project(world), top=2).rows) == 2


def test_unknown_measure_names_all(world: View) -> None:
    with pytest.raises(UsageError, match=r"'fame'; measures: degree, .*pagerank"):
        rank(project(world), by="fame")


def test_unknown_type_names_those_in_the_graph(world: View) -> None:
    with pytest.raises(UnknownName, match=r"type 'Firm'.* Enterprise; InvestmentFirm; Park; Region"):
        rank(project(world), type="Firm")


def test_top_below_one_is_wrong_usage(world: View) -> None:
    with pytest.raises(UsageError, match="top is 0"):
        rank(project(world), top=0)


def test_empty_graph_says_what_to_do(nothing: View) -> None:
    with pytest.raises(StoreError, match="build from documents"):
        rank(project(nothing))


def test_a_small_graph_is_called_so_in_both_languages(world: View) -> None:
    (note,) = rank(project(world)).notes
    assert "small graph" in note.en
    assert "图很小" in note.zh


def test_a_sample_is_told_with_its_error() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.barabasi_albert_graph(2_000, 2, seed=1), str)
    nx.set_node_attributes(graph, {node: {"label": node, "label_zh": node, "type": "Park"} for node in graph})
    found = rank(graph, by="betweenness", approximate=True)
    assert found.error > 0
    assert "1,000 of 2,000" in found.notes[-1].en
    assert rank(graph, by="betweenness").error == 0.0
    assert {row.id for row in found.rows[:3]} == {row.id for row in rank(graph, by="betweenness").rows[:3]}


@pytest.mark.parametrize(("by", "said"), [("community", "modularity"), ("homophily", "Assortativity by class is -0.")])
def test_what_is_true_of_the_whole_graph_is_told(market: View, by: str, said: str) -> None:
    assert any(said in note.en for note in rank(project(market, "firms-clusters"), by=by).notes)


def test_the_interval_of_a_rank_holds_under_all_doubts(market: View) -> None:
    firm = stable(read(market), Asked("firms-clusters", Filters(), "degree"))
    assert firm.runs == 1 + 1 + 3
    harbour, park = (firm.intervals[thing(name)] for name in ("harbour", "park"))
    # The park has three firms and the harbour two, but three with what is inferred; dote goes with document three.
    assert park == (1, 1)
    assert (harbour.best, harbour.worst) == (1, 3)
    assert firm.intervals[thing("dote")].worst is None
    parks = stable(read(market), Asked("firms-clusters", Filters(), "degree", "Park"))
    assert parks.intervals == {thing("harbour"): (1, 2), thing("park"): (1, 1)}


def test_the_room_loads_without_the_heavy_libraries() -> None:
    code = "import sys, biokg.analysis.rank, biokg.analysis.project; print({'networkx', 'scipy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
