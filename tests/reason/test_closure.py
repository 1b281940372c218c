"""Each kind of axiom by itself: what follows is exactly what owlrl finds, and so is whether it can be true."""

from collections.abc import Callable

import pytest

from biokg.errors import DataError
from biokg.reason.axioms import clauses
from biokg.reason.clauses import SAME, Triple
from biokg.reason.closure import Closure

Read = Callable[[str], list[Triple]]
Judge = Callable[[str, str], tuple[set[Triple], bool]]

KINDS = {
    "subclass": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", ":x a :A ."),
    "equivalent classes": (":A owl:equivalentClass :B .", ":x a :A . :y a :B ."),
    "intersection on the left": (
        "[ owl:intersectionOf ( :A :B ) ] rdfs:subClassOf :C .",
        ":x a :A, :B . :y a :A .",
    ),
    "intersection on the right": (":A rdfs:subClassOf [ owl:intersectionOf ( :B :C ) ] .", ":x a :A ."),
    "union on the left": ("[ owl:unionOf ( :A :B ) ] rdfs:subClassOf :C .", ":x a :A . :y a :B . :z a :D ."),
    "defined by a value": (
        ":C owl:equivalentClass [ owl:intersectionOf "
        "( :A [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :v ] ) ] .",
        ":x a :A ; :p :v . :y a :C . :z a :A ; :p :w .",
    ),
    "defined by what leads to it": (
        "[ a owl:Restriction ; owl:onProperty [ owl:inverseOf :p ] ; owl:hasValue :v ] rdfs:subClassOf :C .",
        ":v :p :x . :w :p :y .",
    ),
    "defined by what leads to it and more": (
        "[ owl:intersectionOf ( [ a owl:Restriction ; owl:onProperty [ owl:inverseOf :p ] ; owl:hasValue :v ] "
        "[ a owl:Restriction ; owl:onProperty :q ; owl:someValuesFrom :A ] ) ] rdfs:subClassOf :C .",
        ":v :p :x . :w :p :y . :x :q :a . :y :q :a . :a a :A .",
    ),
    "a chain that ends where it began": (
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom "
        "[ a owl:Restriction ; owl:onProperty :q ; owl:hasValue :v ] ] rdfs:subClassOf :B . "
        ":p a owl:AsymmetricProperty .",
        ":x :p :v . :v :q :v . :y :p :z . :z :q :v . :v :p :y .",
    ),
    "some values": (
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ] rdfs:subClassOf :B .",
        ":x :p :y . :y a :A . :z :p :x .",
    ),
    "any value": (
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf :B .",
        ":x :p :y .",
    ),
    "nested some values": (
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom "
        "[ a owl:Restriction ; owl:onProperty :q ; owl:someValuesFrom :A ] ] rdfs:subClassOf :B .",
        ":x :p :y . :y :q :z . :z a :A .",
    ),
    "all values": (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :B ] .",
        ":x a :A ; :p :y .",
    ),
    "a value for all": (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :v ] .",
        ":x a :A .",
    ),
    "at most one": (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; "
        "owl:maxCardinality '1'^^xsd:nonNegativeInteger ] .",
        ":x a :A ; :p :y, :z . :y :q :w .",
    ),
    "at most one of a class": (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:onClass :B ; "
        "owl:maxQualifiedCardinality '1'^^xsd:nonNegativeInteger ] .",
        ":x a :A ; :p :y, :z, :w . :y a :B . :z a :B .",
    ),
    "none": (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; "
        "owl:maxCardinality '0'^^xsd:nonNegativeInteger ] .",
        ":x a :A ; :p :y .",
    ),
    "complement": (":A rdfs:subClassOf [ owl:complementOf :B ] .", ":x a :A, :B ."),
    "empty class": (":A rdfs:subClassOf owl:Nothing .", ":x a :A ."),
    "disjoint classes": (":A owl:disjointWith :B . :C rdfs:subClassOf :A .", ":x a :B, :C ."),
    "disjoint classes apart": (":A owl:disjointWith :B .", ":x a :A . :y a :B ."),
    "all disjoint classes": ("[] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) .", ":x a :A, :C ."),
    "domain": (":p rdfs:domain :A .", ":x :p :y ."),
    "range": (":p rdfs:range :A .", ":x :p :y ."),
    "subproperty": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .", ":x :p :y ."),
    "equivalent properties": (":p owl:equivalentProperty :q .", ":x :p :y . :y :q :z ."),
    "inverse": (":p owl:inverseOf :q .", ":x :p :y . :y :q :z ."),
    "transitive": (":p a owl:TransitiveProperty .", ":a :p :b . :b :p :c . :c :p :d . :d :p :e ."),
    "transitive round": (":p a owl:TransitiveProperty .", ":a :p :b . :b :p :c . :c :p :a ."),
    "symmetric": (":p a owl:SymmetricProperty .", ":x :p :y ."),
    "asymmetric": (":p a owl:AsymmetricProperty .", ":x :p :y . :y :p :x ."),
    "irreflexive": (":p a owl:IrreflexiveProperty .", ":x :p :x ."),
    "functional": (":p a owl:FunctionalProperty .", ":x :p :y, :z . :y :q :w . :v :q :z ."),
    "inverse functional": (":p a owl:InverseFunctionalProperty .", ":x :p :y . :z :p :y . :x :q :w ."),
    "disjoint properties": (":p owl:propertyDisjointWith :q .", ":x :p :y ; :q :y ."),
    "chain": (":r owl:propertyChainAxiom ( :p :q ) .", ":x :p :y . :y :q :z ."),
    "long chain": (":r owl:propertyChainAxiom ( :p :q :p ) .", ":x :p :y . :y :q :z . :z :p :w ."),
    "chain over itself": (
        ":p owl:propertyChainAxiom ( :p :q ) . :q a owl:TransitiveProperty .",
        ":x :p :a . :a :q :b . :b :q :c .",
    ),
    "same": ("", ":x owl:sameAs :y ; :p :v . :w :p :y . :y owl:sameAs :z ."),
    "same and different": ("", ":x owl:sameAs :y . :x owl:differentFrom :y ."),
    "all together": (
        ":p rdfs:subPropertyOf :q . :q rdfs:domain :A ; rdfs:range :B . :A rdfs:subClassOf :C . "
        ":q owl:propertyChainAxiom ( :q :r ) . :r a owl:TransitiveProperty . :C owl:disjointWith :D .",
        ":x :p :y . :y :r :z . :z :r :w . :x a :D .",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_follows_is_what_owlrl_finds(kind: str, ours: Judge, theirs: Judge) -> None:
    ontology, data = KINDS[kind]
    assert ours(ontology, data) == theirs(ontology, data)


# owlrl 7.6.2 passes over the last property of a list in these two rules, so what the rules of the W3C say stands here.


def test_the_last_of_disjoint_properties_is_disjoint_too(ours: Judge) -> None:
    ontology = "[] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) ."
    assert ours(ontology, ":x :q :y ; :r :y .")[1]
    assert not ours(ontology, ":x :q :y ; :r :z .")[1]


def test_a_key_is_all_its_properties(ours: Judge) -> None:
    found, _ = ours(
        ":A owl:hasKey ( :p :q ) .", ":x a :A ; :p :v ; :q :w . :y a :A ; :p :v ; :q :w . :z a :A ; :p :v ."
    )
    assert {(s[-2], o[-2]) for s, p, o in found if p == SAME} == {("x", "y"), ("y", "x")}


def test_values_must_be_of_their_datatype(ours: Judge) -> None:
    ontology = ":p a owl:DatatypeProperty ; rdfs:range xsd:decimal ."
    assert not ours(ontology, ":x :p 1, 1.5 .")[1]
    assert ours(ontology, ":x :p 'many' .")[1]
    assert ours(ontology, ":x :p 'many'^^xsd:decimal .")[1]
    assert ours(ontology, ":x :p true .")[1]


def test_one_value_cannot_be_two(ours: Judge) -> None:
    ontology = ":p a owl:DatatypeProperty, owl:FunctionalProperty ."
    assert not ours(ontology, ":x :p 1, 1.0 .")[1]
    assert ours(ontology, ":x :p 1, 2 .")[1]


def test_a_literal_is_no_thing(ours: Judge) -> None:
    assert ours(":p rdfs:range :A .", ":x :p 'sip' .")[1]


def test_an_inverse_expression_is_read_where_it_is_used(ours: Judge) -> None:
    found, _ = ours("[ owl:inverseOf :p ] rdfs:subPropertyOf :q .", ":x :p :y .")
    assert {(s[-2], p[-2], o[-2]) for s, p, o in found} == {("x", "p", "y"), ("y", "q", "x")}


@pytest.mark.parametrize(
    "ontology",
    [
        ":A owl:disjointUnionOf ( :B :C ) .",
        ":p a owl:ReflexiveProperty .",
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .",
        ":A rdfs:subClassOf [ owl:unionOf ( :B :C ) ] .",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :B ] rdfs:subClassOf :A .",
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; "
        "owl:maxCardinality '2'^^xsd:nonNegativeInteger ] .",
    ],
)
def test_an_axiom_that_is_not_read_is_refused_by_name(ontology: str, ours: Judge) -> None:
    with pytest.raises(DataError, match="owl:"):
        ours(ontology, ":x a :A .")


def one(words: str) -> Triple:
    subject, predicate, object_ = (f"<http://example.org/{word}>" for word in words.split())
    return subject, predicate, object_


DERIVED = ":q owl:propertyChainAxiom ( :q :r ) . :r a owl:TransitiveProperty ."


def test_a_derivation_names_the_rule_and_all_premises(read: Read) -> None:
    closure = Closure(read(":x :q :y . :y :r :z ."), clauses(read(DERIVED)))
    ((triple, derivation),) = closure.entailed()
    assert (triple, derivation.rule) == (one("x q z"), "prp-spo2")
    assert derivation.premises == (one("x q y"), one("y r z"))


def test_the_shortest_derivation_is_kept(read: Read) -> None:
    closure = Closure(read(":x :q :a . :a :r :b . :b :r :c . :a :r :c ."), clauses(read(DERIVED)))
    assert dict(closure.entailed())[one("x q c")].premises == (one("x q a"), one("a r c"))


def test_leaves_are_what_was_given(read: Read) -> None:
    closure = Closure(read(":x :q :a . :a :r :b . :b :r :c ."), clauses(read(DERIVED)))
    assert closure.leaves(one("x q c")) == (one("a r b"), one("b r c"), one("x q a"))
    assert closure.leaves(one("x q a")) == (one("x q a"),)


def test_what_no_axiom_speaks_of_is_left_alone(read: Read) -> None:
    closure = Closure(read(":x :other :y ."), clauses(read(DERIVED)))
    assert len(closure) == 0
    assert not closure.is_entailed(one("x other y"))
