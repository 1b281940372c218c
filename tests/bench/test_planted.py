"""What was planted in a made-up network is found: anchors, bridges and communities."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store

from biokg.analysis.anchors import Anchors, anchors
from biokg.analysis.filters import Filters, chosen
from biokg.analysis.measures import MEASURES
from biokg.analysis.measures.louvain import communities
from biokg.analysis.predictions import held_out
from biokg.analysis.project import project
from biokg.analysis.records import Statements, read
from biokg.analysis.standing import Standing
from biokg.store.view import View
from biokg.terms import slug


def load() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "analysis" / "planted.py"
    spec = importlib.util.spec_from_file_location("planted", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["planted"] = module
    spec.loader.exec_module(module)
    return module


planted = load()


@pytest.fixture(scope="module", params=[1, 5])
def seed(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def network(seed: int) -> Any:
    return planted.planted(planted.Plan(firms=300, groups=3, anchors=4, bridges=2, seed=seed))


@pytest.fixture(scope="module")
def statements(network: Any) -> Statements:
    store = Store()
    store.bulk_load(b"".join(planted.quads(network)), RdfFormat.N_QUADS)
    return read(View(store))


@pytest.fixture(scope="module")
def found(statements: Statements) -> Anchors:
    return anchors(statements)


def test_presence_is_what_was_planted(network: Any, statements: Statements) -> None:
    edges = {(slug(firm), slug(cluster)) for firm, cluster in project(statements, "firms-clusters").edges}
    assert edges == set(network.presence)


def test_planted_anchors_come_first(network: Any, found: Anchors) -> None:
    assert {slug(row.id) for row in found.rows[: len(network.anchors)]} == set(network.anchors)


def test_no_single_document_puts_another_firm_before_the_anchors(network: Any, found: Anchors) -> None:
    for row in found.rows[: len(network.anchors)]:
        assert row.interval.worst is not None
        assert row.interval.best <= row.rank <= row.interval.worst


def test_what_is_counted_anew_is_what_a_whole_ranking_gives(statements: Statements) -> None:
    for least in (1, 2):
        standing = Standing(chosen(statements, Filters()), Filters(), least)
        for document in sorted(statements.documents)[:12]:
            without = Filters(without=frozenset({document}))
            assert standing.ranks(without) == Standing(chosen(statements, without), without, least).base()[0]


def test_planted_communities_of_clusters_are_found(network: Any, statements: Statements) -> None:
    parts = {frozenset(map(slug, part)) for part in communities(project(statements, "clusters"))}
    assert parts == {frozenset(group) for group in network.communities}


def _network(**plan: Any) -> "nx.Graph[str]":
    store = Store()
    store.bulk_load(b"".join(planted.quads(planted.planted(planted.Plan(**plan)))), RdfFormat.N_QUADS)
    return project(read(View(store)), "firms-clusters")


def test_planted_bridges_between_communities_come_first_by_betweenness(seed: int) -> None:
    network = _network(firms=240, groups=3, anchors=0, bridges=3, seed=seed)
    scores = MEASURES["betweenness"](network)
    firms = sorted((node for node in network if "cluster" not in slug(node)), key=lambda node: -scores[node])
    assert {slug(node) for node in firms[:3]} == {"bridge-00", "bridge-01", "bridge-02"}


def test_where_ordinary_firms_go_is_guessed_better_than_by_size(seed: int) -> None:
    score = held_out(_network(firms=300, groups=4, anchors=0, bridges=0, second=1.0, seed=seed))
    assert score.auc is not None
    assert score.popularity is not None
    assert score.auc > 0.8
    assert score.popularity < 0.75


def test_a_single_firm_between_two_halves_is_the_articulation_point() -> None:
    network = _network(firms=40, groups=2, clusters=3, anchors=0, bridges=1, second=1.0, seed=3)
    cuts, lies = MEASURES["articulation"](network), MEASURES["betweenness"](network)
    firms = [node for node in network if "cluster" not in slug(node)]
    assert {slug(node) for node in firms if cuts[node]} == {"bridge-00"}
    assert slug(max(firms, key=lambda node: lies[node])) == "bridge-00"
