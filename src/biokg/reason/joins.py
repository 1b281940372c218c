"""How one triple of a clause's body meets the others: planned once a clause, over numbers instead of terms."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from biokg.reason.clauses import Clause, Triple

Fact = tuple[int, int, int]
"""Subject, predicate and object as numbers."""


class Numbers:
    """Gives every term a number from 1 on, so that triples are compared as numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms: list[str] = [""]

    def of(self, term: str) -> int:
        """Return the number of a term."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._terms)
            self._terms.append(term)
        return number

    def fact(self, triple: Triple) -> Fact:
        """Return a triple as numbers."""
        return self.of(triple[0]), self.of(triple[1]), self.of(triple[2])

    def triple(self, fact: Fact) -> Triple:
        """Return the triple of three numbers."""
        return self._terms[fact[0]], self._terms[fact[1]], self._terms[fact[2]]


class Index:
    """The triples that have had their turn, from either end."""

    def __init__(self) -> None:
        self.forward: dict[int, dict[int, dict[int, None]]] = {}
        self.backward: dict[int, dict[int, dict[int, None]]] = {}

    def add(self, fact: Fact) -> None:
        """Add a triple."""
        subject, predicate, object_ = fact
        self.forward.setdefault(predicate, {}).setdefault(subject, {})[object_] = None
        self.backward.setdefault(predicate, {}).setdefault(object_, {})[subject] = None

    def matches(self, atom: Fact, binding: list[int]) -> Iterator[tuple[Fact, list[int]]]:
        """Yield each triple that fits an atom (a variable is the complement of its place), and the binding it gives."""
        subject, predicate, object_ = atom
        s = subject if subject > 0 else binding[~subject]
        o = object_ if object_ > 0 else binding[~object_]
        if s:
            found = self.forward.get(predicate, _NOTHING).get(s, _NOBODY)
            for other in ([o] if o in found else ()) if o else found:
                yield (s, predicate, other), (binding if o else _with(binding, ~object_, other))
        elif o:
            for other in self.backward.get(predicate, _NOTHING).get(o, _NOBODY):
                yield (other, predicate, o), _with(binding, ~subject, other)
        else:
            for one, others in self.forward.get(predicate, _NOTHING).items():
                bound = _with(binding, ~subject, one)
                for other in others if subject != object_ else ([one] if one in others else ()):
                    yield (one, predicate, other), _with(bound, ~object_, other)


_NOBODY: dict[int, None] = {}
_NOTHING: dict[int, dict[int, None]] = {}


def _with(binding: list[int], place: int, value: int) -> list[int]:
    bound = binding.copy()
    bound[place] = value
    return bound


class Step(NamedTuple):
    """A clause of one triple: where its head's ends come from, a place in that triple or the complement of a number."""

    rule: str
    subject: int
    predicate: int
    object: int


class Pair(NamedTuple):
    """A clause of two triples that share one end, which most chains are; `other` is the second triple's far end."""

    rule: str
    shared: int
    """The place in the first triple of the end that both have."""
    forward: bool
    """Whether that end is the subject of the second triple."""
    predicate: int
    """The predicate of the second triple."""
    head: Fact
    """For each end of the head the place in (subject, other, object), or the complement of a number."""
    first: bool
    """Whether the triple entered through stands first in the body."""


class Join(NamedTuple):
    """A clause entered through one triple of its body; the others are sought in the order of `rest`."""

    rule: str
    entry: Fact
    rest: tuple[Fact, ...]
    order: tuple[int, ...]
    """For each triple of the body its place among entry and rest."""
    head: Fact | None
    variables: int

    def enter(self, fact: Fact) -> list[int] | None:
        """Return the binding that a triple gives, or None where it does not fit."""
        binding = [0] * self.variables
        for term, value in ((self.entry[0], fact[0]), (self.entry[2], fact[2])):
            if term > 0:
                if term != value:
                    return None
            elif binding[~term] not in {0, value}:
                return None
            else:
                binding[~term] = value
        return binding

    @property
    def _open(self) -> bool:
        """Whether any triple of the entry's predicate and object fits: of any subject, with two different ends."""
        return self.entry[0] < 0 and self.entry[0] != self.entry[2]

    def step(self) -> Step | None:
        """Return the same as a step, where no other triple is needed and the one has two different ends."""
        if self.rest or self.head is None or not self._open:
            return None
        places = {self.entry[0]: 0, self.entry[2]: 2}
        ends = [places[term] if term < 0 else ~term for term in (self.head[0], self.head[2])]
        return Step(self.rule, ends[0], self.head[1], ends[1])

    def pair(self) -> Pair | None:
        """Return the same as a pair, where one other triple is needed that shares one end with this, no more."""
        if len(self.rest) != 1 or self.head is None or not self._open:
            return None
        places = {term: place for place, term in ((0, self.entry[0]), (2, self.entry[2])) if term < 0}
        subject, predicate, object_ = self.rest[0]
        known, new = (subject, object_) if subject in places else (object_, subject)
        if known not in places or new in places or new > 0:
            return None
        places[new] = 1
        ends = [places[term] if term < 0 else ~term for term in (self.head[0], self.head[2])]
        shared = places[known]
        return Pair(
            self.rule, shared, known == subject, predicate, (ends[0], self.head[1], ends[1]), self.order[0] == 0
        )


def joins(clause: Clause, numbers: Numbers) -> Iterator[Join]:
    """Yield the plans of a clause, one for each triple of its body."""
    names: dict[str, int] = {}

    def code(term: str) -> int:
        return ~names.setdefault(term, len(names)) if term.startswith("?") else numbers.of(term)

    body = [(code(s), numbers.of(p), code(o)) for s, p, o in clause.body]
    head = (code(clause.head[0]), numbers.of(clause.head[1]), code(clause.head[2])) if clause.head else None
    for at in range(len(body)):
        order = [at, *_order(body, at)]
        rest = tuple(body[place] for place in order[1:])
        places = tuple(order.index(place) for place in range(len(body)))
        yield Join(clause.rule, body[at], rest, places, head, len(names))


def _order(body: Sequence[Fact], entry: int) -> Iterator[int]:
    """Yield the other places of a body so that each triple sought has as many ends known as can be."""
    known = {term for term in (body[entry][0], body[entry][2]) if term < 0}
    left = [place for place in range(len(body)) if place != entry]
    while left:
        best = max(left, key=lambda place: (_known(body[place], known), -place))
        known.update(term for term in (body[best][0], body[best][2]) if term < 0)
        left.remove(best)
        yield best


def _known(atom: Fact, known: set[int]) -> int:
    return sum(term > 0 or term in known for term in (atom[0], atom[2]))
