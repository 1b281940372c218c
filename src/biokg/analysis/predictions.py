"""Which firm may be in which cluster though no document says so, and how well such a guess does on held-out edges."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from biokg.analysis.texts import Text
from biokg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

_FOLDS: Final = 10
_SEED: Final = 11
_WITNESSES: Final = 3
_CELLS: Final = 4_000_000
_DIGITS: Final = 12
ENOUGH: Final = 30
"""Edges that must be held out for a score that says much."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A firm and a cluster that no document links."""

    rank: int
    firm: str
    cluster: str
    score: float
    because: tuple[str, ...]
    """The firms that speak most for it: in a cluster with the firm, and in the cluster too."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """How edges that were hidden would have been found again."""

    edges: int
    """How many were hidden, in ten parts; only of firms that are in another cluster too."""
    auc: float | None
    """The chance that a hidden cluster of a firm scores above one where it is not known to be; 0.5 is luck."""
    popularity: float | None
    """The same, had one simply guessed the largest clusters."""
    text: Text


def guesses(network: "nx.Graph[str]", top: int = 20) -> list[Guess]:
    """Return the pairs of firm and cluster without an edge that most ways of three steps link, busy ones counting less.

    The way leads from the firm to a cluster, to another firm there, to that firm's other cluster. Score: 0 upwards,
    the sum over ways of 1 / sqrt(cluster's firms x other firm's clusters). Cost: O(m x clusters). Raise `UsageError`
    for a `top` below 1. Source: Kovacs et al. (2019), Nature Communications 10, 1240 ("L3").
    """
    if top < 1:
        raise UsageError(f"top is {top}, but at least 1 row must be asked for.")
    firms, clusters, present = _sides(network)
    if not firms:
        return []
    found: list[Guess] = []
    for place, (score, firm, cluster) in enumerate(_best(present, top), start=1):
        tied = bool(found) and found[-1].score == score
        witnesses = tuple(firms[one] for one in _witnesses(present, firm, cluster))
        rank = found[-1].rank if tied else place
        found.append(Guess(rank, firms[firm], clusters[cluster], score, witnesses))
    return found


def _best(present: Any, top: int) -> list[tuple[float, int, int]]:
    """Return score, row and column of the best pairs that are not present, some million pairs at a time."""
    import numpy as np

    onwards, width = _onwards(present), present.shape[1]
    step = max(1, _CELLS // width)
    found: list[tuple[float, int, int]] = []
    for start in range(0, present.shape[0], step):
        part = present[start : start + step]
        scores = np.round((part @ onwards).toarray(), _DIGITS)
        scores[part.toarray() > 0] = 0.0
        flat = scores.ravel()
        order = np.argsort(-flat, kind="stable")[:top]
        found += [(flat[at].item(), start + at // width, at % width) for at in order.tolist() if flat[at] > 0]
        found = sorted(found, key=lambda one: (-one[0], *one[1:]))[:top]
    return found


def held_out(network: "nx.Graph[str]") -> HeldOut:
    """Return how `guesses` finds edges that were hidden from it, a tenth at a time (seeded), beside guessing by size.

    Only edges of firms with another edge are hidden, for of a firm that is nowhere nothing can be said. Range of both
    figures: 0 to 1. Cost: ten times that of the guesses. Source: Lu and Zhou (2011), Physica A 390, 1150-1170 (AUC).
    """
    import numpy as np

    _, _, present = _sides(network)
    edges = present.tocoo()
    several = np.diff(present.indptr)[edges.row] > 1
    row, column = edges.row[several], edges.col[several]
    order = np.random.default_rng(_SEED).permutation(len(row))
    ours, sizes = [], []
    for part in range(_FOLDS):
        hidden = order[part::_FOLDS]
        if not len(hidden):
            continue
        left = present.tolil()
        left[row[hidden], column[hidden]] = 0.0
        left = left.tocsr()
        left.eliminate_zeros()
        onwards, size = _onwards(left), left.sum(axis=0)
        for firm, cluster in zip(row[hidden].tolist(), column[hidden].tolist(), strict=True):
            absent = np.ones(present.shape[1], dtype=bool)
            absent[present.indices[present.indptr[firm] : present.indptr[firm + 1]]] = False
            if absent.any():
                scores = np.round((left[[firm]] @ onwards).toarray()[0], _DIGITS)
                ours.append(_above(scores[cluster], scores[absent]))
                sizes.append(_above(size[cluster], size[absent]))
    return _judged(ours, sizes)


def _judged(ours: list[float], sizes: list[float]) -> HeldOut:
    if not ours:
        en = "No firm is known in two clusters beside a third, so the guesses could not be tried on hidden edges."
        return HeldOut(0, None, None, Text(en, "可供隐藏检验的边不足，无法评估预测。"))
    auc, popularity = sum(ours) / len(ours), sum(sizes) / len(sizes)
    few = (
        ("", "")
        if len(ours) >= ENOUGH
        else (" These are few edges: the figures may be chance.", "边数很少，结果可能出于偶然。")
    )
    en = (
        f"Tried on {len(ours):,} hidden edges: a hidden cluster scores above one where the firm is not known to be in "
        f"{auc:.0%} of cases; by the clusters' size alone in {popularity:.0%}.{few[0]}"
    )
    zh = (
        f"以 {len(ours):,} 条隐藏边检验：真实集群得分高于其他集群的比例为 {auc:.0%}，"
        f"仅按集群大小猜测为 {popularity:.0%}。{few[1]}"
    )
    return HeldOut(len(ours), auc, popularity, Text(en, zh))


def _above(score: float, others: Any) -> float:
    return float(((score > others) + 0.5 * (score == others)).mean())


def _sides(network: "nx.Graph[str]") -> tuple[list[str], list[str], Any]:
    """Return firms, clusters and the matrix of ones that says which firm is in which cluster."""
    import numpy as np
    from scipy import sparse

    sides = {node: about.get("bipartite") for node, about in network.nodes(data=True)}
    if set(sides.values()) - {0, 1}:
        raise UsageError("guesses are made between two sides; use firms-clusters or sectors-clusters.")
    firms, clusters = ([node for node in sorted(sides) if sides[node] == side] for side in (0, 1))
    number = {node: at for side in (firms, clusters) for at, node in enumerate(side)}
    pairs = sorted((number[a], number[b]) if sides[a] == 0 else (number[b], number[a]) for a, b in network.edges)
    row, column = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return firms, clusters, sparse.csr_array((np.ones(len(pairs)), (row, column)), shape=(len(firms), len(clusters)))


def _onwards(present: Any) -> Any:
    """Return what a firm's being in a cluster (row) says for its being in another (column)."""
    import numpy as np
    from scipy import sparse

    clusters, firms = (np.maximum(1.0, present.sum(axis=axis)) for axis in (0, 1))
    # Ways through the firm itself or back to the same cluster end only where it is known to be, so they do no harm.
    shared = present.T @ sparse.diags_array(firms**-0.5) @ present
    return (sparse.diags_array(clusters**-0.5) @ shared).tocsr()


def _witnesses(present: Any, firm: int, cluster: int) -> list[int]:
    """Return the firms through which most of a score comes."""
    import numpy as np
    from scipy import sparse

    clusters, firms = (np.maximum(1.0, present.sum(axis=axis)) for axis in (0, 1))
    near = present @ sparse.diags_array(clusters**-0.5) @ present[[firm]].T
    share = near.toarray()[:, 0] * firms**-0.5 * present[:, [cluster]].toarray()[:, 0]
    return [at for at in np.argsort(-share, kind="stable").tolist()[:_WITNESSES] if share[at] > 0]
