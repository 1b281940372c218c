"""Times the validation of a made-up graph by `biokg check` and by pySHACL, with the same shapes and equal results.

    python -m bench.validation.run [--nodes 1000,10000] [--rounds 3] [--sparql] [--alone 100000]

The graph comes from `bench.scale.generate`; some of its statements are then spoiled, so that there is something to
find. Both get the same N-Triples and the same shapes as text and give back what they found; a result is its focus
node, path and constraint component.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from bench.scale.generate import lines, sources, world

from biokg import foreign
from biokg.checks.engine import Breach, fast_breaches, portable_breaches
from biokg.checks.ontology import load_ontology_nquads
from biokg.checks.shape_files import SHARED, read_shapes
from biokg.checks.shapes import DATA
from biokg.checks.sparql_constraints import sparql_breaches
from biokg.resources import shipped
from biokg.store.view import view_of
from biokg.terms import THINGS

Key = tuple[str, str | None, str]
NODES_A_DOCUMENT = 74
"""Typed nodes that a document of the generator brings."""
SPOILED = 200
"""Of so many statements one is spoiled."""
_SLOW = 20.0
"""Seconds beyond which a comparison is made once."""


def graph(nodes: int) -> list[str]:
    """Return about so many nodes as N-Triples, all graphs as one, without the ontology."""
    documents = max(1, nodes // NODES_A_DOCUMENT)
    quads = ox.parse(b"".join(lines(sources(world(documents, 1), documents), documents)), format=ox.RdfFormat.N_QUADS)
    ontology = {*load_ontology_nquads().decode().splitlines()}
    return [line for line in dict.fromkeys(f"{quad.triple} ." for quad in quads) if line not in ontology]


def spoiled(given: Iterable[str], seed: int = 1) -> list[str]:
    """Return statements of which some are gone, doubled with another value, turned round or given a wrong value."""
    chance, found = random.Random(seed), []  # noqa: S311
    for line in given:
        way = chance.choice(WAYS) if chance.randrange(SPOILED) == 0 else _kept
        found.extend(way(line))
    return found


def _kept(line: str) -> list[str]:
    return [line]


def _gone(_: str) -> list[str]:
    return []


def _wrong(line: str) -> list[str]:
    subject, property_, _ = line.split(" ", 2)
    return [line] if property_ == f"<{foreign.RDF_TYPE}>" else [f'{subject} {property_} "neither this nor that" .']


def _doubled(line: str) -> list[str]:
    return [line, *_wrong(line)]


def _turned(line: str) -> list[str]:
    subject, property_, object_ = line.removesuffix(" .").split(" ", 2)
    return [f"{object_} {property_} {subject} ." if object_.startswith(f"<{THINGS}") else line]


WAYS: tuple[Callable[[str], list[str]], ...] = (_gone, _wrong, _doubled, _turned)


def keys(breaches: Iterable[Breach]) -> set[Key]:
    """Return what two engines must agree on."""
    return {
        (one.focus.value if isinstance(one.focus, ox.NamedNode) else "_", one.path, one.component) for one in breaches
    }


def whole() -> str:
    """Return all shapes, with their constraints in SPARQL, as N-Triples."""
    files = (shipped("ontology", "shapes", f"{name}.ttl") for name in (*SHARED, *DATA))
    parsed = (ox.parse(path=file, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True) for file in files)
    return "".join(f"{quad} .\n" for quads in parsed for quad in quads)


def ours(data: str, *, sparql: bool) -> set[Key]:
    """Validate as `biokg check` does."""
    shapes = read_shapes(DATA)
    found = fast_breaches(shapes.core, data)
    return keys([*found, *sparql_breaches(shapes.constraints, view_of([data.encode()]).select)] if sparql else found)


def theirs(data: str, *, sparql: bool) -> set[Key]:
    """Validate with pySHACL."""
    return keys(portable_breaches(whole() if sparql else read_shapes(DATA).core, data))


def timed(engine: Callable[..., set[Key]], data: str, *, sparql: bool) -> tuple[float, set[Key]]:
    start = time.process_time()
    found = engine(data, sparql=sparql)
    return time.process_time() - start, found


@dataclass(frozen=True, slots=True)
class Compared:
    """What one comparison gave; seconds are of the processor."""

    peer: float
    ours: float
    nodes: int
    statements: int
    results: int
    equal: str


def compare(nodes: int, rounds: int, *, sparql: bool) -> Compared:
    """Validate in turn with both; what takes long is done once."""
    given = spoiled(graph(nodes))
    data = "\n".join(given) + "\n" + load_ontology_nquads().decode()
    slow, fast = [], []
    for _ in range(rounds):
        fast.append(timed(ours, data, sparql=sparql))
        slow.append(timed(theirs, data, sparql=sparql))
        if slow[-1][0] > _SLOW:
            break
    found, other = fast[-1][1], slow[-1][1]
    equal = "equal" if found == other else f"{len(found - other)} only ours, {len(other - found)} only pySHACL's"
    a, b = (statistics.median(seconds for seconds, _ in runs) for runs in (slow, fast))
    typed = len({line.split(" ", 1)[0] for line in given if f" <{foreign.RDF_TYPE}> " in line})
    return Compared(a, b, typed, len(given), len(found), equal)


def row(shapes: str, of: Compared) -> str:
    cells = (f"{of.nodes:,}", f"{of.statements:,}", f"{of.results:,}", of.equal, f"{of.peer:.2f}", f"{of.ours:.2f}")
    return f"| {shapes} | {' | '.join(cells)} | {of.peer / of.ours:.0f}x |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", default="1000,10000")
    parser.add_argument("--sparql", default="1000", help="sizes at which the constraints in SPARQL are run too")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(
        "| shapes | nodes | statements | results | | pySHACL, s | biokg, s | ratio |\n|---|---|---|---|---|---|---|---|"
    )
    for sparql, sizes in ((False, arguments.nodes), (True, arguments.sparql)):
        for nodes in map(int, filter(None, sizes.split(","))):
            compared = compare(nodes, arguments.rounds, sparql=sparql)
            print(row("all" if sparql else "core", compared), flush=True)


if __name__ == "__main__":
    main()
