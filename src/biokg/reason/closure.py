"""Applies clauses to triples until nothing new follows, and remembers for each new triple what it followed from.

Semi-naive: each triple, when its turn comes, is joined once with those that had theirs. As the line is worked off in
order, the first way found to a triple is one of the shortest, and it is the one that is kept.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biokg.reason.clauses import SAME, TYPE, Clause, Triple
from biokg.reason.joins import Fact, Index, Join, Numbers, Pair, Step, joins
from biokg.reason.literals import differ, misfit

_NONE: dict[int, dict[int, None]] = {}


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a triple follows, or why some cannot be true together: the rule, and every triple that it needs."""

    rule: str
    premises: tuple[Triple, ...]


class Closure:
    """What follows from some triples by some clauses."""

    def __init__(self, given: Iterable[Triple], clauses: Iterable[Clause]) -> None:
        self._numbers = Numbers()
        self._index = Index()
        self._why: dict[Fact, tuple[str, tuple[Fact, ...]] | None] = {}
        self._queue: deque[Fact] = deque()
        self._steps: dict[tuple[int, int], list[Step]] = defaultdict(list)
        self._pairs: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        self._joins: dict[tuple[int, int], list[Join]] = defaultdict(list)
        self._denials: list[Join] = []
        self._same = self._numbers.of(SAME)
        rules, triples = tuple(clauses), tuple(given)
        self._plan(rules)
        self._take(triples, rules)
        self._run()

    def __len__(self) -> int:
        """Return how many triples follow."""
        return sum(1 for _ in self.entailed())

    def entailed(self) -> Iterator[tuple[Triple, Derivation]]:
        """Yield every triple that follows and was not given, with a shortest derivation, in the order of the finding.

        What is said of values (their datatypes) is left out: no RDF can say it.
        """
        for fact, why in self._why.items():
            triple = self._numbers.triple(fact)
            if why and not triple[0].startswith('"'):
                yield triple, self._told(*why)

    def clashes(self) -> Iterator[Derivation]:
        """Yield all triples that cannot be true together, each set once."""
        for join in self._denials:
            for fact, binding in self._index.matches(join.entry, [0] * join.variables):
                for premises, _ in self._completions(join.rest, binding, (fact,)):
                    yield self._told(join.rule, tuple(premises[place] for place in join.order))
        yield from self._impossible_values()

    def is_entailed(self, triple: Triple) -> bool:
        """Say whether a triple was not given but follows."""
        return self._why.get(self._numbers.fact(triple)) is not None

    def leaves(self, *triples: Triple) -> tuple[Triple, ...]:
        """Return the given triples that some triples follow from in the end, sorted; a given one from itself."""
        found = set[Fact]()
        left = [self._numbers.fact(triple) for triple in triples]
        seen = set(left)
        while left:
            fact = left.pop()
            if why := self._why.get(fact):
                left.extend(premise for premise in why[1] if premise not in seen)
                seen.update(why[1])
            else:
                found.add(fact)
        return tuple(sorted(map(self._numbers.triple, found)))

    # --- inside

    def _plan(self, clauses: Iterable[Clause]) -> None:
        for clause in clauses:
            for join in joins(clause, self._numbers):
                key = (join.entry[1], max(join.entry[2], 0))
                if join.head is None:
                    self._denials.append(join)
                    break
                if step := join.step():
                    self._steps[key].append(step)
                elif pair := join.pair():
                    self._pairs[key].append(pair)
                else:
                    self._joins[key].append(join)

    def _take(self, given: Iterable[Triple], clauses: Iterable[Clause]) -> None:
        """Put what is given in line; what no clause speaks of stays out, unless two names may be one thing."""
        spoken = {predicate for clause in clauses for _, predicate, _ in (*clause.body, clause.head or clause.body[0])}
        equal = any(p == SAME for _, p, _ in given) or any(
            clause.head and clause.head[1] == SAME and clause.rule not in {"eq-sym", "eq-trans"} for clause in clauses
        )
        for triple in given:
            fact = self._numbers.fact(triple) if equal or triple[1] in spoken else None
            if fact and fact not in self._why:
                self._why[fact] = None
                self._queue.append(fact)

    def _run(self) -> None:
        while self._queue:
            fact = self._queue.popleft()
            self._index.add(fact)
            _, predicate, object_ = fact
            for key in ((predicate, 0), (predicate, object_)):
                for rule, one, said, other in self._steps.get(key, ()):
                    self._note(
                        (fact[one] if one >= 0 else ~one, said, fact[other] if other >= 0 else ~other), rule, (fact,)
                    )
                for pair in self._pairs.get(key, ()):
                    self._meet(pair, fact)
                for join in self._joins.get(key, ()):
                    binding = join.enter(fact)
                    if binding is not None:
                        self._conclude(join, fact, binding)
            if self._same in self._index.forward:
                self._replace(fact)

    def _meet(self, pair: Pair, fact: Fact) -> None:
        """Conclude from a triple and each that shares the end with it that the pair names."""
        rule, shared, forward, predicate, (subject, said, object_), first = pair
        end = fact[shared]
        for other in (self._index.forward if forward else self._index.backward).get(predicate, _NONE).get(end, ()):
            ends = (fact[0], other, fact[2])
            head = (ends[subject] if subject >= 0 else ~subject, said, ends[object_] if object_ >= 0 else ~object_)
            if head not in self._why:
                met = (end, predicate, other) if forward else (other, predicate, end)
                self._note(head, rule, (fact, met) if first else (met, fact))

    def _conclude(self, join: Join, fact: Fact, binding: list[int]) -> None:
        subject, predicate, object_ = join.head or join.entry
        for premises, bound in self._completions(join.rest, binding, (fact,)):
            head = (bound[~subject] if subject < 0 else subject, predicate, bound[~object_] if object_ < 0 else object_)
            if head not in self._why:
                self._note(head, join.rule, tuple(premises[place] for place in join.order))

    def _note(self, fact: Fact, rule: str, premises: tuple[Fact, ...]) -> None:
        if fact not in self._why and (fact[1] != self._same or fact[0] != fact[2]):
            self._why[fact] = (rule, premises)
            self._queue.append(fact)

    def _replace(self, fact: Fact) -> None:
        """Say of one name what is said of another for the same thing."""
        subject, predicate, object_ = fact
        if predicate != self._same:
            twins = self._index.forward[self._same]
            for twin in twins.get(subject, ()):
                self._note((twin, predicate, object_), "eq-rep-s", ((subject, self._same, twin), fact))
            for twin in twins.get(object_, ()):
                self._note((subject, predicate, twin), "eq-rep-o", ((object_, self._same, twin), fact))
            return
        for said, ends in self._index.forward.items():
            for other in ends.get(subject, ()) if said != self._same else ():
                self._note((object_, said, other), "eq-rep-s", (fact, (subject, said, other)))
        for said, ends in self._index.backward.items():
            for other in ends.get(subject, ()) if said != self._same else ():
                self._note((other, said, object_), "eq-rep-o", (fact, (other, said, subject)))

    def _completions(
        self, rest: tuple[Fact, ...], binding: list[int], premises: tuple[Fact, ...]
    ) -> Iterator[tuple[tuple[Fact, ...], list[int]]]:
        """Yield the triples that a body needs beside those it has, in every way that the index offers."""
        if not rest:
            yield premises, binding
            return
        for fact, bound in self._index.matches(rest[0], binding):
            yield from self._completions(rest[1:], bound, (*premises, fact))

    def _impossible_values(self) -> Iterator[Derivation]:
        """Yield values that are not of the datatype they must have, and different values that must be the same."""
        for fact in self._why:
            subject, predicate, object_ = self._numbers.triple(fact)
            if not subject.startswith('"'):
                continue
            if predicate == TYPE and misfit(subject, object_[1:-1]):
                yield self._told("dt-not-type", (fact,))
            elif predicate == SAME and object_.startswith('"') and subject < object_ and differ(subject, object_):
                yield self._told("dt-diff", (fact,))

    def _told(self, rule: str, premises: tuple[Fact, ...]) -> Derivation:
        return Derivation(rule, tuple(map(self._numbers.triple, premises)))
