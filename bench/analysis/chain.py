"""Times `biokg rank` and `biokg export` as whole processes on a store with many edges.

    python -m bench.analysis.chain FOLDER [--nodes 100000] [--edges 500000]

The store is made once in FOLDER: only what analysis reads (things, edges, facts, who states them), by chance.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from biokg import foreign
from biokg.checks.ontology import load_ontology_nquads
from biokg.store.build import write_store
from biokg.terms import ONTOLOGY_GRAPH, bkg, document, thing

_PREDICATES: Final = ("partnersWith", "investsIn", "subsidiaryOf", "presentIn")
_COMMANDS: Final = (
    ("rank", "--by", "pagerank", "--graph", "whole", "--top", "3", "--format", "csv"),
    ("export", "{folder}/graph.gexf"),
)


def quads(nodes: int, edges: int) -> Iterator[bytes]:
    """Yield things of which half of the ends of edges are drawn by degree, the edges, their facts and claims."""
    graph = f" <{ONTOLOGY_GRAPH}> .\n".encode()
    yield from (line.removesuffix(b" .") + graph for line in load_ontology_nquads().splitlines() if line)
    chance = random.Random(1)  # noqa: S311
    ids = [f"<{thing(f'x/enterprise/firm-{number:06}')}>" for number in range(nodes)]
    for number, iri in enumerate(ids):
        yield f"{iri} <{foreign.RDF_TYPE}> <{bkg('Park' if number % 50 == 0 else 'Enterprise')}> .\n".encode()
        yield f'{iri} <{foreign.PREF_LABEL}> "Firm {number} R&D Biotech"@en .\n'.encode()
    ends = [ids[0]]
    for number in range(edges):
        source, target = chance.choice(ids), chance.choice(ends if chance.random() < 0.5 else ids)
        ends += (source, target)
        yield _stated(number, source, f"<{bkg(chance.choice(_PREDICATES))}>", target).encode()


def _stated(number: int, source: str, predicate: str, target: str) -> str:
    fact, claim = f"<{thing(f'fact/{number:020x}')}>", f"<{thing(f'claim/{number:020x}')}>"
    graph = f"<{document(f'news/{number % 20_000}')}>"
    return (
        f"{source} {predicate} {target} .\n{fact} <{bkg('predicate')}> {predicate} .\n"
        f"{fact} <{bkg('subject')}> {source} .\n"
        f'{fact} <{bkg("object")}> {target} .\n{fact} <{bkg("modality")}> "reported" .\n'
        f'{claim} <{bkg("states")}> {fact} {graph} .\n{claim} <{bkg("tier")}> "A" {graph} .\n'
    )


def timed(words: list[str]) -> str:
    """Run `biokg` with some words; return its seconds and its peak of memory."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "biokg", *words], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    clock = time.perf_counter() - start
    return f"{words[0]}: {clock:.1f} s, {spent:.1f} s of the processor, at most {after.ru_maxrss / 1024:,.0f} MB so far"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=500_000)
    arguments = parser.parse_args()
    store = arguments.folder / "store"
    if not store.exists():
        print(f"{write_store(quads(arguments.nodes, arguments.edges), store):,} quads")
    for command in _COMMANDS:
        words = [word.format(folder=arguments.folder) for word in command]
        print(timed([*words, "--store", str(store)]), flush=True)


if __name__ == "__main__":
    main()
