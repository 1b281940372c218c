"""A projection as a sparse matrix: what the measures compute on."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.adjacency import Entries, entries

if TYPE_CHECKING:
    import networkx as nx

_CACHE: Final = "biokg"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Matrix:
    """The links of a graph, parallel edges merged into one that adds up their weights, loops apart."""

    nodes: tuple[str, ...]
    """Sorted; row and column `i` are node `i`."""
    weights: Any
    """`scipy.sparse.csr_array` of floats: row to column, and in an undirected reading both ways."""

    loops: Any
    """The weight of each node's links to itself."""

    @property
    def walks(self) -> Any:
        """The same with the loops: where one who follows links at random goes."""
        if not self.loops.any():
            return self.weights
        from scipy import sparse

        return (self.weights + sparse.diags_array(self.loops)).tocsr()

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
    along = directed and graph.is_directed()
    if along not in kept:
        kept[along] = _made(graph, directed=along)
    made: Matrix = kept[along]
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
    return Matrix(tuple(nodes), (half + half.T).tocsr(), np.zeros(len(nodes)))


def _made(graph: "nx.Graph[str]", *, directed: bool) -> Matrix:
    import numpy as np
    from scipy import sparse

    nodes = sorted(graph)
    read = entries(graph, nodes)
    off = read.starts != read.ends
    loops = np.zeros(len(nodes))
    if not off.all():
        loops += np.bincount(read.starts[~off], read.weights[~off], len(nodes))
        read = Entries(*(values[off] for values in read))
    made = sparse.coo_array((read.weights, (read.starts, read.ends)), shape=(len(nodes), len(nodes))).tocsr()
    if graph.is_directed() and not directed:
        made = (made + made.T).tocsr()
    made.sort_indices()
    return Matrix(tuple(nodes), made, loops)
