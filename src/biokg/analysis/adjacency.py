"""The edges of a NetworkX graph as arrays: as a projection leaves them behind, or read out of the nested dicts.

Turning dicts into arrays is most of the time that a measure of one step takes, so every pass over them counts; they
run in compiled code wherever there is one.
"""

import struct
from array import array
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

_KEPT: Final = "biokg edges"
_flat = chain.from_iterable


class Entries(NamedTuple):
    """The entries of an adjacency as arrays: both ways for an undirected graph; parallel edges are entries each."""

    starts: Any
    ends: Any
    weights: Any


def keep(graph: "nx.Graph[str]", weights: Mapping[tuple[str, str, str], float]) -> None:
    """Leave the edges of a graph with it, where NetworkX keeps what must go when it changes.

    `weights` names each edge once by its ends and its key; nodes are numbered in their sorted order.
    """
    number = {node: at for at, node in enumerate(sorted(graph))}
    starts = array("i", [number[start] for start, _, _ in weights])
    ends = array("i", [number[end] for _, end, _ in weights])
    graph.__networkx_cache__[_KEPT] = starts, ends, array("d", weights.values())


def entries(graph: "nx.Graph[str]", nodes: Collection[str]) -> Entries:
    """Return the edges of `graph`, whose nodes are numbered as `nodes`, sorted; one without `weight` weighs one."""
    import numpy as np

    if kept := graph.__networkx_cache__.get(_KEPT):
        starts, ends, weights = kept
        held = Entries(np.asarray(starts), np.asarray(ends), np.asarray(weights))
        return held if graph.is_directed() else _both_ways(held)
    number = dict(zip(nodes, range(len(nodes)), strict=True))
    rows = _plain(around for _, around in graph.adjacency())
    starts = np.repeat(_numbers(list(graph), number), _lengths(rows))
    ends = _numbers(list(_flat(rows)), number)
    if graph.is_multigraph():
        rows = _plain(_flat(map(dict.values, rows)))
        parallel = _lengths(rows)
        starts, ends = np.repeat(starts, parallel), np.repeat(ends, parallel)
    abouts = _flat(map(dict.values, rows))
    if not any(_flat(map(dict.values, rows))):
        return Entries(starts, ends, np.ones(len(ends)))
    if graph.is_directed():
        return Entries(starts, ends, _weights(abouts))
    # An undirected edge stands in the rows of both its ends; to read its weight once is faster than twice.
    half = ends >= starts
    return _both_ways(Entries(starts[half], ends[half], _weights(compress(abouts, half.tobytes()))))


def _both_ways(of: Entries) -> Entries:
    import numpy as np

    back = of.starts != of.ends
    turned = of.ends[back], of.starts[back], of.weights[back]
    return Entries(*(np.concatenate(pair) for pair in zip(of, turned, strict=True)))


def _plain(rows: Iterable[Mapping[Any, Any]]) -> list[dict[Any, Any]]:
    """Return dicts; a view's rows are none, and going through them twice would take longer than copying them."""
    return [row if type(row) is dict else dict(row) for row in rows]


def _numbers(names: list[str], number: Mapping[str, int]) -> Any:
    """Return the number of each name; one call that gets them all takes a third of the time of a call for each."""
    import numpy as np

    if not names:
        return np.zeros(0, dtype=np.intc)
    # Of a single name it would give the number itself, and no tuple.
    found = itemgetter(names[0], *names)(number)
    return np.frombuffer(struct.pack(f"{len(found)}i", *found), dtype=np.intc)[1:]


def _lengths(held: Collection[Any]) -> Any:
    import numpy as np

    return np.fromiter(map(len, held), dtype=np.intp, count=len(held))


def _weights(abouts: Iterable[Mapping[str, Any]]) -> Any:
    import numpy as np

    held = list(abouts)
    try:
        weights = [about["weight"] for about in held]
    except KeyError:
        weights = [about.get("weight", 1) for about in held]
    return np.array(weights, dtype=np.float64)
