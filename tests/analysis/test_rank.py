import subprocess
import sys

import pytest

from biokg.analysis.project import project
from biokg.analysis.rank import RankRow, rank
from biokg.analysis.records import View
from biokg.errors import StoreError, UnknownName, UsageError
from biokg.terms import thing


def test_the_firm_in_both_clusters_comes_first(world: View) -> None:
    rows = rank(project(world, "firms-clusters"), by="degree", type="Enterprise")
    assert rows == [RankRow(1, thing("hengrui"), 'Hengrui "R&D"', "恒瑞医药", "Enterprise", 2.0)]


def test_ties_share_a_rank_and_stand_in_the_order_of_their_ids(world: View) -> None:
    rows = rank(project(world, "firms-clusters"), by="degree")
    assert [(row.rank, row.id) for row in rows] == [
        (1, thing("hengrui")),
        (1, thing("huangpu")),
        (3, thing("fudi")),
        (3, thing("sip")),
    ]


def test_top_cuts_the_list(world: View) -> None:
    assert len(rank(project(world), top=2)) == 2


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


def test_the_room_loads_without_the_heavy_libraries() -> None:
    code = "import sys, biokg.analysis.rank, biokg.analysis.project; print({'networkx', 'scipy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
