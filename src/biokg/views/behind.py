"""The edges behind a thing of the network, each with its sentences."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import networkx as nx

from biokg.ask.answer import Evidence, evidence
from biokg.store.view import View


class Sentence(NamedTuple):
    """A sentence that an edge rests on."""

    document: str
    title: str
    published: str
    publisher: str
    quote: str


class Behind(NamedTuple):
    """An edge in words, with how many documents state it and the sentences; `ends` are its things."""

    edge: str
    weight: int
    sentences: tuple[Sentence, ...]
    ends: tuple[str, str]


class Reasons:
    """Looks up the sentences of edges, once for all lines."""

    def __init__(self, view: View, network: "nx.Graph[str]", language: str) -> None:
        self._view = view
        self._network = network
        self._language = language

    def of_nodes(self, nodes: Iterable[str]) -> dict[str, tuple[Behind, ...]]:
        """Return for each node its edges, those of most documents first."""
        around = {node: self._around(node) for node in nodes}
        said = evidence(
            self._view, {fact for edges in around.values() for *_, about in edges for fact in about["facts"]}
        )
        return {node: tuple(self._behind(*edge, said) for edge in edges) for node, edges in around.items()}

    def of_edges(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[Behind, ...]]:
        """Return for each pair of nodes what links them."""
        held = [[edge for edge in self._around(one) if {one, other} == {*edge[:2]}] for one, other in pairs]
        said = evidence(self._view, {fact for edges in held for *_, about in edges for fact in about["facts"]})
        return [tuple(self._behind(*edge, said) for edge in edges) for edges in held]

    def _around(self, node: str) -> list[tuple[str, str, dict[str, Any]]]:
        edges: list[tuple[str, str, dict[str, Any]]] = list(self._network.edges(node, data=True))
        if isinstance(self._network, nx.DiGraph):
            edges += [edge for edge in self._network.in_edges(node, data=True) if edge[0] != node]
        else:
            edges = [self._from_its_beginning(*edge) for edge in edges]
        return sorted(edges, key=lambda edge: (-edge[2]["weight"], edge[0], edge[1], edge[2]["predicate"]))

    def _from_its_beginning(self, one: str, other: str, about: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
        """Return an edge of two sides as it is said: the firm is present in the cluster."""
        sides = [self._network.nodes[node].get("bipartite", 0) for node in (one, other)]
        return (other, one, about) if sides[0] > sides[1] else (one, other, about)

    def _behind(self, source: str, target: str, about: dict[str, Any], said: Mapping[str, list[Evidence]]) -> Behind:
        documents = set(about["documents"])
        found = {
            Sentence(one.document, one.title, one.published, one.publisher, one.quote): one.start
            for fact in about["facts"]
            for one in said.get(fact, ())
            if one.document in documents
        }
        label = "label_zh" if self._language == "zh" else "label"
        words = f"{self._network.nodes[source][label]} · {about[label]} · {self._network.nodes[target][label]}"
        if about["via"]:
            words += f" × {about['shared']}"
        ordered = sorted(found, key=lambda one: (one.published, one.document, found[one]))
        return Behind(words, about["weight"], tuple(ordered), (source, target))
