"""A projection as a sparse matrix: what the measures compute on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

_CACHE: Final = "biokg"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Matrix:
    """The links of a graph, parallel edges merged into one that adds up their weights, without loops."""

    nodes: tuple[str, ...]
    """Sorted; row and column `i` are node `i`."""
    weights: Any
    """`scipy.sparse.csr_array` of floats: row to column, and in an undirected reading both ways."""

    @property
    def links(self) -> Any:
        """The same with 1 for each link."""
        plain = self.weights.copy()
        plain.data[:] = 1.0
        return plain

    def scores(self, values: Iterable[float]) -> dict[str, float]:
        """Return a value for each node by its name; `values` is an array in the order of the nodes."""
        listed = values.tolist() if hasattr(values, "tolist") else list(values)
        return dict(zip(self.nodes, listed, strict=True))


def matrix(graph: "nx.Graph[str]", *, directed: bool = False) -> Matrix:
    """Return the matrix of `graph`: symmetric, or with `directed` along its edges (both ways where they have none).

    It is made once for a graph and kept where NetworkX keeps what must go when nodes or edges change.
    """
    kept = graph.__networkx_cache__.setdefault(_CACHE, {})
    if directed not in kept:
        kept[directed] = _made(graph, directed=directed)
    made: Matrix = kept[directed]
    return made


def matrix_of(pairs: Iterable[tuple[str, str]]) -> Matrix:
    """Return the symmetric matrix of links that weigh one, each given once.

    >>> matrix_of([("b", "a"), ("b", "c")]).weights.toarray().tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    """
    import numpy as np
    from scipy import sparse

    held = list(pairs)
    nodes = sorted(set(chain.from_iterable(held)))
    number = {node: at for at, node in enumerate(nodes)}
    ends = np.array([(number[one], number[other]) for one, other in held], dtype=np.intp).reshape(-1, 2)
    shape = (len(nodes), len(nodes))
    half = sparse.coo_array((np.ones(len(held)), (ends[:, 0], ends[:, 1])), shape=shape).tocsr()
    return Matrix(tuple(nodes), (half + half.T).tocsr())


def _made(graph: "nx.Graph[str]", *, directed: bool) -> Matrix:
    import numpy as np
    from scipy import sparse

    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    around = [nbrs for _, nbrs in graph.adjacency()]
    rows = np.fromiter(map(number.__getitem__, graph), dtype=np.int64, count=len(nodes))
    counts = np.fromiter(map(len, around), dtype=np.int64, count=len(nodes))
    size = int(counts.sum())
    columns = np.fromiter(map(number.__getitem__, chain.from_iterable(around)), dtype=np.int64, count=size)
    abouts = [chain.from_iterable(map(dict.values, around)) for _ in range(2)]
    try:
        # By key, where all edges have it, is twice as fast.
        weights = np.fromiter(map(_of_one(graph), abouts[0]), dtype=np.float64, count=size)
    except KeyError:
        weights = np.fromiter(map(_weight(graph), abouts[1]), dtype=np.float64, count=size)
    starts = np.repeat(rows, counts)
    other = starts != columns
    made = sparse.coo_array((weights[other], (starts[other], columns[other])), shape=(len(nodes), len(nodes))).tocsr()
    if graph.is_directed() and not directed:
        made = (made + made.T).tocsr()
    made.sort_indices()
    return Matrix(tuple(nodes), made)


def _of_one(graph: "nx.Graph[str]") -> Callable[[Any], float]:
    return _weight(graph) if graph.is_multigraph() else itemgetter("weight")


def _weight(graph: "nx.Graph[str]") -> Callable[[Any], float]:
    if graph.is_multigraph():
        return lambda parallel: sum(about.get("weight", 1) for about in parallel.values())
    return lambda about: about.get("weight", 1)
