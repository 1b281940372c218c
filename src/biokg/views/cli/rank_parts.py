"""The lines of ``biokg rank communities``, ``bridges`` and ``links``."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from biokg.analysis.measures.bridges import bridge_links
from biokg.analysis.measures.louvain import communities, modularity
from biokg.analysis.predictions import guesses, held_out
from biokg.analysis.project import project
from biokg.analysis.records import read
from biokg.analysis.texts import Text
from biokg.errors import StoreError
from biokg.store.view import View
from biokg.views.behind import Reasons
from biokg.views.cli.narrowing import filters_of
from biokg.views.cli.rows import Both, Heading, Line

if TYPE_CHECKING:
    import networkx as nx

Lines = tuple[tuple[Heading, ...], list[Line], Iterable[Text]]
_NAMED: Final = 12
"""Members of a community that the flat formats name; JSON names all."""


def community_lines(view: View, arguments: argparse.Namespace) -> Lines:
    """Return the communities, the largest first."""
    network = _network(view, arguments)
    parts = communities(network)
    headings = (
        Heading("community", "community", "社区", right=True),
        Heading("size", "size", "规模", right=True),
        Heading("inside", "links inside", "内部边占比", right=True),
        Heading("members", "members", "成员"),
    )
    lines = []
    for number, members in enumerate(parts[: arguments.top], start=1):
        # Those with most links stand for the community.
        ordered = sorted(members, key=lambda node: (-network.degree(node), node))
        names = [_name(network, node, arguments.lang) for node in ordered]
        shown = "; ".join(names[:_NAMED]) + (f"; … (+{len(names) - _NAMED})" if len(names) > _NAMED else "")
        listed = [{"id": node, "label": name} for node, name in zip(ordered, names, strict=True)]
        lines.append(Line((number, len(members), _inside(network, members), Both(shown, listed))))
    share = modularity(network, parts)
    note = Text(
        f"{len(parts)} communities, modularity {share:.2f}; below about 0.3 they say little.",
        f"共 {len(parts)} 个社区，模块度 {share:.2f}；低于 0.3 时意义不大。",
    )
    return headings, lines, [note]


def bridge_lines(view: View, arguments: argparse.Namespace) -> Lines:
    """Return the links whose loss would part the network, those that part most first."""
    network = _network(view, arguments)
    found = bridge_links(network)
    ordered = sorted(found, key=lambda bridge: (-bridge.parts, bridge))[: arguments.top]
    pairs = [(bridge.one, bridge.other) for bridge in ordered]
    why = Reasons(view, network, arguments.lang).of_edges(pairs) if arguments.why else [()] * len(ordered)
    headings = (
        Heading("one", "one end", "一端"),
        Heading("other", "other end", "另一端"),
        Heading("parts", "things cut off", "断开节点数", right=True),
        Heading("one_id", "", ""),
        Heading("other_id", "", ""),
    )
    lines = [
        Line((*(_name(network, node, arguments.lang) for node in bridge[:2]), bridge.parts, *bridge[:2]), said)
        for bridge, said in zip(ordered, why, strict=True)
    ]
    return headings, lines, [Text(f"{len(found)} bridges.", f"共 {len(found)} 条桥。")]


def link_lines(view: View, arguments: argparse.Namespace) -> Lines:
    """Return firms and clusters that may be linked, and how such guesses did on hidden edges."""
    network = _network(view, arguments)
    headings = (
        Heading("rank", "rank", "名次", right=True),
        Heading("firm", "firm", "企业"),
        Heading("cluster", "cluster", "集群"),
        Heading("score", "score", "得分", right=True),
        Heading("because", "since these are in both", "依据（同在两地的企业）"),
        Heading("firm_id", "", ""),
        Heading("cluster_id", "", ""),
    )
    lines = []
    for guess in guesses(network, arguments.top):
        names = [_name(network, node, arguments.lang) for node in (guess.firm, guess.cluster, *guess.because)]
        because = Both("; ".join(names[2:]), list(guess.because))
        lines.append(Line((guess.rank, names[0], names[1], guess.score, because, guess.firm, guess.cluster)))
    no_fact = Text("No document says any of this: guesses from who is where.", "以下均无文档陈述，仅据已知布局推测。")
    return headings, lines, [no_fact, held_out(network).text]


def _network(view: View, arguments: argparse.Namespace) -> "nx.Graph[str]":
    network = project(read(view), arguments.graph, filters_of(view, arguments))
    if not network:
        raise StoreError(f"the graph {arguments.graph!r} has no edges; build from documents that state relations.")
    return network


def _name(network: "nx.Graph[str]", node: str, language: str) -> str:
    name: str = network.nodes[node]["label_zh" if language == "zh" else "label"]
    return name


def _inside(network: "nx.Graph[str]", members: tuple[str, ...]) -> float:
    """Return the share of the members' links that stay among them."""
    own = set(members)
    ends = [(a in own, b in own) for a, b in network.edges(own)]
    return round(sum(a and b for a, b in ends) / len(ends), 3) if ends else 0.0
