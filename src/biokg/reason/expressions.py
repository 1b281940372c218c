"""Class expressions as conditions (where a class is on the left of an axiom) and as consequences (on the right)."""

from collections.abc import Iterator
from itertools import count, product

from biokg.errors import DataError
from biokg.foreign import OWL
from biokg.reason.clauses import NOTHING, SAME, THING, TYPE, Axioms, Clause, Triple

_MOST = (OWL + "maxCardinality", OWL + "maxQualifiedCardinality")
Conditions = list[tuple[Triple, ...]]
"""Alternatives, each a list of triples that must all be there."""
_TRIVIAL: dict[str, Conditions] = {THING: [()], NOTHING: []}


class Expressions:
    """Reads the class and property expressions of one ontology; variables are numbered anew for each."""

    def __init__(self, axioms: Axioms) -> None:
        self.axioms = axioms
        self._numbers = count()

    def fresh(self) -> str:
        """Return a variable that nothing else uses."""
        return f"?v{next(self._numbers)}"

    def atom(self, property_: str, subject: str, object_: str) -> Triple:
        """Return the triple of a property or of the inverse of one."""
        inverse = self.axioms.value(property_, OWL + "inverseOf") if property_.startswith("_:") else None
        return (object_, inverse, subject) if inverse else (subject, property_, object_)

    def conditions(self, expression: str, x: str) -> Conditions:
        """Return when `x` is of a class; raises `DataError` for an expression that OWL 2 RL has not on the left."""
        if not expression.startswith("_:"):
            return _TRIVIAL.get(expression, [((x, TYPE, expression),)])
        if parts := self._list(expression, "intersectionOf"):
            alternatives = [self.conditions(part, x) for part in parts]
            return [tuple(triple for part in parts for triple in part) for parts in product(*alternatives)]
        if parts := self._list(expression, "unionOf"):
            return [condition for part in parts for condition in self.conditions(part, x)]
        property_ = self.axioms.value(expression, OWL + "onProperty")
        value = self.axioms.value(expression, OWL + "hasValue")
        filler = self.axioms.value(expression, OWL + "someValuesFrom")
        if property_ and value:
            return [(self.atom(property_, x, value),)]
        if property_ and filler:
            y = self.fresh()
            return [(self.atom(property_, x, y), *rest) for rest in self.conditions(filler, y)]
        raise DataError(self._refusal(expression, "left"))

    def consequences(self, expression: str, x: str, body: tuple[Triple, ...], rule: str) -> Iterator[Clause]:
        """Yield what follows for an `x` that is of a class; raises `DataError` for what OWL 2 RL has not there."""
        if expression == NOTHING:
            yield Clause("cls-nothing2", body, None)
        elif not expression.startswith("_:"):
            if expression != THING:
                yield Clause(rule, body, (x, TYPE, expression))
        elif parts := self._list(expression, "intersectionOf"):
            for part in parts:
                yield from self.consequences(part, x, body, rule if rule != "cax-sco" else "cls-int2")
        elif other := self.axioms.value(expression, OWL + "complementOf"):
            yield from (Clause("cls-com", (*body, *rest), None) for rest in self.conditions(other, x))
        elif property_ := self.axioms.value(expression, OWL + "onProperty"):
            yield from self._restricted(expression, property_, x, body)
        else:
            raise DataError(self._refusal(expression, "right"))

    def _restricted(self, expression: str, property_: str, x: str, body: tuple[Triple, ...]) -> Iterator[Clause]:
        y = self.fresh()
        value = self.axioms.value(expression, OWL + "hasValue")
        filler = self.axioms.value(expression, OWL + "allValuesFrom")
        most = next((found for name in _MOST if (found := self.axioms.value(expression, name))), "")
        if value:
            yield Clause("cls-hv1", body, self.atom(property_, x, value))
        elif filler:
            yield from self.consequences(filler, y, (*body, self.atom(property_, x, y)), "cls-avf")
        elif most.startswith(('"0"', '"1"')):
            yield from self._limited(expression, property_, x, body, at_most_one=most.startswith('"1"'))
        else:
            raise DataError(self._refusal(expression, "right"))

    def _limited(
        self, expression: str, property_: str, x: str, body: tuple[Triple, ...], *, at_most_one: bool
    ) -> Iterator[Clause]:
        class_ = self.axioms.value(expression, OWL + "onClass") or THING
        y, z = self.fresh(), self.fresh()
        for first in self.conditions(class_, y):
            one = (*body, self.atom(property_, x, y), *first)
            if not at_most_one:
                yield Clause("cls-maxc1", one, None)
                continue
            for second in self.conditions(class_, z):
                yield Clause("cls-maxc2", (*one, self.atom(property_, x, z), *second), (y, SAME, z))

    def _list(self, expression: str, name: str) -> list[str]:
        head = self.axioms.value(expression, OWL + name)
        return list(self.axioms.items(head)) if head else []

    def _refusal(self, expression: str, side: str) -> str:
        used = (name[1:-1] for name in self.axioms.predicates() if self.axioms.value(expression, name[1:-1]))
        words = sorted({f"owl:{name.removeprefix(OWL)}" for name in used if name.startswith(OWL)} - {"owl:onProperty"})
        return (
            f"the ontology has a class expression of {' and '.join(words)} on the {side} of an axiom, which OWL 2 RL "
            "does not have there; say it in another way, or as a shape."
        )
