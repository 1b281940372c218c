"""Run one reasoner over a generated graph and print what it found and how long it took, as one line of JSON.

    python -m bench.reasoning.measure ENGINE INDIVIDUALS

Engines: `biokg` (src/biokg/reason), `owlrl`, `reasonable`, `oxigraph` (the clauses as SPARQL INSERT until nothing is
new), `nemo` (the clauses as Datalog). All get the same axioms and graph. The time is the processor's, as other work may
burden the machine, and that of reasoning alone, but for `nemo` and `reasonable`, which load and reason in one call.
"""

import gc
import json
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from bench.reasoning.generate import triples

from biokg.checks.ontology import load_ontology_nquads
from biokg.foreign import OWL, RDF, RDFS
from biokg.reason.axioms import clauses
from biokg.reason.clauses import TYPE, Clause, Triple
from biokg.reason.closure import Closure
from biokg.terms import ONTOLOGY
from biokg.triples.nquads import terms

Found = tuple[set[Triple], float]


def axioms() -> list[Triple]:
    """Return the axioms of the shipped ontology, without its texts and its hundreds of sectors and metrics."""
    said = (terms(line)[:3] for line in load_ontology_nquads().decode().splitlines())
    words = tuple(f"<{space}" for space in (OWL, RDF, RDFS))
    logical = [one for one in said if one[1].startswith(words) and not one[2].startswith('"')]
    return [one for one in logical if one[1] != TYPE or one[2].startswith(words)]


def text(graph: list[Triple]) -> str:
    """Return triples as N-Triples."""
    return "".join(f"{' '.join(triple)} .\n" for triple in graph)


def by_biokg(graph: list[Triple]) -> Found:
    """Reason with the reasoner of this project."""
    rules = clauses(axioms())
    start = time.process_time()
    closure = Closure(graph, rules)
    took = time.process_time() - start
    return {triple for triple, _ in closure.entailed()}, took


def by_owlrl(graph: list[Triple]) -> Found:
    """Reason with owlrl, which applies every rule of OWL 2 RL to everything."""
    from rdflib import Graph

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import owlrl

    held = Graph().parse(data=text(axioms()) + text(graph), format="nt")
    start = time.process_time()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(held)
    took = time.process_time() - start
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in held}, took


def by_reasonable(graph: list[Triple]) -> Found:
    """Reason with reasonable (Rust)."""
    import reasonable

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        path.write_text(text(axioms()) + text(graph), encoding="utf-8")
        start = time.process_time()
        reasoner = reasonable.PyReasoner()
        reasoner.load_file(str(path))
        found = reasoner.reason()
        took = time.process_time() - start
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in found}, took


def by_oxigraph(graph: list[Triple]) -> Found:
    """Reason with Oxigraph in memory: each clause an INSERT, all of them until a round adds nothing."""
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(text(graph).encode(), format=ox.RdfFormat.N_TRIPLES)
    updates = [_insert(rule) for rule in _positive()]
    start = time.process_time()
    before = -1
    while len(store) != before:
        before = len(store)
        for update in updates:
            store.update(update)
    took = time.process_time() - start
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in store}, took


def by_nemo(graph: list[Triple]) -> Found:
    """Reason with nemo (Rust), a Datalog engine."""
    import nmo_python as nemo

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        path.write_text(text(graph), encoding="utf-8")
        rules = "\n".join(f"{_nemo(rule.head)} :- {', '.join(map(_nemo, rule.body))} ." for rule in _positive())
        program = f'@import t :- ntriples{{resource="{path}"}} .\n{rules}\n@output t .\n'
        start = time.process_time()
        engine = nemo.NemoEngine(nemo.load_string(program))
        engine.reason()
        took = time.process_time() - start
        return {(str(s), str(p), str(o)) for s, p, o in engine.result("t")}, took


def _positive() -> list[Clause]:
    return [rule for rule in clauses(axioms()) if rule.head]


def _insert(rule: Clause) -> str:
    head = " ".join(rule.head or ())
    return f"INSERT {{ {head} }} WHERE {{ {' . '.join(' '.join(atom) for atom in rule.body)} }}"


def _nemo(atom: Triple | None) -> str:
    return f"t({', '.join(atom or ())})"


ENGINES: dict[str, Callable[[list[Triple]], Found]] = {
    "biokg": by_biokg,
    "owlrl": by_owlrl,
    "reasonable": by_reasonable,
    "oxigraph": by_oxigraph,
    "nemo": by_nemo,
}


def about_things(found: set[Triple], graph: list[Triple]) -> set[Triple]:
    """Return what is said in our words of the things of the graph: what the engines are compared by."""
    things = {end for s, _, o in graph for end in (s, o)}
    ours = f"<{ONTOLOGY}"
    return {
        (s, p, o) for s, p, o in found if s in things and (p.startswith(ours) or (p == TYPE and o.startswith(ours)))
    }


def main(engine: str, individuals: int) -> None:
    """Measure one engine on one graph; `missing` and `extra` are against the reasoner of this project."""
    graph = list(triples(individuals))
    gc.collect()
    found, took = ENGINES[engine](graph)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    theirs = about_things(found | set(graph), graph)
    ours = about_things({triple for triple, _ in Closure(graph, clauses(axioms())).entailed()} | set(graph), graph)
    line = {
        "engine": engine,
        "individuals": individuals,
        "given": len(set(graph)),
        "entailed": len(theirs - set(graph)),
        "missing": len(ours - theirs),
        "extra": len(theirs - ours),
        "seconds": round(took, 2),
        "peak_mb": peak,
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
