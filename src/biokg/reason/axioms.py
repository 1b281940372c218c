"""Reads the axioms of an ontology into clauses: one function a kind of axiom, and none knows a name of ours."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final

from biokg.errors import DataError
from biokg.foreign import OWL, RDFS
from biokg.reason.clauses import DIFFERENT, SAME, Axioms, Clause, Triple
from biokg.reason.expressions import Expressions

X, Y, Z = "?x", "?y", "?z"

_Read = Callable[[Expressions, str, str], Iterator[Clause]]
_Characteristic = Callable[[Expressions, str], Iterator[Clause]]


def clauses(ontology: Iterable[Triple]) -> tuple[Clause, ...]:
    """Return all that the axioms of `ontology` allow to conclude, in an order that depends on nothing else.

    Raises `DataError` for an axiom that is not read here: to pass it over would leave out what follows from it.

    >>> clauses([("<p>", f"<{RDFS}subPropertyOf>", "<q>")])[-1]
    Clause(rule='prp-spo1', body=(('?x', '<p>', '?y'),), head=('?x', '<q>', '?y'))
    """
    axioms = Axioms(ontology)
    _refuse_unknown(axioms)
    expressions = Expressions(axioms)
    found = list(_EQUALITY)
    for name, read in _LINKS.items():
        for left, right in axioms.pairs(name):
            found.extend(read(expressions, left, right))
    for name, characteristic in _CHARACTERISTICS.items():
        for property_ in axioms.of(name):
            found.extend(characteristic(expressions, property_))
    for name, disjoint in _DISJOINT.items():
        for node in axioms.of(name):
            for left, right in combinations(axioms.items(axioms.value(node, OWL + "members") or ""), 2):
                found.extend(disjoint(expressions, left, right))
    return tuple(dict.fromkeys(found))


# --- classes


def _subclass(read: Expressions, sub: str, over: str) -> Iterator[Clause]:
    for condition in read.conditions(sub, X):
        yield from read.consequences(over, X, condition, "cax-sco")


def _equivalent_classes(read: Expressions, left: str, right: str) -> Iterator[Clause]:
    yield from _subclass(read, left, right)
    yield from _subclass(read, right, left)


def _disjoint_classes(read: Expressions, left: str, right: str) -> Iterator[Clause]:
    for one in read.conditions(left, X):
        for other in read.conditions(right, X):
            yield Clause("cax-dw", (*one, *other), None)


# --- properties


def _domain(read: Expressions, property_: str, class_: str) -> Iterator[Clause]:
    yield from read.consequences(class_, X, (read.atom(property_, X, Y),), "prp-dom")


def _range(read: Expressions, property_: str, class_: str) -> Iterator[Clause]:
    yield from read.consequences(class_, Y, (read.atom(property_, X, Y),), "prp-rng")


def _subproperty(read: Expressions, sub: str, over: str) -> Iterator[Clause]:
    yield Clause("prp-spo1", (read.atom(sub, X, Y),), read.atom(over, X, Y))


def _equivalent_properties(read: Expressions, left: str, right: str) -> Iterator[Clause]:
    yield Clause("prp-eqp1", (read.atom(left, X, Y),), read.atom(right, X, Y))
    yield Clause("prp-eqp2", (read.atom(right, X, Y),), read.atom(left, X, Y))


def _inverse(read: Expressions, left: str, right: str) -> Iterator[Clause]:
    # Of a blank node it is no axiom but the expression "inverse of", which is read where it is used.
    if not left.startswith("_:"):
        yield Clause("prp-inv1", (read.atom(left, X, Y),), read.atom(right, Y, X))
        yield Clause("prp-inv2", (read.atom(right, X, Y),), read.atom(left, Y, X))


def _chain(read: Expressions, property_: str, links: str) -> Iterator[Clause]:
    steps = list(read.axioms.items(links))
    nodes = [f"?n{number}" for number in range(len(steps) + 1)]
    body = (read.atom(step, nodes[at], nodes[at + 1]) for at, step in enumerate(steps))
    yield Clause("prp-spo2", tuple(body), read.atom(property_, nodes[0], nodes[-1]))


def _disjoint_properties(read: Expressions, left: str, right: str) -> Iterator[Clause]:
    yield Clause("prp-pdw", (read.atom(left, X, Y), read.atom(right, X, Y)), None)


def _transitive(read: Expressions, property_: str) -> Iterator[Clause]:
    yield Clause("prp-trp", (read.atom(property_, X, Y), read.atom(property_, Y, Z)), read.atom(property_, X, Z))


def _symmetric(read: Expressions, property_: str) -> Iterator[Clause]:
    yield Clause("prp-symp", (read.atom(property_, X, Y),), read.atom(property_, Y, X))


def _asymmetric(read: Expressions, property_: str) -> Iterator[Clause]:
    yield Clause("prp-asyp", (read.atom(property_, X, Y), read.atom(property_, Y, X)), None)


def _irreflexive(read: Expressions, property_: str) -> Iterator[Clause]:
    yield Clause("prp-irp", (read.atom(property_, X, X),), None)


def _functional(read: Expressions, property_: str) -> Iterator[Clause]:
    yield Clause("prp-fp", (read.atom(property_, X, Y), read.atom(property_, X, Z)), (Y, SAME, Z))


def _inverse_functional(read: Expressions, property_: str) -> Iterator[Clause]:
    yield Clause("prp-ifp", (read.atom(property_, Y, X), read.atom(property_, Z, X)), (Y, SAME, Z))


def _key(read: Expressions, class_: str, properties: str) -> Iterator[Clause]:
    shared = [(property_, f"?k{number}") for number, property_ in enumerate(read.axioms.items(properties))]
    values = [read.atom(property_, node, value) for node in (X, Y) for property_, value in shared]
    for one in read.conditions(class_, X):
        for other in read.conditions(class_, Y):
            yield Clause("prp-key", (*one, *other, *values), (X, SAME, Y))


_LINKS: Final[dict[str, _Read]] = {
    RDFS + "subClassOf": _subclass,
    OWL + "equivalentClass": _equivalent_classes,
    OWL + "disjointWith": _disjoint_classes,
    RDFS + "domain": _domain,
    RDFS + "range": _range,
    RDFS + "subPropertyOf": _subproperty,
    OWL + "equivalentProperty": _equivalent_properties,
    OWL + "inverseOf": _inverse,
    OWL + "propertyChainAxiom": _chain,
    OWL + "propertyDisjointWith": _disjoint_properties,
    OWL + "hasKey": _key,
}
_CHARACTERISTICS: Final[dict[str, _Characteristic]] = {
    OWL + "TransitiveProperty": _transitive,
    OWL + "SymmetricProperty": _symmetric,
    OWL + "AsymmetricProperty": _asymmetric,
    OWL + "IrreflexiveProperty": _irreflexive,
    OWL + "FunctionalProperty": _functional,
    OWL + "InverseFunctionalProperty": _inverse_functional,
}
_DISJOINT: Final[dict[str, _Read]] = {
    OWL + "AllDisjointClasses": _disjoint_classes,
    OWL + "AllDisjointProperties": _disjoint_properties,
}
_EQUALITY: Final = (
    Clause("eq-sym", ((X, SAME, Y),), (Y, SAME, X)),
    Clause("eq-trans", ((X, SAME, Y), (Y, SAME, Z)), (X, SAME, Z)),
    Clause("eq-diff1", ((X, SAME, Y), (X, DIFFERENT, Y)), None),
)
_NO_AXIOMS: Final = (
    *("Ontology", "Class", "Restriction", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"),
    *("NamedIndividual", "Axiom", "Annotation", "DeprecatedClass", "DeprecatedProperty", "OntologyProperty"),
    *("versionIRI", "versionInfo", "imports", "deprecated", "priorVersion", "backwardCompatibleWith"),
    *("incompatibleWith", "annotatedSource", "annotatedProperty", "annotatedTarget", "members", "onProperty"),
    *("onClass", "intersectionOf", "unionOf", "complementOf", "someValuesFrom", "allValuesFrom", "hasValue"),
    *("maxCardinality", "maxQualifiedCardinality", "sameAs", "differentFrom"),
)
"""Words of OWL that are no axiom, or are read with the axiom that they are part of."""


def _refuse_unknown(axioms: Axioms) -> None:
    known = {f"<{name}>" for name in (*_LINKS, *_CHARACTERISTICS, *_DISJOINT, *(OWL + name for name in _NO_AXIOMS))}
    used = {word for word in (*axioms.predicates(), *axioms.kinds()) if word.startswith(f"<{OWL}")}
    if unknown := sorted(used - known):
        words = ", ".join(word[1:-1].removeprefix(OWL) for word in unknown)
        raise DataError(f"the ontology uses owl:{words}, which the reasoner does not read; say it in another way.")
