"""Times the GEXF writer against networkx.write_gexf on the same made-up network with the same attributes.

    python bench/exports/gexf.py [NODES [EDGES [ROUNDS]]]

Both write to a file; what is measured before is there for both. The runs take turns; memory is the rise
of the process's peak over what it held before the writer began (Linux).
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from biokg.terms import document, thing
from biokg.views.exports.export import NETWORKS
from biokg.views.exports.network import EDGE_COLUMNS, NODE_COLUMNS, Network

TYPES = ("Enterprise", "Park", "Region", "InvestmentFirm", "Fund", "Person", "Product", "ResearchInstitution")
PREDICATES = {
    "presentIn": ("present in", "布局于"),
    "partnersWith": ("partners with", "合作于"),
    "investsIn": ("invests in", "投资"),
    "develops": ("develops", "研发"),
}


def made_up(nodes: int, edges: int) -> "nx.MultiDiGraph[str]":
    """Return a network as `project` returns one, with its nodes and edges sorted: half of the ends by degree."""
    chance = random.Random(1)  # noqa: S311
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ids = sorted(thing(f"x/enterprise/firm-{number}") for number in range(nodes))
    for number, node in enumerate(ids):
        park = number % 97
        graph.add_node(
            node,
            label=f"Firm {number} R&D Biotech",
            label_zh=f"第{number}生物医药",
            type=chance.choice(TYPES),
            cluster=number % 50 == 0,
            clusters=(f"Park {park}",),
            clusters_zh=(f"园区{park}",),
            sectors=(),
            sectors_zh=(),
            provisional=number % 2 == 0,
        )
    ends = [ids[0]]
    drawn: set[tuple[str, str, str]] = set()
    while len(drawn) < edges:
        source = chance.choice(ids)
        target = chance.choice(ends) if chance.random() < 0.5 else chance.choice(ids)
        if source != target:
            drawn.add((source, target, chance.choice(list(PREDICATES))))
            ends += (source, target)
    for source, target, name in sorted(drawn):
        english, chinese = PREDICATES[name]
        year = chance.choice((None, None, 2019, 2023))
        stating = tuple(document(f"news/{chance.randrange(20_000)}") for _ in range(1 + (chance.random() < 0.2)))
        about = {"predicate": name, "label": english, "label_zh": chinese, "weight": len(stating), "year": year}
        facts = (thing(f"fact/{chance.getrandbits(80):020x}"),)
        times = (str(year),) if year else ()
        graph.add_edge(source, target, name, **about, times=times, facts=facts, documents=stating, via=(), shared=0)
    return graph


def measured(graph: "nx.MultiDiGraph[str]") -> Network:
    """Return the network with scores and places by chance: what they are does not change how they are written."""
    chance = random.Random(2)  # noqa: S311
    network = Network(graph)
    counts = ("community", "degree", "weighted-degree", "k-core")
    shares = ("betweenness", "closeness", "eigenvector", "pagerank")
    scores: dict[str, Any] = {name: {node: chance.randrange(1, 50) for node in graph} for name in counts}
    scores |= {name: {node: float(f"{chance.random() / 1000:.9g}") for node in graph} for name in shares}
    network.__dict__["_scores"] = scores
    network.__dict__["places"] = {
        node: (round(chance.random() * 1e4, 1), round(chance.random() * 1e4, 1)) for node in graph
    }
    return network


def as_networkx(network: Network) -> "nx.MultiDiGraph[str]":
    """Return what `networkx.write_gexf` is to write: the same attributes on nodes and edges, with `viz`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for rows in network.nodes():
        for at, node in enumerate(rows.ids):
            place = {"x": rows.xs[at], "y": rows.ys[at], "z": 0.0}
            viz = {"size": rows.sizes[at], "position": place, "color": {"r": 1, "g": 2, "b": 3}}
            named = zip(NODE_COLUMNS, (column[at] for column in rows.values), strict=True)
            known = {column.name: value for column, value in named if value is not None}
            graph.add_node(node, label=rows.labels[at], viz=viz, **known)
    for lines in network.edges():
        for at, (source, target) in enumerate(zip(lines.sources, lines.targets, strict=True)):
            values = zip(EDGE_COLUMNS, (column[at] for column in lines.values), strict=True)
            known = {column.name: value for column, value in values if value not in {None, ""}}
            graph.add_edge(source, target, lines.predicates[at], weight=lines.weights[at], **known)
    return graph


def peak() -> float:
    """Return the highest memory so far, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def timed(write: Callable[[Path], None], path: Path) -> tuple[float, float, float]:
    """Return seconds of the clock, seconds of the processor and megabytes that `write` takes."""
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    before, began, worked = peak(), time.perf_counter(), time.process_time()
    write(path)
    return time.perf_counter() - began, time.process_time() - worked, peak() - before


def read_back(nodes: int = 1_000, edges: int = 5_000) -> bool:
    """Say whether NetworkX reads the same nodes, edges and weights from our file as from its own."""
    network = measured(made_up(nodes, edges))
    with tempfile.TemporaryDirectory() as folder:
        own, other = Path(folder) / "own.gexf", Path(folder) / "other.gexf"
        with own.open("wb") as output:
            NETWORKS[".gexf"](network, output)
        nx.write_gexf(as_networkx(network), other, version="1.2draft")
        read = nx.read_gexf(own, version="1.3"), nx.read_gexf(other, version="1.2draft")
    found, expected = (
        sorted(
            (*ends, about["predicate"], about["weight"], about["sources"]) for *ends, about in graph.edges(data=True)
        )
        for graph in read
    )
    return sorted(read[0]) == sorted(read[1]) and found == expected


def compare(nodes: int, edges: int, rounds: int) -> dict[str, tuple[float, float, float]]:
    """Return the medians of what each writer takes (see `timed`)."""
    network = measured(made_up(nodes, edges))
    theirs = as_networkx(network)

    def ours(path: Path) -> None:
        with path.open("wb") as output:
            NETWORKS[".gexf"](network, output)

    def networkx_(path: Path) -> None:
        nx.write_gexf(theirs, path, version="1.2draft")

    runs: dict[str, list[tuple[float, float, float]]] = {"networkx": [], "biokg": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            runs["biokg"].append(timed(ours, Path(folder) / "x.gexf"))
            runs["networkx"].append(timed(networkx_, Path(folder) / "x.gexf"))
    columns = {name: zip(*held, strict=True) for name, held in runs.items()}
    return {name: tuple(map(statistics.median, of)) for name, of in columns.items()}


def main(nodes: int = 100_000, edges: int = 500_000, rounds: int = 3) -> None:
    middle = compare(nodes, edges, rounds)
    print(f"{nodes} nodes, {edges} edges, medians of {rounds}; read back {'equal' if read_back() else 'NOT EQUAL'}")
    for name, (clock, cpu, memory) in middle.items():
        print(f"{name:>9}: {clock:6.2f} s, {cpu:6.2f} s of the processor, {memory:7.1f} MB more")
    clock, cpu = (middle["networkx"][at] / middle["biokg"][at] for at in (0, 1))
    print(f"    ratio: {clock:.1f} by the clock, {cpu:.1f} by the processor")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
