"""Whether `biokg.terms` and the modules of the ontology name the same things and say the same of them."""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, Finding

CHECK = "ontology/terms"


def check_terms(graph: Graph) -> Iterator[Finding]:
    """Yield every difference between `biokg.terms` and the ontology `graph`, in both directions."""
    relations = _with(graph, _ours("isEdge"))
    yield from _same("classes", terms.CLASSES, _typed(graph, OWL.Class))
    yield from _same("properties", _property_names(), _properties(graph))
    yield from _same("edges", terms.RELATIONS, relations)
    yield from _same("transitive properties", terms.TRANSITIVE, _typed(graph, OWL.TransitiveProperty))
    yield from _same("symmetric properties", terms.SYMMETRIC, _typed(graph, OWL.SymmetricProperty))
    yield from _same("metrics", terms.METRICS, _names(graph.subjects(RDF.type, _ours("Metric"))))
    yield from _same_links("superclasses", terms.SUPERCLASSES, graph, RDFS.subClassOf)
    above = {name: (above,) for name, above in terms.SUPERPROPERTIES.items()}
    yield from _same_links(
        "superproperties", {**dict.fromkeys(terms.RELATIONS, ()), **above}, graph, RDFS.subPropertyOf
    )
    yield from _same_links("domains", terms.DOMAINS, graph, _schema("domainIncludes"))
    yield from _same_links("ranges", terms.RANGES, graph, _schema("rangeIncludes"))
    yield from _same_kinds(graph)
    yield from _same_codes(graph)


def _same(what: str, named: Iterable[str], declared: Iterable[str]) -> Iterator[Finding]:
    for name in sorted(set(named) - set(declared)):
        yield Finding(VIOLATION, CHECK, name, f"is among the {what} of biokg.terms but not of the ontology")
    for name in sorted(set(declared) - set(named)):
        yield Finding(VIOLATION, CHECK, name, f"is among the {what} of the ontology but not of biokg.terms")


def _same_links(what: str, named: Mapping[str, tuple[str, ...]], graph: Graph, link: URIRef) -> Iterator[Finding]:
    """Compare what each name is linked to; links to terms of others (skos:Concept) are the ontology's own affair."""
    for name, targets in named.items():
        declared = _names(graph.objects(_ours(name), link))
        if set(targets) != declared:
            says = f"biokg.terms says {', '.join(sorted(targets))}; the ontology says {', '.join(sorted(declared))}"
            yield Finding(VIOLATION, CHECK, name, f"{what} differ: {says}")


def _same_kinds(graph: Graph) -> Iterator[Finding]:
    for name, kind in terms.METRICS.items():
        declared = [str(value) for value in graph.objects(_ours(name), _ours("quantityKind"))]
        if declared != [kind]:
            message = f"biokg.terms says that it takes {kind}; the ontology says {', '.join(sorted(declared))}"
            yield Finding(VIOLATION, CHECK, name, message)


def _same_codes(graph: Graph) -> Iterator[Finding]:
    """Compare the strings that data use with the notations of the concepts that explain them."""
    units = {*terms.UNITS.values(), *terms.CURRENCIES}
    lists = {"unit": units, "bound": terms.BOUNDS, "modality": terms.MODALITIES, "tier": terms.TIERS}
    for what, codes in lists.items():
        concepts = graph.subjects(SKOS.inScheme, _term(f"{what}Scheme"))
        declared = [str(code) for concept in concepts for code in graph.objects(concept, SKOS.notation)]
        yield from _same(f"{what} codes", codes, declared)


def _property_names() -> tuple[str, ...]:
    made = (
        *terms.THING_TERMS,
        *terms.ROLL_UP_TERMS,
        *terms.COMPARISON_TERMS,
        *terms.INFERENCE_TERMS,
        *terms.DOCUMENT_TERMS,
    )
    return (*terms.RELATIONS, *terms.CLAIM_TERMS, *made, *terms.ANNOTATION_TERMS)


def _properties(graph: Graph) -> set[str]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return {name for kind in kinds for name in _typed(graph, kind)}


def _typed(graph: Graph, kind: URIRef) -> set[str]:
    return _names(graph.subjects(RDF.type, kind))


def _with(graph: Graph, mark: URIRef) -> set[str]:
    return _names(graph.subjects(mark, Literal(True)))


def _names(nodes: Iterable[object]) -> set[str]:
    """Return the names of those nodes that are ours."""
    return {str(node).removeprefix(terms.ONTOLOGY) for node in nodes if str(node).startswith(terms.ONTOLOGY)}


def _ours(name: str) -> URIRef:
    return URIRef(terms.bkg(name))


def _term(name: str) -> URIRef:
    """Return the IRI of a scheme, which only the ontology names."""
    return URIRef(terms.ONTOLOGY + name)


def _schema(name: str) -> URIRef:
    return URIRef(foreign.SCHEMA + name)
