"""What documents contribute to the knowledge, dealt out by the things that it is about."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from zlib import crc32

from biokg.checks.alarms import Doubt, doubts
from biokg.checks.arithmetic import OF_DOCUMENTS
from biokg.model import Document, Entity
from biokg.resolve.linker import Linker
from biokg.triples.graph import Source
from biokg.triples.knowledge import ends, united
from biokg.triples.linking import Linked
from biokg.triples.things import around

T = TypeVar("T")
_BARE = "C"
"""The tier of numbers that nothing binds: they state nothing of any subject."""


@dataclass(slots=True)
class Share:
    """What a batch contributes to one share of the subjects; documents are without their text here."""

    claims: list[tuple[Document, list[Linked]]] = field(default_factory=list)
    named: list[tuple[Document, list[Entity]]] = field(default_factory=list)
    around: list[tuple[Document, list[str]]] = field(default_factory=list)
    """The ids of known places around what documents name."""
    doubts: list[tuple[Document, list[Doubt]]] = field(default_factory=list)

    def things(self) -> Iterator[str]:
        """Yield the ids of the things that it is about; empty for claims about none."""
        for name, thing_of in _THING_OF.items():
            yield from (thing_of(one) for _, some in getattr(self, name) for one in some)

    def about(self, things: Collection[str]) -> "Share":
        """Return what of it is about some things."""
        found = Share()
        for name, thing_of in _THING_OF.items():
            kept = ((held, [one for one in some if thing_of(one) in things]) for held, some in getattr(self, name))
            getattr(found, name).extend(pair for pair in kept if pair[1])
        return found

    def of(self, documents: Collection[str]) -> "Share":
        """Return what some documents, by their ids, contribute."""
        return self._where(lambda id_: id_ in documents)

    def without(self, documents: Collection[str]) -> "Share":
        """Return what all but some documents contribute."""
        return self._where(lambda id_: id_ not in documents)

    def __bool__(self) -> bool:
        """Say whether it holds anything."""
        return any(getattr(self, name) for name in _THING_OF)

    def _where(self, fits: Callable[[str], bool]) -> "Share":
        return Share(*([pair for pair in getattr(self, name) if fits(pair[0].id)] for name in _THING_OF))


_THING_OF: Mapping[str, Callable[[Any], str]] = {
    "claims": lambda linked: linked.subject.id if linked.subject else "",
    "named": lambda entity: entity.id,
    "around": str,
    "doubts": lambda doubt: doubt.finding.where,
}
"""The parts of a share, in order, with what each of their elements is about."""


def deal(source: Source, shares: defaultdict[int, Share], count: int) -> set[int]:
    """Give each of `count` shares what a document says of its things; return the numbers of those that got anything."""
    document, linker = bare(source.document), Linker.shipped()
    named = united(ends(source.claims))
    whole: dict[str, Iterable[Any]] = {
        "claims": _stating(source.claims),
        "named": named.values(),
        "around": sorted({linker.entity(id_).id for entity in named.values() for id_ in around(entity, linker)}),
        "doubts": doubts(source.claims, OF_DOCUMENTS),
    }
    met: set[int] = set()
    for name, elements in whole.items():
        for number, part in _by_share(elements, _THING_OF[name], count).items():
            getattr(shares[number], name).append((document, part))
            met.add(number)
    return met


def by_subject(claims: Iterable[Linked], count: int) -> Mapping[int, list[Linked]]:
    """Return the claims that state something, by the share of their subjects."""
    return _by_share(_stating(claims), _THING_OF["claims"], count)


def _stating(claims: Iterable[Linked]) -> Iterator[Linked]:
    return (linked for linked in claims if linked.claim.tier != _BARE)


def bare(document: Document) -> Document:
    """Return a document without its text, for what only asks whose and of when it is."""
    return replace(document, text="", boilerplate=(), headings=())


def share_of(subject: str, shares: int) -> int:
    """Return the share that a thing is dealt to, by its id: the same on every machine.

    >>> share_of("suzhou-industrial-park", 1), 0 <= share_of("cn-310000", 8) < 8
    (0, True)
    """
    return crc32(subject.encode("utf-8", "surrogatepass")) % shares


def _by_share(things: Iterable[T], of: Callable[[T], str], count: int) -> Mapping[int, list[T]]:
    parts: defaultdict[int, list[T]] = defaultdict(list)
    for one in things:
        parts[share_of(of(one), count)].append(one)
    return parts
