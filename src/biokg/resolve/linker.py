"""The read-only linker: from a name with its class, in its document, to the one thing that it means."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from biokg.errors import UnknownName
from biokg.model import Entity, Judgement, Role
from biokg.resolve.groups import is_group_beside
from biokg.resolve.judgements import LOG, canonical_ids, read_judgements
from biokg.resolve.known_names import LOG as NAMES
from biokg.resolve.known_names import all_tables, id_of
from biokg.resolve.provisional import class_of, named_besides, provisional_id
from biokg.resolve.tables import ORGANIZATION, PLACE, Known, Tables, family_of
from biokg.resolve.variants import Variants, beginnings
from biokg.resources import Stamp, decided, shipped, stamp
from biokg.text.names import clean_name, name_key

_IN_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）](?:\s?(?:有限公司|股份有限公司|Co\.,? ?Ltd\.?|Limited))?$")
_NEAREST = 3
OWN = (LOG, NAMES)
"""The files of people's own decisions that say who is who."""


class Linker:
    """Applies tables and judgements; decides nothing itself and never changes after it was made."""

    def __init__(self, tables: Tables, log: Iterable[Judgement] = ()) -> None:
        self._things = tables.things
        self._words = tables.words
        self._canonical = canonical_ids(log, tables.things)
        self._members: dict[str, list[str]] = {}
        for member, leader in self._canonical.items():
            self._members.setdefault(leader, []).append(member)
        self._clusters = {self._leader(cluster): reason for cluster, reason in tables.clusters.items()}
        self._variants = Variants(tables.affixes)
        self._entities: dict[str, Entity] = {}

    @classmethod
    def shipped(cls) -> "Linker":
        """Return the linker over the shipped tables and all judgements, people's own too, loaded once in a process.

        What people decide meanwhile is seen: then the next call loads again.
        """
        return _loaded(str(decided()), stamp(*OWN))

    @classmethod
    def of_tables(cls) -> "Linker":
        """Return the linker over what ships with biokg alone, which is the same on every machine."""
        return cls(all_tables(own=False), read_judgements(shipped("data", LOG)))

    @classmethod
    def over(cls, log: Iterable[Judgement]) -> "Linker":
        """Return the linker over all tables, people's own too, and another log: what would be if that were decided."""
        return cls(all_tables(own=True), log)

    # --- names to things

    def link(self, role: Role, hints: Collection[str] = ()) -> Entity:
        """Return the thing that a role's name means; a name that no table knows gets a stable provisional thing.

        `hints` are the place names of the document, best each as often as it stands there: they decide between
        things that share a name. Without a hint such a name goes to its main bearer, if the tables say that it has
        one, and else to a provisional thing of its own: never a guess.

        >>> linker = Linker.shipped()
        >>> linker.link(Role("Park", "SIP", "SIP")).id
        'suzhou-industrial-park'
        >>> linker.link(Role("Region", "Huangpu", "Huangpu"), ["Guangzhou"]).zh[0]
        '黄埔区'
        >>> linker.link(Role("Enterprise", "Unheard Of Biotech Co., Ltd.", "")).id
        'x/enterprise/unheard-of-biotech'
        """
        found = id_of(role.name) or self._find(role.name, family_of(role.type), hints)
        return self.entity(found) if found and found in self else self._unknown(role)

    def bearers(self, name: str, type_: str) -> tuple[Entity, ...]:
        """Return all known things of the family of a class that bear a name, sorted by id.

        >>> [entity.zh[0] for entity in Linker.shipped().bearers("Taizhou", "Region")]
        ['泰州市', '台州市']
        """
        return tuple(self.entity(one) for one in sorted(self._candidates(name, family_of(type_))))

    def keys(self) -> frozenset[str]:
        """Return the folded form of every known name (`biokg.text.names.name_key`)."""
        return frozenset(key for _, key in self._index)

    def _find(self, name: str, family: str, hints: Collection[str] = ()) -> str | None:
        direct = self._candidates(name, family)
        if direct:
            return self._choose(direct, name_key(name), hints)
        if family == ORGANIZATION:
            found = None if self._is_branch(name) else self._only(self._variants.of_firm(name), family)
            return None if found and any(is_group_beside(name, row) for row in self._rows(found)) else found
        if family == PLACE:
            return self._only(self._variants.of_place(name), family) or self._within(name)
        return None

    def _is_branch(self, name: str) -> bool:
        """Tell "Qilu Pharmaceutical (Hainan)", a firm beside its parent, from a name with its country in brackets."""
        bracket = _IN_BRACKETS.search(name)
        places = self._candidates(bracket[1], PLACE) if bracket else ()
        return any(self._level(place) != "country" for place in places)

    def _only(self, names: Iterable[str], family: str) -> str | None:
        """Return the one bearer of the first altered name that anything bears; an altered name is never chosen for."""
        for name in names:
            if ids := self._candidates(name, family):
                return ids[0] if len(ids) == 1 else None
        return None

    def _within(self, name: str) -> str | None:
        """Find a compound (广州黄埔区, Huangpu District of Guangzhou): exactly one place inside of the other."""
        for outer, inner in self._variants.pairs(name):
            if inside := self._candidates(inner, PLACE):
                around = set(self._candidates(outer, PLACE))
                fitting = [one for one in inside if around.intersection(self.ancestors(one))]
                # The tables do not list what lies in a named region (East China): there the text is believed.
                if not fitting and any(self._level(one) == "region" for one in around):
                    fitting = list(inside)
                if len(fitting) == 1:
                    return fitting[0]
        return None

    def _candidates(self, name: str, family: str) -> tuple[str, ...]:
        return self._index.get((family, name_key(name)), ())

    def _choose(self, ids: tuple[str, ...], key: str, hints: Collection[str]) -> str | None:
        if len(ids) == 1:
            return ids[0]
        votes = self._votes(hints)
        scores = {one: self._score(one, votes) for one in ids}
        best = [one for one in ids if scores[one] == max(scores.values())]
        if len(best) == 1:
            return best[0]
        return next((one for one in best if (one, key) not in self._ambiguous), None)

    def _score(self, candidate: str, votes: dict[str, int]) -> int:
        """Count the document's place names that lie around, in or at the candidate; countries say nothing."""
        around = {one for one in self.ancestors(candidate) if self._level(one) != "country"}
        return sum(
            count * (1 + (place == candidate))
            for place, count in votes.items()
            if place == candidate or place in around or candidate in self.ancestors(place)
        )

    def _votes(self, hints: Collection[str]) -> dict[str, int]:
        votes: dict[str, int] = {}
        for hint in hints:
            if place := self._find(hint, PLACE):
                votes[place] = votes.get(place, 0) + 1
        return votes

    def _unknown(self, role: Role) -> Entity:
        leader = self._leader(provisional_id(role.type, self.slug(role.name)))
        name = clean_name(role.name) or role.name
        if leader in self._things:
            return named_besides(self.entity(leader), (name,))
        return named_besides(Entity(leader, class_of(leader) or role.type, provisional=True), (name,))

    def slug(self, name: str) -> str:
        """Return the last part of the id that a name has while nobody says whose it is."""
        return self._variants.slug(name)

    def leader(self, thing: str) -> str:
        """Return the id that stands for a thing after all judgements; of what nobody merged its own."""
        return self._leader(thing)

    def merged_into(self, thing: str) -> tuple[str, ...]:
        """Return the other ids for which a thing stands since people judged them to be the same, sorted."""
        return tuple(sorted(one for one in self._members.get(thing, ()) if one != thing))

    # --- things

    def __contains__(self, thing: str) -> bool:
        """Tell whether the tables know the thing of an id."""
        return self._leader(thing) in self._things

    def entity(self, thing: str) -> Entity:
        """Return the thing of an id, also of one that a judgement merged into another.

        Raises `UnknownName` for ids that no table holds; a provisional thing lives only where `link` returned it.
        """
        leader = self._leader(thing)
        if leader not in self._things:
            near = [one for one in sorted(self._things) if one.startswith(thing[:_NEAREST])][:_NEAREST]
            raise UnknownName("thing", thing, near)
        if leader not in self._entities:
            self._entities[leader] = self._merged(leader)
        return self._entities[leader]

    def _merged(self, leader: str) -> Entity:
        first = self._things[leader].entity
        if leader not in self._members:
            return first
        rows = [first, *(row.entity for row in self._rows(leader) if row.entity.id != leader)]
        return Entity(
            id=leader,
            type=first.type,
            en=tuple(dict.fromkeys(name for row in rows for name in row.en)),
            zh=tuple(dict.fromkeys(name for row in rows for name in row.zh)),
            parent=self._parent(leader),
            source=first.source,
        )

    def entities(self) -> Iterator[Entity]:
        """Yield every known thing once, sorted by id."""
        return (self.entity(thing) for thing in sorted(self._things) if self._leader(thing) == thing)

    def known_names(self) -> Iterator[tuple[str, Entity]]:
        """Yield what a mention finder looks for: each name with each thing that bears it, sorted by name and id.

        Names that the tables keep out of the search (强生, part of 做强生物医药) are missing, also from the things.
        """
        sought = [replace(one, en=self._sought(one, one.en), zh=self._sought(one, one.zh)) for one in self.entities()]
        pairs = ((name, entity) for entity in sought for name in entity.names)
        return iter(sorted(pairs, key=lambda pair: (pair[0], pair[1].id)))

    def traps(self) -> tuple[str, ...]:
        """Return the words that a row or the table of common words forbids (强生物, 真金白银) and no row bears, sorted.

        >>> "强生物" in Linker.shipped().traps(), "MSD" in Linker.shipped().traps()
        (True, False)
        """
        forbidden = {*self._words, *(name for row in self._things.values() for name in row.never)}
        return tuple(sorted(forbidden - {name for row in self._things.values() for name in row.entity.names}))

    def _sought(self, entity: Entity, names: tuple[str, ...]) -> tuple[str, ...]:
        kept_out = {name for row in self._rows(entity.id) for name in row.unsearched}
        return tuple(name for name in names if name not in kept_out) if kept_out else names

    def code(self, thing: str) -> str | None:
        """Return the administrative division code of a place, six digits, or None.

        >>> Linker.shipped().code("cn-440112")
        '440112'
        """
        return next((row.code for row in self._rows(self._leader(thing)) if row.code), None)

    def home(self, thing: str) -> str | None:
        """Return the id of the country that a multinational is from; None for other things.

        >>> Linker.shipped().home("roche")
        'ch'
        """
        return next((row.home for row in self._rows(self._leader(thing)) if row.home), None)

    def named_after(self, entity: Entity) -> str | None:
        """Return the id of the place that a thing's name begins with, or None.

        >>> linker = Linker.shipped()
        >>> linker.named_after(Entity("x/fund/1", "Fund", en=("Shanghai Future Industry Fund",)))
        'cn-310000'
        >>> linker.named_after(Entity("x/fund/2", "Fund", zh=("无锡高新区产业基金",)))
        'wuxi-high-tech-district'
        """
        for name in entity.names:
            for end in beginnings(name):
                if len(found := self._candidates(name[:end], PLACE)) == 1:
                    return found[0]
        return None

    # --- places and clusters

    def ancestors(self, place: str) -> tuple[str, ...]:
        """Return the ids of the places around a thing, nearest first; empty for things of no known place.

        >>> Linker.shipped().ancestors("biobay")
        ('suzhou-industrial-park', 'cn-320500', 'cn-320000', 'cn')
        """
        chain: list[str] = []
        parent = self._parent(self._leader(place))
        while parent is not None and parent not in chain:
            chain.append(parent)
            parent = self._parent(parent)
        return tuple(chain)

    def is_country(self, place: str) -> bool:
        """Tell whether a place is a country."""
        return self._level(self._leader(place)) == "country"

    def is_cluster(self, place: str) -> bool:
        """Tell whether a place is a biomedical cluster of its own."""
        return self._leader(place) in self._clusters

    def clusters_of(self, place: str) -> str | None:
        """Return the cluster that a place is or lies in: the nearest one upwards, or None.

        >>> Linker.shipped().clusters_of("biobay")
        'suzhou-industrial-park'
        """
        return next((one for one in (self._leader(place), *self.ancestors(place)) if one in self._clusters), None)

    def roll_up(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return the clusters of the places, sorted; one that holds another of them does not count beside it.

        >>> Linker.shipped().roll_up(["cn-310000", "zhangjiang", "biobay"])
        ('suzhou-industrial-park', 'zhangjiang')
        """
        found = {cluster for place in places if (cluster := self.clusters_of(place))}
        holding = {ancestor for cluster in found for ancestor in self.ancestors(cluster)}
        return tuple(sorted(found - holding))

    # --- inside

    def _leader(self, thing: str) -> str:
        return self._canonical.get(thing, thing)

    def _rows(self, leader: str) -> list[Known]:
        return [self._things[one] for one in self._members.get(leader, [leader]) if one in self._things]

    def _level(self, place: str) -> str:
        return self._things[place].level if place in self._things else ""

    def _parent(self, leader: str) -> str | None:
        """Return the place around a thing; a merged thing takes its own row's word first and never lies in itself."""
        rows = sorted(self._rows(leader), key=lambda row: row.entity.id != leader)
        parents = (self._leader(row.entity.parent) for row in rows if row.entity.parent)
        return next((parent for parent in parents if parent != leader), None)

    @cached_property
    def _index(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Family and name key to the things that bear the name; merged ones count once."""
        index: dict[tuple[str, str], tuple[str, ...]] = {}
        for thing, known in self._things.items():
            leader = self._leader(thing)
            family = family_of(known.entity.type)
            never = {name_key(name) for name in known.never}
            for name in known.entity.names:
                place = (family, name_key(name))
                bearers = index.get(place, ())
                if leader not in bearers and place[1] not in never:
                    index[place] = (*bearers, leader)
        return index

    @cached_property
    def _ambiguous(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (self._leader(thing), name_key(name)) for thing, row in self._things.items() for name in row.ambiguous
        )


@lru_cache(maxsize=2)
def _loaded(_folder: str, _stamp: Stamp) -> Linker:
    """Load all that the linker reads; the arguments only tell one state of people's decisions from another."""
    return Linker.over(read_judgements())
