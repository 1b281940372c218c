"""Where each anchor stands, again and again with something left out; only what that changes is counted anew."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from biokg import terms
from biokg.analysis.between import between_in
from biokg.analysis.filters import Chosen, Filters, chosen
from biokg.analysis.links import stated_presence
from biokg.analysis.matrix import matrix_of
from biokg.analysis.places import Places
from biokg.analysis.rank import placed
from biokg.analysis.records import Relation

Homes = Mapping[str, frozenset[str]]
"""The clusters in which each firm is present."""


class Standing:
    """Ranks the firms of `least` or more clusters by how many these are, then by betweenness between clusters."""

    def __init__(self, of: Chosen, filters: Filters, least: int) -> None:
        self._of = of
        self._filters = filters
        self._least = least
        self._stated = stated_presence(of)
        self._homes = {firm: _homes(of.places, stated) for firm, stated in self._stated.items()}
        self._alone: defaultdict[str, set[str]] = defaultdict(set)
        for firm, stated in self._stated.items():
            for one in stated:
                for document in one.carriers:
                    self._alone[document].add(firm)
        inside = of.statements.kinds_of(terms.bkg("locatedIn"))
        placing = (one for one in of.relations if one.predicate in inside and of.places.is_place(one.source))
        self._placing = {document for one in placing for document, _ in one.sources}

    def ranks(self, under: Filters) -> dict[str, int]:
        """Return the place of each anchor under other filters, in the order of the places and then of the ids."""
        return self.standing(self._under(under))[0]

    def base(self) -> tuple[dict[str, int], dict[str, float]]:
        """Return the place of each anchor, and the betweenness of every firm and cluster that lies between clusters."""
        return self.standing(self._homes)

    def standing(self, homes: Homes) -> tuple[dict[str, int], dict[str, float]]:
        """Return the same for other homes."""
        # A firm in one cluster lies on no way between two, so that it need not be looked at.
        several = {firm: clusters for firm, clusters in homes.items() if len(clusters) > 1}
        pairs = [(firm, cluster) for firm in sorted(several) for cluster in sorted(several[firm])]
        every = {cluster for clusters in homes.values() for cluster in clusters}
        linked = {cluster for _, cluster in pairs}
        # A cluster that shares no firm is an end of pairs all the same.
        scale = len(linked) * (len(linked) - 1) / max(1, len(every) * (len(every) - 1))
        lies = {node: score * scale for node, score in between_in(matrix_of(pairs), linked).items()}
        listed = (firm for firm, clusters in homes.items() if len(clusters) >= self._least)
        keys = ((firm, (-float(len(homes[firm])), -float(f"{lies.get(firm, 0.0):.12g}"))) for firm in listed)
        return placed(keys), lies

    def _under(self, under: Filters) -> Homes:
        left_out = under.without - self._filters.without
        if len(left_out) > 1:
            # Together they may carry what none of them carries alone.
            return self._anew(under)
        narrowed = under.sector is not None or under.place is not None
        if narrowed or replace(under, without=self._filters.without) != self._filters or left_out & self._placing:
            return self._anew(under)
        homes = dict(self._homes)
        for firm in sorted({firm for document in left_out for firm in self._alone[document]}):
            kept = [one for one in self._stated[firm] if not one.carriers & left_out]
            homes[firm] = _homes(self._of.places, kept)
        return homes

    def _anew(self, under: Filters) -> Homes:
        of = chosen(self._of.statements, under)
        return {firm: _homes(of.places, stated) for firm, stated in stated_presence(of).items()}


def _homes(places: Places, stated: list[Relation]) -> frozenset[str]:
    rolled = terms.bkg("presentInCluster")
    clusters = places.roll_up({one.target for one in stated if one.predicate != rolled}).values()
    return frozenset({*clusters, *(one.target for one in stated if one.predicate == rolled)})
