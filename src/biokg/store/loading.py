"""Write a graph to a server by SPARQL Update: in batches, tried again, and marked whole at the end.

The protocol knows no transaction over several requests. So a graph on the server says what state it is in: whoever
asks while it is loaded, or after a load was cut short, is told so and gets no half answer. What others keep on the
server is left alone: only graphs that a build wrote down as its own are dropped.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from biokg.errors import StoreError, UsageError
from biokg.store import http
from biokg.store.aimed import KNOWN
from biokg.store.endpoint import Endpoint
from biokg.store.remote import FORMAT, STATE, Remote

_BATCH = 2000
_SMALLEST = 50
"""Batches are halved down to this when a server takes no larger ones."""
_GENID = "urn:x-biokg:node:"


def load(quads: Iterable[bytes], endpoint: Endpoint) -> int:
    """Replace the graph at `endpoint` by `quads` (lines of N-Quads); return their number as the server counts them.

    Raises `UsageError` without an address for updates, `StoreError` when the server refuses or holds another number.
    """
    if endpoint.update is None:
        raise UsageError(
            f"{endpoint} is written by updates: give --update-store URL.", f"写入 {endpoint} 需要 --update-store 网址。"
        )
    writer = _Writer(endpoint)
    writer.begin()
    sent = writer.insert(quads)
    held = Remote(endpoint).count()
    if held != sent:
        raise StoreError(f"{endpoint} holds {held} quads, {sent} were sent: run `biokg build` again")
    writer.end(sent)
    return sent


class _Writer:
    """Sends updates, in batches as large as the server takes."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._batch = _BATCH

    def begin(self) -> None:
        """Say that a load is on its way, and drop what an earlier one wrote."""
        old = [graph.value for graph in Remote(self._endpoint).named_graphs()]
        self._mark('"loading"')
        for graph in [KNOWN, *old]:
            self._send(f"DROP SILENT GRAPH <{graph}>")
        self._send(f"DROP SILENT GRAPH <{STATE}>")
        self._mark('"loading"')

    def insert(self, quads: Iterable[bytes]) -> int:
        """Send all quads and return their number; the graphs that they are in are written down before them."""
        sent, graphs = 0, set[str]()
        for batch in _batches(quads, self._batch):
            by_graph: dict[str, list[str]] = defaultdict(list)
            for triple, graph in map(_apart, batch):
                by_graph[graph].append(triple)
            new = by_graph.keys() - graphs - {KNOWN}
            if new:
                self._say([f"<{STATE}:graph> <{graph}>" for graph in sorted(new)])
            graphs |= new
            self._insert([(graph, triple) for graph in sorted(by_graph) for triple in by_graph[graph]])
            sent += len(batch)
        return sent

    def end(self, quads: int) -> None:
        """Say that the graph is whole."""
        self._send(f'DELETE DATA {{ GRAPH <{STATE}> {{ <{STATE}> <{STATE}:state> "loading" }} }}')
        self._say([f'<{STATE}:state> "whole"', f'<{STATE}:quads> "{quads}"'])

    def _mark(self, state: str) -> None:
        self._say([f'<{STATE}:format> "{FORMAT}"', f"<{STATE}:state> {state}"])

    def _say(self, said: list[str]) -> None:
        self._insert([(STATE, f"<{STATE}> {one} .") for one in said])

    def _insert(self, quads: list[tuple[str, str]]) -> None:
        for start in range(0, len(quads), self._batch):
            part = quads[start : start + self._batch]
            try:
                self._send(_insertion(part))
            except http.Refused:
                if len(part) <= _SMALLEST:
                    raise
                self._batch = len(part) // 2
                self._insert(quads[start:])
                return

    def _send(self, update: str) -> None:
        http.post(self._endpoint.update or "", [("update", update)], "*/*")


def _insertion(quads: list[tuple[str, str]]) -> str:
    by_graph: dict[str, list[str]] = defaultdict(list)
    for graph, triple in quads:
        by_graph[graph].append(triple)
    parts = (f"GRAPH <{graph}> {{\n{chr(10).join(triples)}\n}}" for graph, triples in by_graph.items())
    return f"INSERT DATA {{\n{chr(10).join(parts)}\n}}"


def _batches(quads: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for quad in quads:
        batch.append(quad)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _apart(quad: bytes) -> tuple[str, str]:
    """Return one line as a triple and the name of its graph.

    Blank nodes get names: a batch that is sent twice must not make two of one.

    >>> _apart(b'<urn:a> <urn:b> "c <d>" <urn:g> .')
    ('<urn:a> <urn:b> "c <d>" .', 'urn:g')
    >>> _apart(b"_:a <urn:b> _:c .")
    ('<urn:x-biokg:node:a> <urn:b> <urn:x-biokg:node:c> .', 'urn:x-biokg:known')
    """
    subject, predicate, rest = quad.decode().rstrip().removesuffix(".").rstrip().split(" ", 2)
    ends = rest.rfind('"') + 1
    object_, _, graph = rest[ends:].partition(" ")
    return f"{_named(subject)} {predicate} {_named(rest[:ends] + object_)} .", graph.strip("<> ") or KNOWN


def _named(term: str) -> str:
    return f"<{_GENID}{term[2:]}>" if term.startswith("_:") else term
