import networkx as nx
import numpy as np
import pytest

from biokg.analysis.predictions import guesses, held_out
from biokg.analysis.project import project
from biokg.analysis.records import View
from biokg.errors import UsageError


def _planted(seed: int = 1) -> "nx.Graph[str]":
    """Firms of four kinds, each at home in its own five of twenty clusters."""
    draw = np.random.default_rng(seed)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((f"c{number:02}" for number in range(20)), bipartite=1)
    for number in range(200):
        graph.add_node(f"f{number:03}", bipartite=0)
        for cluster in draw.choice(5, size=1 + draw.integers(0, 3), replace=False):
            graph.add_edge(f"f{number:03}", f"c{number % 4 * 5 + cluster:02}")
    return graph


def _slowly(graph: "nx.Graph[str]", firm: str, cluster: str) -> float:
    return sum(
        float((graph.degree(middle) * graph.degree(other)) ** -0.5)
        for middle in graph[firm]
        for other in graph[middle]
        if other != firm and graph.has_edge(other, cluster)
    )


def test_a_guess_is_scored_as_the_source_says() -> None:
    graph = _planted()
    for guess in guesses(graph, 30):
        assert guess.score == pytest.approx(_slowly(graph, guess.firm, guess.cluster), abs=1e-9)
        assert not graph.has_edge(guess.firm, guess.cluster)


def test_guesses_stay_in_the_planted_kind_and_name_their_witnesses() -> None:
    graph = _planted()
    for guess in guesses(graph, 50):
        assert int(guess.cluster[1:]) // 5 == int(guess.firm[1:]) % 4
        for witness in guess.because:
            assert graph.has_edge(witness, guess.cluster)
            assert set(graph[witness]) & set(graph[guess.firm])


def test_hidden_edges_are_found_and_better_than_by_size() -> None:
    score = held_out(_planted())
    assert score.edges > 200
    assert score.auc is not None
    assert score.popularity is not None
    assert score.auc > 0.85
    assert score.popularity < 0.6
    assert score == held_out(_planted())


def test_on_a_graph_of_chance_hidden_edges_are_not_found() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(
        nx.bipartite.random_graph(200, 20, 0.15, seed=3), lambda node: f"n{node:03}"
    )
    score = held_out(graph)
    assert score.auc == pytest.approx(0.5, abs=0.1)


def test_ties_share_a_rank() -> None:
    ranks = [guess.rank for guess in guesses(_planted(), 40)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) < len(ranks)


def test_a_small_graph_says_that_its_score_may_be_chance(market: View) -> None:
    score = held_out(project(market, "firms-clusters"))
    assert "may be chance" in score.text.en


def test_a_graph_of_single_presences_has_nothing_to_hide() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("ab", bipartite=0)
    graph.add_node("x", bipartite=1)
    graph.add_edges_from([("a", "x"), ("b", "x")])
    assert (held_out(graph).auc, guesses(graph)) == (None, [])


def test_an_empty_graph_has_no_guesses() -> None:
    assert (guesses(nx.Graph()), held_out(nx.Graph()).edges) == ([], 0)


def test_guesses_need_two_sides_and_a_row(market: View) -> None:
    with pytest.raises(UsageError, match="use firms-clusters"):
        guesses(project(market, "partners"))
    with pytest.raises(UsageError, match="top is 0"):
        guesses(project(market, "firms-clusters"), 0)
