"""Ontologies and graphs that nobody thought of: what follows is what owlrl finds, and no more."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biokg.reason.clauses import Triple

Judge = Callable[[str, str], tuple[set[Triple], bool]]

THINGS = st.sampled_from([":x", ":y", ":z", ":u"])
CLASSES = st.sampled_from([":A", ":B", ":C"])
LINKS = st.sampled_from([":p", ":q", ":r"])
RESTRICTION = "[ a owl:Restriction ; owl:onProperty {} ; {} {} ]"
SOME = st.builds(lambda p, c: RESTRICTION.format(p, "owl:someValuesFrom", c), LINKS, CLASSES)
ALL = st.builds(lambda p, c: RESTRICTION.format(p, "owl:allValuesFrom", c), LINKS, CLASSES)
BACKWARD = st.builds("[ owl:inverseOf {} ]".format, LINKS)
VALUE = st.builds(lambda p, x: RESTRICTION.format(p, "owl:hasValue", x), st.one_of(LINKS, BACKWARD), THINGS)
BOTH = st.builds("[ owl:intersectionOf ( {} {} ) ]".format, CLASSES, st.one_of(CLASSES, VALUE))
EITHER = st.builds("[ owl:unionOf ( {} {} ) ]".format, CLASSES, st.one_of(CLASSES, SOME))
AXIOMS = st.one_of(
    st.builds("{} rdfs:subClassOf {} .".format, st.one_of(CLASSES, SOME, VALUE, BOTH, EITHER), CLASSES),
    st.builds("{} rdfs:subClassOf {} .".format, CLASSES, st.one_of(ALL, VALUE, BOTH)),
    st.builds("{} owl:equivalentClass {} .".format, CLASSES, BOTH),
    st.builds("{} owl:disjointWith {} .".format, CLASSES, CLASSES),
    st.builds("{} rdfs:subPropertyOf {} .".format, LINKS, LINKS),
    st.builds("{} owl:inverseOf {} .".format, LINKS, LINKS),
    st.builds("{} {} {} .".format, LINKS, st.sampled_from(["rdfs:domain", "rdfs:range"]), CLASSES),
    st.builds("{} owl:propertyChainAxiom ( {} {} ) .".format, LINKS, LINKS, LINKS),
    st.builds(
        "{} a owl:{}Property .".format,
        LINKS,
        st.sampled_from(["Transitive", "Symmetric", "Functional", "InverseFunctional", "Irreflexive", "Asymmetric"]),
    ),
)
EDGES = st.builds("{} {} {} .".format, THINGS, LINKS, THINGS)
TYPES = st.builds("{} a {} .".format, THINGS, CLASSES)
LINES = st.one_of(EDGES, EDGES, TYPES)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(AXIOMS, min_size=1, max_size=6), st.lists(LINES, min_size=1, max_size=8))
def test_what_follows_is_what_owlrl_finds(ours: Judge, theirs: Judge, axioms: list[str], lines: list[str]) -> None:
    ontology, data = "\n".join(axioms), "\n".join(lines)
    assert ours(ontology, data) == theirs(ontology, data)
