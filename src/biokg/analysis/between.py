"""Betweenness: from all nodes, from a sample with its error, and between chosen ends only."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.brandes import dependencies, depth
from biokg.analysis.matrix import Matrix, matrix
from biokg.analysis.rust import rust

if TYPE_CHECKING:
    import networkx as nx

PIVOTS: Final = 1_000
"""From how many nodes an estimate looks."""
_SHALLOW: Final = 10
"""Steps across the graph up to which blocks of matrices are faster than walking it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Scores with how far they may be off."""

    scores: dict[str, float]
    error: float
    """Half the width of the widest 95 % interval of any node; 0 where the scores are exact."""
    sources: int
    """From how many nodes the ways were followed; all of them give exact scores."""


def exact(graph: "nx.Graph[str]") -> Estimate:
    """Return betweenness from all pairs, however large the graph is."""
    import numpy as np

    of = matrix(graph)
    size = len(of.nodes)
    if size < 3:
        return _without_error(of, np.zeros(size))
    links = of.links
    if depth(links, _SHALLOW) < _SHALLOW:
        return _without_error(of, dependencies(links, np.arange(size)).total / ((size - 1) * (size - 2)))
    import rustworkx

    # In one thread: several would add up in another order each time.
    found = rustworkx.graph_betweenness_centrality(rust(of), parallel_threshold=size + 1)
    return _without_error(of, np.array([found[at] for at in range(size)]))


def estimated(graph: "nx.Graph[str]", sources: int = PIVOTS) -> Estimate:
    """Return betweenness as it is seen from `sources` nodes, drawn with a fixed seed, and how far off a score may be.

    The error is that of a mean over a sample without replacement, and the widest of all nodes' (the intervals of
    seldom passed nodes are too narrow, for most samples miss what passes them). In deep graphs fewer sources are
    taken, so that the time stays the same. Cost: O(sources m); 100,000 nodes with 500,000 links in half a minute.
    Source: Brandes and Pich (2007), International Journal of Bifurcation and Chaos 17, 2303-2318.
    """
    import numpy as np

    of = matrix(graph)
    size = len(of.nodes)
    if size < 3 or sources >= size:
        return exact(graph)
    links = of.links
    drawn = max(50, sources * _SHALLOW // max(_SHALLOW, depth(links, size)))
    if drawn >= size:
        return exact(graph)
    sums = dependencies(links, np.sort(np.random.default_rng(0).choice(size, drawn, replace=False)))
    mean = sums.total / drawn
    spread = np.sqrt(np.maximum(sums.squares / drawn - mean**2, 0.0) / (drawn - 1) * (1 - drawn / size))
    scale = size / ((size - 1) * (size - 2))
    return Estimate(of.scores(mean * scale), float(1.96 * spread.max() * scale), drawn)


def between(graph: "nx.Graph[str]", ends: Collection[str]) -> dict[str, float]:
    """Return the share of all pairs of `ends` between which a node lies, each pair's shortest ways weighing alike.

    Range: 0 to 1; an end itself lies only between others. Cost: O(len(ends) m). Source: Brandes (2008), Social
    Networks 30, 136-145 ("betweenness of a subset of pairs").
    """
    return between_in(matrix(graph), ends)


def between_in(of: Matrix, ends: Collection[str]) -> dict[str, float]:
    """Return `between` of a matrix."""
    import numpy as np

    mask = np.array([node in ends for node in of.nodes], dtype=bool)
    pairs = int(mask.sum()) * (int(mask.sum()) - 1)
    if pairs == 0:
        return dict.fromkeys(of.nodes, 0.0)
    return of.scores(dependencies(of.links, np.flatnonzero(mask), mask).total / pairs)


def _without_error(of: Matrix, scores: Any) -> Estimate:
    return Estimate(of.scores(scores), 0.0, len(of.nodes))
