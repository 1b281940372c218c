"""Which place lies in which, and the clusters that presence rolls up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from biokg import terms
from biokg.analysis.records import Relation, Statements

_PLACES: Final = frozenset(name for name in terms.CLASSES if terms.is_a(name, "Place"))


class Places:
    """The places as `locatedIn` links them; where a table says where a thing lies, no sentence moves it.

    Where a place lies that no table knows follows only by inference, as in the build's own roll-up. With `parks` it is
    taken from sentences, and a park that only documents know and that lies in no cluster counts as one of its own.
    """

    def __init__(self, statements: Statements, relations: Iterable[Relation], *, parks: bool = False) -> None:
        self._things = statements.things
        self._parks = parks
        inside = statements.kinds_of(terms.bkg("locatedIn"))
        tabled: defaultdict[str, set[str]] = defaultdict(set)
        stated: defaultdict[str, set[str]] = defaultdict(set)
        for one in relations:
            if one.predicate in inside and self.is_place(one.source) and not one.inferred:
                if one.fact is None:
                    tabled[one.source].add(one.target)
                elif parks or not self._things[one.source].provisional:
                    # An edge that a sentence states too cannot be told from one that only sentences state.
                    stated[one.source].add(one.target)
        self._parents: Mapping[str, set[str]] = {**stated, **tabled}
        self._around: dict[str, list[str]] = {}

    def is_place(self, iri: str) -> bool:
        """Say whether a thing is a park, a region or another place."""
        return iri in self._things and not _PLACES.isdisjoint(self._things[iri].types)

    def is_cluster(self, iri: str) -> bool:
        """Say whether an analyst counts the place as a cluster of its own."""
        return self._is_reviewed(iri) or (self._is_new_park(iri) and not any(map(self._is_reviewed, self.around(iri))))

    def _is_reviewed(self, iri: str) -> bool:
        return iri in self._things and "Cluster" in self._things[iri].types

    def _is_new_park(self, iri: str) -> bool:
        thing = self._things.get(iri)
        return self._parks and thing is not None and thing.provisional and "Park" in thing.types

    def around(self, place: str) -> list[str]:
        """Return the place itself and all places around it, nearest first."""
        if place not in self._around:
            found = [place]
            for at in found:
                found.extend(sorted(self._parents.get(at, set()) - set(found)))
            self._around[place] = found
        return self._around[place]

    def cluster_of(self, place: str) -> str | None:
        """Return the cluster that a place is or lies in, the nearest one, or None."""
        return next((one for one in self.around(place) if self.is_cluster(one)), None)

    def roll_up(self, places: Iterable[str]) -> dict[str, str]:
        """Return the cluster that each of the places counts for; a cluster that holds another one does not count.

        So a firm in Zhangjiang and in "Shanghai" is in one cluster, for Shanghai holds Zhangjiang.
        """
        found = {place: cluster for place in places if (cluster := self.cluster_of(place))}
        holding = {outer for cluster in set(found.values()) for outer in self.around(cluster)[1:]}
        return {place: cluster for place, cluster in sorted(found.items()) if cluster not in holding}
