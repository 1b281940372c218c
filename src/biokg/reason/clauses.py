"""Clauses: what an axiom says as "if these triples then that triple", or "these triples cannot be together"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biokg.foreign import OWL, RDF, RDF_TYPE

Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples write them; in a clause a variable is a name with ``?``."""

TYPE = f"<{RDF_TYPE}>"
SAME = f"<{OWL}sameAs>"
DIFFERENT = f"<{OWL}differentFrom>"
THING = f"<{OWL}Thing>"
NOTHING = f"<{OWL}Nothing>"
_FIRST, _REST, _NIL = f"<{RDF}first>", f"<{RDF}rest>", f"<{RDF}nil>"


@dataclass(frozen=True, slots=True)
class Clause:
    """One way to conclude; without a head the body is a contradiction."""

    rule: str
    """The rule of OWL 2 RL that it is an instance of, such as ``prp-trp``."""
    body: tuple[Triple, ...]
    head: Triple | None


class Axioms:
    """The triples of an ontology, looked up by what they say."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, predicate, object_ in sorted(set(triples)):
            self._objects[subject, predicate].append(object_)
            self._pairs[predicate].append((subject, object_))

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """Return subject and object of every triple whose predicate has this IRI."""
        return self._pairs.get(f"<{name}>", [])

    def of(self, kind: str) -> list[str]:
        """Return everything that is typed with this IRI."""
        return [subject for subject, object_ in self._pairs.get(TYPE, []) if object_ == f"<{kind}>"]

    def value(self, node: str, name: str) -> str | None:
        """Return the first object that `node` has for a predicate."""
        return next(iter(self._objects.get((node, f"<{name}>"), [])), None)

    def items(self, head: str) -> Iterator[str]:
        """Yield the members of an RDF list."""
        while head != _NIL:
            yield self._objects[head, _FIRST][0]
            head = self._objects[head, _REST][0]

    def predicates(self) -> list[str]:
        """Return all predicates used, sorted."""
        return sorted(self._pairs)

    def kinds(self) -> list[str]:
        """Return all that anything is typed with, sorted."""
        return sorted({object_ for _, object_ in self._pairs.get(TYPE, [])})
