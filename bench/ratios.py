"""Measures every ratio to a named peer that analysis, reasoning, validation and export are held to, in one run.

    make ratios        (or: python -m bench.ratios [--only pagerank,gexf])

Each stands in a process of its own, so that none finds the memory of another. Peer and ours take turns; seconds are of
the processor, medians of the rounds. The graphs are made up: `bench/analysis`, `bench/reasoning`, `bench/validation`
and `bench/exports` say how.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any, Final

import networkx as nx
from bench.analysis.run import Scores, network, theirs
from bench.exports import gexf
from bench.reasoning.run import once
from bench.validation import run as validation

from biokg.analysis.adjacency import keep
from biokg.analysis.between import exact
from biokg.analysis.measures import MEASURES


@dataclass(frozen=True, slots=True)
class Found:
    """What one comparison gave."""

    peer: float
    """Seconds of the processor."""
    ours: float
    equal: str


def turns(peer: Callable[[], Any], ours: Callable[[], Any], rounds: int) -> tuple[list[float], list[float], Any, Any]:
    """Return the seconds of both in each round, and what both gave last."""
    spent: tuple[list[float], list[float]] = ([], [])
    last: list[Any] = [None, None]
    for _ in range(rounds):
        for at, call in enumerate((peer, ours)):
            start = time.process_time()
            last[at] = call()
            spent[at].append(time.process_time() - start)
    return *spent, *last


def apart(one: Scores, other: Scores) -> str:
    return f"to {max(abs(one[node] - other[node]) for node in one):.0e}"


def measure(name: str, *, handed: bool = False, rounds: int = 7) -> Found:
    """Compare a measure of 10,000 nodes with NetworkX's own as a user calls it, and its values with the accurate ones.

    `handed`: the graph has its edges as a projection leaves them; otherwise it has never been seen.
    """
    graph = network(10_000)
    weights = {(min(ends), max(ends), ""): float(graph.edges[ends]["weight"]) for ends in graph.edges}
    own: list[float] = []

    def fresh() -> Scores:
        graph.__networkx_cache__.clear()
        if handed:
            keep(graph, weights)
        start = time.process_time()
        found = MEASURES[name](graph)
        own.append(time.process_time() - start)
        return found

    usual = {
        "pagerank": partial(nx.pagerank, graph),
        "eigenvector": partial(nx.eigenvector_centrality, graph, 1000, weight="weight"),
    }
    peer, _, _, found = turns(usual[name], fresh, rounds)
    return Found(statistics.median(peer), statistics.median(own), apart(theirs(name, graph)[0](), found))


def betweenness() -> Found:
    """Compare exact betweenness: NetworkX's is timed from some sources and multiplied; values at 1,000 nodes."""
    small, graph = network(1_000), network(10_000)
    call, factor = theirs("betweenness", graph)
    expected, _ = theirs("betweenness", small)
    peer, ours, _, _ = turns(call, lambda: exact(graph), 1)
    return Found(peer[0] * factor, ours[0], apart(expected(), exact(small).scores) + " at 1,000 nodes")


def closure() -> Found:
    """Compare the OWL RL closure of 10,000 individuals with owlrl's."""
    ours, peer = once("biokg", 10_000), once("owlrl", 10_000)
    if ours is None or peer is None:
        return Found(float("nan"), float("nan"), "took too long")
    return Found(peer["seconds"], ours["seconds"], f"{peer['missing']} missing, {peer['extra']} extra")


def shacl(nodes: int, *, sparql: bool = False) -> Found:
    """Compare a validation with pySHACL's."""
    found = validation.compare(nodes, 1, sparql=sparql)
    return Found(found.peer, found.ours, found.equal)


def written() -> Found:
    """Compare the writing of GEXF with networkx.write_gexf's."""
    found = gexf.compare(100_000, 500_000, 1)
    same = "read back equal" if gexf.read_back() else "read back DIFFERENT"
    return Found(found["networkx"][1], found["biokg"][1], f"{same}, {found['biokg'][2]:.1f} MB more memory")


RATIOS: Final[dict[str, tuple[str, float, Callable[[], Found]]]] = {
    "betweenness": ("betweenness, exact, 10,000 nodes; NetworkX", 25, betweenness),
    "eigenvector": ("eigenvector, a graph never seen; NetworkX", 50, partial(measure, "eigenvector", rounds=3)),
    "pagerank": ("PageRank, a projection; NetworkX", 10, partial(measure, "pagerank", handed=True)),
    "pagerank-fresh": ("PageRank, a NetworkX graph never seen; NetworkX", 10, partial(measure, "pagerank")),
    "closure": ("OWL RL closure, 10,000 individuals; owlrl", 50, closure),
    "shacl-1k": ("SHACL core, 1,000 nodes; pySHACL", 20, partial(shacl, 1_000)),
    "shacl-10k": ("SHACL core, 10,000 nodes; pySHACL", 20, partial(shacl, 10_000)),
    "shacl-sparql": ("SHACL with SPARQL, 1,000 nodes; pySHACL", 20, partial(shacl, 1_000, sparql=True)),
    "gexf": ("GEXF, 100,000 nodes, 500,000 edges; NetworkX", 20, written),
}
"""Each by its short name: what is compared and with whom, how many times as fast it is to be, and how to find out."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(RATIOS), help="short names, with commas between")
    wanted = parser.parse_args().only.split(",")
    print("| what; peer | peer, s | ours, s | ratio | asked | | results |\n|---|---|---|---|---|---|---|")
    for about, asked, call in (RATIOS[name] for name in wanted):
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            found = alone.submit(call).result()
        ratio = found.peer / found.ours
        cells = (
            f"{found.peer:,.3g}",
            f"{found.ours:.3g}",
            f"{ratio:.1f}x",
            f"{asked}x",
            "yes" if ratio >= asked else "NO",
        )
        print(f"| {about} | {' | '.join(cells)} | {found.equal} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
