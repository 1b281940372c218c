"""Measures how much faster the measures are than NetworkX's own, in one run, with equal results."""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any, Final

import networkx as nx

from biokg.analysis.between import estimated, exact
from biokg.analysis.layout import layout
from biokg.analysis.measures import MEASURES
from biokg.analysis.measures.louvain import communities, modularity

Scores = Mapping[str, float]
_RUNS: Final = 5
_SLOW: Final = 60.0
"""Seconds beyond which a call is made once."""
_SOURCES: Final = 40
"""NetworkX's betweenness and closeness of large graphs are timed from so many nodes and multiplied."""
_EXACT_UP_TO: Final = 2_000
TARGETS: Final = {"betweenness": 25, "eigenvector": 50, "pagerank": 10}


def network(size: int) -> "nx.Graph[str]":
    """Return a scale-free graph of five links a node, with names as long as ours and weights."""
    made = nx.barabasi_albert_graph(size, 5, seed=1)
    graph: nx.Graph[str] = nx.relabel_nodes(made, lambda node: f"https://example.org/id/thing-{node:06}")
    for number, (_, _, about) in enumerate(graph.edges(data=True)):
        about["weight"] = 1 + number % 3
    return graph


def timed(call: Callable[[], Any], runs: int = _RUNS) -> tuple[float, Any]:
    """Return the median of some runs, in seconds, and the last result."""
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        result = call()
        spent.append(time.perf_counter() - start)
        if spent[-1] > _SLOW:
            break
    return statistics.median(spent), result


def theirs(measure: str, graph: "nx.Graph[str]") -> tuple[Callable[[], Scores], float]:
    """Return NetworkX's own to the same accuracy, and by what its time is to be multiplied."""
    size = len(graph)
    large = size > _EXACT_UP_TO
    some = sorted(graph)[:: max(1, size // _SOURCES)][:_SOURCES]
    calls: dict[str, tuple[Callable[[], Scores], float]] = {
        "degree": (lambda: dict(graph.degree()), 1.0),
        "betweenness": (
            (lambda: nx.betweenness_centrality(graph, k=_SOURCES, seed=1), size / _SOURCES)
            if large
            else (lambda: nx.betweenness_centrality(graph), 1.0)
        ),
        "closeness": (
            (lambda: {node: _closeness(graph, node) for node in some}, size / len(some))
            if large
            else (lambda: nx.closeness_centrality(graph), 1.0)
        ),
        "eigenvector": (
            lambda: nx.eigenvector_centrality(graph, max_iter=10_000, tol=1e-9 / size, weight="weight"),
            1.0,
        ),
        "pagerank": (lambda: nx.pagerank(graph, tol=1e-9 / size, max_iter=1_000), 1.0),
        "authorities": (lambda: nx.hits(graph, tol=0)[1], 1.0),
        "k-core": (lambda: nx.core_number(graph), 1.0),
        "bridges": (lambda: {str(bridge): 1.0 for bridge in nx.bridges(graph)}, 1.0),
    }
    return calls[measure]


def _closeness(graph: "nx.Graph[str]", node: str) -> float:
    score: float = nx.closeness_centrality(graph, node)  # type: ignore[assignment] # its stub knows no single node
    return score


def compare(measure: str, graph: "nx.Graph[str]") -> str:
    """Return a line of the table: both times, with and without making the matrix, and the largest difference."""
    call, factor = theirs(measure, graph)

    def first() -> Scores:
        graph.__networkx_cache__.clear()
        return ours()

    def ours() -> Scores:
        return exact(graph).scores if measure == "betweenness" else MEASURES[measure](graph)

    # In turn, so that other work on the machine falls on all.
    runs = 1 if measure in {"betweenness", "closeness"} and len(graph) > _EXACT_UP_TO else _RUNS
    spent: dict[str, list[float]] = {"theirs": [], "first": [], "again": []}
    for _ in range(runs):
        for name, one in (("theirs", call), ("first", first), ("again", ours)):
            seconds, found = timed(one, 1)
            spent[name].append(seconds)
            if name == "theirs":
                other = found
            else:
                own = found
    nx_time, first_time, again = (statistics.median(spent[name]) for name in ("theirs", "first", "again"))
    nx_time *= factor
    common = own.keys() & other.keys() if factor == 1.0 or measure == "closeness" else set()
    off = f"{max((abs(own[node] - other[node]) for node in common), default=0.0):.0e}" if common else "-"
    goal = f"{TARGETS[measure]}x" if measure in TARGETS and len(graph) == 10_000 else ""
    mark = "*" if factor != 1.0 else ""
    cells = [
        measure,
        f"{len(graph):,}",
        f"{nx_time * 1000:,.1f}{mark}",
        f"{first_time * 1000:,.1f}",
        f"{again * 1000:,.1f}",
    ]
    return f"| {' | '.join([*cells, f'{nx_time / first_time:.1f}x', f'{nx_time / again:.1f}x', goal, off])} |"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="nodes, with commas between")
    parser.add_argument("--large", action="store_true", help="also what is done to 100,000 nodes")
    arguments = parser.parse_args()
    libraries = ", ".join(f"{name} {version(name)}" for name in ("networkx", "scipy", "rustworkx"))
    print(f"{libraries}, Python {sys.version.split()[0]}\n")
    print("| measure | nodes | NetworkX ms | ours ms, first | again | ratio, first | again | goal | difference |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in map(int, arguments.sizes.split(",")):
        graph = network(size)
        for measure in (
            "degree",
            "betweenness",
            "closeness",
            "eigenvector",
            "pagerank",
            "authorities",
            "k-core",
            "bridges",
        ):
            print(compare(measure, graph), flush=True)
    print("\n| what | nodes | s | |\n|---|---|---|---|")
    for size in (5_000, 100_000) if arguments.large else (5_000,):
        alone(network(size))
    return 0


def alone(graph: "nx.Graph[str]") -> None:
    """Print what has no like in NetworkX, or takes it minutes."""
    size = f"{len(graph):,}"
    spent, found = timed(lambda: estimated(graph), 1)
    print(
        f"| betweenness, estimated | {size} | {spent:.1f} | ± {found.error:.2g} from {found.sources:,} nodes |",
        flush=True,
    )
    if len(graph) <= 10_000:
        spent, _ = timed(lambda: exact(graph), 1)
        print(f"| betweenness, exact | {size} | {spent:.1f} | |", flush=True)
    spent, parts = timed(lambda: communities(graph), 1)
    print(
        f"| communities | {size} | {spent:.1f} | {len(parts)}, modularity {modularity(graph, parts):.3f} |", flush=True
    )
    spent, _ = timed(lambda: layout(graph), 1)
    print(f"| layout | {size} | {spent:.1f} | |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
