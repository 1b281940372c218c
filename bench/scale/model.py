"""Measures the model of the graph: where claims lie, and what edges, facts and roll-ups beside them save.

    python -m bench.scale.model graph.nq

The same quads are loaded twice: as they are (claims in the graph of their document), and with the claims in the
default graph. Then the same is asked of each store by what it has: edges, facts, claims. Processor time, by turns.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from biokg.terms import DOCUMENTS

_PREFIXES = "PREFIX bkg: <https://w3id.org/biokg/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#> "
_SO = "FILTER NOT EXISTS { ?f bkg:negated true } FILTER NOT EXISTS { ?g bkg:negated true }"
_STATED = """?f bkg:predicate bkg:investsIn ; bkg:subject ?a ; bkg:object ?b ; bkg:tier ?s ; bkg:modality ?h .
             ?g bkg:subject ?b ; bkg:predicate bkg:presentIn ; bkg:object ?c ; bkg:tier ?t ; bkg:modality ?i .
             FILTER(?s = "A" && ?t = "A" && ?h = "reported" && ?i = "reported") """
_JOINS = {
    "edges": "?a bkg:investsIn ?b . ?b bkg:presentIn ?c",
    "facts": _STATED + _SO,
    "claims": _STATED.replace("?f bkg", "GRAPH ?d { ?f bkg")
    .replace("?g bkg", "} GRAPH ?e { ?g bkg")
    .replace("FIL", "} FIL")
    + "FILTER NOT EXISTS { GRAPH ?d { ?f bkg:negated true } } FILTER NOT EXISTS { GRAPH ?e { ?g bkg:negated true } }",
}
_TOLD = {
    "facts": "SELECT ?f { ?f bkg:documentCount ?n ; bkg:tier ?t FILTER(?n > 1) }",
    "claims": """SELECT ?f { GRAPH ?d { ?c bkg:tier "A" ; bkg:states ?f } }
                 GROUP BY ?f HAVING(COUNT(DISTINCT ?d) > 1)""",
}
_FLAT_TOLD = """SELECT ?f { ?c bkg:states ?f ; bkg:tier ?t ; prov:wasDerivedFrom ?d FILTER(?t = "A") }
                GROUP BY ?f HAVING(COUNT(DISTINCT ?d) > 1)"""
"""The same of claims in the default graph, which must say of themselves where they stand."""


def flat(path: Path) -> Iterator[bytes]:
    """Yield the lines of a graph with what documents' graphs hold in the default graph."""
    mark = f" <{DOCUMENTS}".encode()
    with path.open("rb") as file:
        for line in file:
            head, found, graph = line.rpartition(mark)
            inside = found and graph.count(b" ") == 1 and line.count(b" ") >= 4
            yield head + b" .\n" if inside and _is_triple(head) else line


def _is_triple(head: bytes) -> bool:
    """Say whether a line without its last term is a triple: the document was a graph, not an object."""
    rest = head.split(b" ", 2)
    return len(rest) == 3 and rest[2].startswith((b"<", b'"'))


def loaded(folder: Path, load: Callable[[Store], None]) -> tuple[Store, str]:
    """Return a store and what its load took."""
    begun, store = time.process_time(), Store(folder)
    load(store)
    store.optimize()
    store.flush()
    seconds, quads = time.process_time() - begun, len(store)
    del store
    store = Store(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*.sst")) >> 20
    return store, f"{quads} quads, loaded in {seconds:.1f} s, {size} MB"


def told(what: str, store: Store, query: str) -> None:
    """Print what a query takes."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        rows = len(list(store.query(_PREFIXES + query)))  # type: ignore[arg-type]
        times.append(time.process_time() - begun)
    print(f"{what}: {1000 * statistics.median(times):.0f} ms, {rows} rows")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    path = parser.parse_args().graph
    with tempfile.TemporaryDirectory(dir=path.parent) as work:
        graphs, said = loaded(Path(work) / "graphs", lambda one: one.bulk_load(path=path, format=RdfFormat.N_QUADS))
        print(f"claims in the graphs of documents: {said}")
        lines = BytesIO(b"".join(flat(path)))
        default, said = loaded(Path(work) / "flat", lambda one: one.bulk_load(lines, format=RdfFormat.N_QUADS))
        print(f"claims in the default graph: {said}")
        for name, pattern in _JOINS.items():
            told(
                f"who invests in whom, and where that is, by {name}",
                graphs,
                f"SELECT DISTINCT ?a ?b ?c {{ {pattern} }}",
            )
        for name, query in _TOLD.items():
            told(f"facts that several documents state, by {name}", graphs, query)
        told("the same by claims in the default graph", default, _FLAT_TOLD)
        _removed(graphs)


def _removed(store: Store) -> None:
    held = [
        graph for graph in store.named_graphs() if isinstance(graph, NamedNode) and graph.value.startswith(DOCUMENTS)
    ]
    begun = time.process_time()
    for graph in held[:100]:
        store.remove_graph(graph)
    print(f"one document's graph taken out: {10 * (time.process_time() - begun):.2f} ms")


if __name__ == "__main__":
    main()
