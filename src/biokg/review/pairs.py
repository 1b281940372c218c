"""Pairs of things that may be one, with the sentences of both, for a person to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from biokg.ask.claims import Told
from biokg.model import Entity
from biokg.resolve.candidates import Candidate, candidates
from biokg.resolve.judgements import read_judgements
from biokg.resolve.linker import Linker
from biokg.review.items import PairItem, Said

SENTENCES = 2
"""Sentences that are shown of each side."""
_BARE = "C"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What documents say, by the thing that they say it of."""

    things: dict[str, Entity] = field(default_factory=dict)
    said: defaultdict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    alike: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What is said of each thing, without the thing itself: to be compared with what is said of others."""

    def sentences(self, id_: str) -> list[Said]:
        """Return a few claims on a thing, each from another sentence."""
        return list({said.linked.claim.quote: said for said in reversed(self.said[id_])}.values())[
            : -SENTENCES - 1 : -1
        ]

    def entity(self, id_: str) -> Entity:
        """Return a thing that is spoken of, or one of the tables."""
        return self.things.get(id_) or Linker.shipped().entity(id_)


def spoken(held: Iterable[Told]) -> Spoken:
    """Gather what is said of each thing; numbers that nothing binds say nothing of any."""
    found = Spoken()
    for said in (Said(linked, one.document) for one in held for linked in one.claims if linked.claim.tier != _BARE):
        linked, claim = said.linked, said.linked.claim
        for entity, other, side in ((linked.subject, linked.object, "+"), (linked.object, linked.subject, "-")):
            if entity is not None:
                about = other.id if other else f"{claim.metric} {claim.value} {claim.unit} {claim.time}"
                found.things[entity.id] = entity
                found.said[entity.id].append(said)
                found.alike[entity.id].add(f"{side}{claim.predicate or ''} {about}")
    return found


def merge_candidates(of: Spoken) -> list[Candidate]:
    """Return which of the things that documents speak of may be one; what was decided is left out."""
    return candidates(list(of.things.values()), Linker.shipped(), read_judgements(), of.alike)


def pairs(held: Iterable[Told], documents: Mapping[str, set[str]], weight: int) -> Iterator[PairItem]:
    """Yield the candidates as items, each as weighty as there are documents on the thing that would go."""
    of = spoken(held)
    for one in merge_candidates(of):
        evidence = (said for id_ in (one.left, one.right) for said in of.sentences(id_))
        left, right = of.entity(one.left), of.entity(one.right)
        key = f"{one.left} {one.right}"
        yield PairItem(key, weight * len(documents[one.right]), left, right, one.likeness.reasons, tuple(evidence))
