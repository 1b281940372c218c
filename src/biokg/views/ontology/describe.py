"""The modules of the ontology as records: every term with its texts in both languages and what is said of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from biokg import foreign, terms
from biokg.checks.labels import PROPERTIES
from biokg.checks.modules import HEADER, english, modules, translations
from biokg.resources import shipped

_Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Texts = tuple[str, str]
"""A text in English and in Chinese; empty where there is none."""

CLASS: Final = "class"
OBJECT, DATATYPE, ANNOTATION = "object property", "datatype property", "annotation property"
CONCEPT: Final = "concept"
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        foreign.OWL + "Class": CLASS,
        foreign.OWL + "ObjectProperty": OBJECT,
        foreign.OWL + "DatatypeProperty": DATATYPE,
        foreign.OWL + "AnnotationProperty": ANNOTATION,
    }
)
"""The types of terms; whatever has another is a concept, an entry of some list."""
ABOVE: Final = (foreign.RDFS + "subClassOf", foreign.RDFS + "subPropertyOf", foreign.BROADER)
"""What leads from a term to a wider one."""
_MEMBERS = foreign.OWL + "members"
_CHAIN = foreign.OWL + "propertyChainAxiom"
_FIRST, _REST, _NIL = (foreign.RDF + name for name in ("first", "rest", "nil"))
_DOMAIN = (foreign.SCHEMA + "domainIncludes", foreign.RDFS + "domain")
_RANGE = (foreign.SCHEMA + "rangeIncludes", foreign.RDFS + "range")
"""The classes that a property is used for, else those that it entails."""
_LOGIC: Final = {foreign.OWL + name for name in ("TransitiveProperty", "SymmetricProperty", "FunctionalProperty")}
_EDGE = terms.bkg("isEdge")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology."""

    iri: str
    kind: str
    """One of the values of `KINDS`, or ``concept``."""
    texts: Mapping[str, Texts]
    """``label``, ``definition``, ``scopeNote`` and ``example``, those there are."""
    above: tuple[str, ...]
    """IRIs of wider terms."""
    domain: tuple[str, ...]
    range: tuple[str, ...]
    traits: tuple[str, ...]
    """Names of the kinds of property that it is, and ``edge`` for an edge of the network."""
    chains: tuple[tuple[str, ...], ...]
    matches: tuple[tuple[str, str], ...]
    """Foreign terms, each with the property that leads to it."""

    @property
    def name(self) -> str:
        """The name without its namespace."""
        return short(self.iri)

    @property
    def label(self) -> Texts:
        """The label in both languages."""
        return self.texts.get("label", ("", ""))


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the ontology."""

    name: str
    title: Texts
    description: Texts
    terms: tuple[Term, ...]
    """In the order of the file."""
    disjoint: tuple[tuple[str, ...], ...] = ()
    """Sets of classes of which no thing has two."""

    def of(self, *kinds: str) -> tuple[Term, ...]:
        """Return the terms of some kinds."""
        return tuple(term for term in self.terms if term.kind in kinds)


class _Statements:
    """The statements of one file or several, by subject and predicate."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._held: dict[object, dict[str, list[_Node]]] = {}
        for quad in quads:
            self._held.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)

    def subjects(self) -> Iterator[str]:
        return (subject.value for subject in self._held if isinstance(subject, ox.NamedNode))

    def values(self, subject: object, predicate: str) -> list[_Node]:
        return self._held.get(subject, {}).get(predicate, [])

    def iris(self, subject: str, *predicates: str) -> tuple[str, ...]:
        """Return the IRIs that the first of `predicates` with any leads to."""
        for predicate in predicates:
            found = self.values(ox.NamedNode(subject), predicate)
            if named := tuple(node.value for node in found if isinstance(node, ox.NamedNode)):
                return named
        return ()

    def lists(self, predicate: str) -> tuple[tuple[str, ...], ...]:
        """Return the lists that a predicate of nodes without a name leads to."""
        heads = (
            head
            for subject, said in self._held.items()
            if isinstance(subject, ox.BlankNode)
            for head in said.get(predicate, ())
        )
        return tuple(tuple(self.items(head)) for head in heads)

    def items(self, head: object) -> Iterator[str]:
        while isinstance(head, ox.BlankNode):
            yield from (item.value for item in self.values(head, _FIRST) if isinstance(item, ox.NamedNode))
            head = next(iter(self.values(head, _REST)), None)


@cache
def described() -> tuple[Module, ...]:
    """Return the modules that describe terms, sorted by name; those that only declare terms of others are left out."""
    found = (_module(name, _Statements(quads)) for name, quads in modules().items() if name != HEADER)
    return tuple(sorted((module for module in found if module.terms), key=lambda module: module.name))


def whole() -> Module:
    """Return the ontology as a whole: its title and description."""
    return Module(HEADER, _text(terms.ONTOLOGY_GRAPH, "title"), _text(terms.ONTOLOGY_GRAPH, "description"), ())


def short(iri: str) -> str:
    """Return an IRI with the prefix of its vocabulary, one of ours without any.

    >>> short("https://schema.org/Place"), short(terms.bkg("Park")), short(terms.thing("sector/drugs"))
    ('schema:Place', 'Park', 'drugs')
    """
    if iri.startswith((terms.ONTOLOGY, terms.THINGS)):
        return iri.removeprefix(terms.ONTOLOGY).rpartition("/")[2]
    base, mark, name = iri.rpartition("#") if "#" in iri else iri.rpartition("/")
    prefix = next((prefix for prefix, namespace in terms.PREFIXES.items() if namespace == base + mark), None)
    return f"{prefix}:{name}" if prefix else iri


def _module(name: str, said: _Statements) -> Module:
    iri = f"{terms.ONTOLOGY_GRAPH}/{name}"
    own = [one for one in said.subjects() if said.values(ox.NamedNode(one), PROPERTIES["definition"])]
    own_terms = tuple(_term(one, said) for one in own)
    return Module(name, _text(iri, "title"), _text(iri, "description"), own_terms, said.lists(_MEMBERS))


def _term(iri: str, said: _Statements) -> Term:
    types = said.iris(iri, foreign.RDF_TYPE)
    edge = any(
        value.value == "true" for value in said.values(ox.NamedNode(iri), _EDGE) if isinstance(value, ox.Literal)
    )
    traits = [
        short(type_).removeprefix("owl:").removesuffix("Property").casefold() for type_ in types if type_ in _LOGIC
    ]
    texts = {word: _text(iri, word) for word in ("label", "definition", "scopeNote", "example")}
    return Term(
        iri,
        next((KINDS[type_] for type_ in types if type_ in KINDS), CONCEPT),
        {word: text for word, text in texts.items() if any(text)},
        tuple(above for predicate in ABOVE for above in said.iris(iri, predicate)),
        said.iris(iri, *_DOMAIN),
        said.iris(iri, *_RANGE),
        (*traits, *(["edge"] if edge else ())),
        tuple(tuple(said.items(chain)) for chain in said.values(ox.NamedNode(iri), _CHAIN)),
        _matches().get(iri, ()),
    )


def _text(iri: str, word: str) -> Texts:
    return _english().get((iri, word), ""), _chinese().get((iri, word), "")


@cache
def _english() -> Mapping[tuple[str, str], str]:
    return english()


@cache
def _chinese() -> Mapping[tuple[str, str], str]:
    """Return the Chinese texts: of the table and, for the labels of sectors, of the modules."""
    table = {(row.term, row.property): row.translation for row in translations()}
    own = {
        (quad.subject.value, "label"): quad.object.value
        for quads in modules().values()
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and quad.predicate.value in {foreign.PREF_LABEL, PROPERTIES["label"]}
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == "zh"
    }
    return {**own, **table}


@cache
def _matches() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what the alignments say of each term: the property and the foreign term."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(shipped("ontology", "alignments").glob("*.ttl")):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            named = isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
            if named and quad.subject.value.startswith(terms.ONTOLOGY) and quad.predicate.value != foreign.RDF_TYPE:
                found.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object.value))
    return {term: tuple(said) for term, said in found.items()}
