"""Every file of shapes accepts its valid graph, and its invalid graph provokes every message that it can give."""

import re
from importlib import resources
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from biokg import foreign, terms
from biokg.checks.engine import fast_breaches
from biokg.checks.ontology import load_ontology_nquads, ontology_graph
from biokg.checks.report import Finding
from biokg.checks.shape_files import read_shapes, shape_files
from biokg.checks.shapes import DATA, ONTOLOGY, TABLES, check_shapes
from biokg.resources import shipped
from biokg.store.view import view_of

HERE = Path(__file__).resolve().parent
FILES = shape_files()


def data(name: str, kind: str) -> str:
    path = HERE / name / f"{kind}.ttl"
    own = "".join(f"{quad} .\n" for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    return own if name == ONTOLOGY else own + load_ontology_nquads().decode()


def found(name: str, kind: str) -> list[Finding]:
    """Return what the shapes of one file find; the others are there, for shapes refer to one another."""
    text = data(name, kind)
    findings = check_shapes(text, view_of([text.encode()]).select, FILES)
    return [finding for finding in findings if finding.check == f"shapes/{name}"]


def shapes(name: str) -> Graph:
    return Graph().parse(shipped("ontology", "shapes", f"{name}.ttl"))


def messages(name: str) -> set[str]:
    texts = shapes(name).objects(None, SH.message)
    return {str(text) for text in texts if isinstance(text, Literal) and text.language == "en"}


def targeted(name: str) -> list[URIRef]:
    graph = shapes(name)
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    return sorted({shape for link in targets for shape in graph.subjects(link) if isinstance(shape, URIRef)})


def test_every_file_of_shapes_is_run_and_tested() -> None:
    assert set(FILES) == {*DATA, *TABLES, ONTOLOGY}
    assert {path.parent.name for path in HERE.glob("*/valid.ttl")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_valid_graph_passes(name: str) -> None:
    assert found(name, "valid") == []


@pytest.mark.parametrize("name", FILES)
def test_a_valid_graph_has_something_for_every_shape(name: str) -> None:
    graph = Graph().parse(data=data(name, "valid"), format="nt")
    own = Graph().parse(HERE / name / "valid.ttl")
    definition = shapes(name)
    for shape in targeted(name):
        classes = {sub for class_ in definition.objects(shape, SH.targetClass) for sub in narrower(graph, class_)}
        nodes = {node for class_ in classes for node in own.subjects(RDF.type, class_)}
        nodes.update(node for link in definition.objects(shape, SH.targetSubjectsOf) for node in own.subjects(link))
        nodes.update(node for link in definition.objects(shape, SH.targetObjectsOf) for node in own.objects(None, link))
        assert nodes, shape


def narrower(graph: Graph, class_: Node) -> set[Node]:
    found = graph.transitive_subjects(URIRef(foreign.RDFS + "subClassOf"), class_)
    return {node for node in found if node is not None}


@pytest.mark.parametrize("name", FILES)
def test_an_invalid_graph_provokes_every_message(name: str) -> None:
    given = {re.sub(r" \(here: .*", "", finding.message, flags=re.DOTALL) for finding in found(name, "invalid")}
    assert given - {""} == messages(name)


def test_the_shapes_are_well_formed_shacl() -> None:
    """The standard describes its own syntax by shapes, which pySHACL carries."""
    standard = resources.files("pyshacl") / "assets" / "shacl-shacl.ttl"
    described = "".join(f"{quad} .\n" for quad in ox.parse(standard.read_bytes(), format=ox.RdfFormat.TURTLE))
    together = "".join(
        f"{quad} .\n"
        for path in sorted(shipped("ontology", "shapes").glob("*.ttl"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    )
    assert fast_breaches(described, together) == []
    assert fast_breaches(described, together.replace("shacl#path>", "shacl#way>"))


@pytest.mark.parametrize("name", FILES)
def test_every_shape_speaks_both_languages_and_has_a_remedy(name: str) -> None:
    graph, known = shapes(name), read_shapes((name,))
    for bearer in set(graph.subjects(SH.message)):
        assert set(known.messages[str(bearer)]) == {"en", "zh"}, bearer
    for shape in targeted(name):
        assert set(known.remedies[str(shape)]) == {"en", "zh"}, shape


def test_there_is_a_shape_for_every_class() -> None:
    aimed = {str(class_) for name in FILES for class_ in shapes(name).objects(None, SH.targetClass)}
    covered = {name for name in terms.CLASSES if terms.bkg(name) in aimed}
    assert set(terms.CLASSES) - covered == {"Fact"}, "Fact is aimed at by its subclasses"


@pytest.mark.parametrize("relation", terms.RELATIONS)
def test_edge_shapes_say_what_the_gate_says(relation: str) -> None:
    graph = shapes("edges")
    for target, classes in ((SH.targetSubjectsOf, terms.DOMAINS), (SH.targetObjectsOf, terms.RANGES)):
        (shape,) = graph.subjects(target, URIRef(terms.bkg(relation)))
        assert allowed(graph, shape) == set(classes[relation])
    assert (URIRef(f"{terms.SHAPES}{relation}Relation"), RDF.type, SH.NodeShape) in shapes("relations")


def test_property_shapes_say_what_the_ontology_says() -> None:
    graph, ontology = shapes("properties"), ontology_graph()
    includes, domain = URIRef(foreign.SCHEMA + "domainIncludes"), URIRef(foreign.RDFS + "domain")
    others = (terms.CLAIM_TERMS, terms.THING_TERMS, terms.ROLL_UP_TERMS, terms.COMPARISON_TERMS)
    for name in {name for group in (*others, terms.INFERENCE_TERMS, terms.DOCUMENT_TERMS) for name in group}:
        property_ = URIRef(terms.bkg(name))
        bearers = set(ontology.objects(property_, includes)) or set(ontology.objects(property_, domain))
        (shape,) = graph.subjects(SH.targetSubjectsOf, property_)
        assert allowed(graph, shape) == {terms.term_name(str(class_)) for class_ in bearers}, name


def allowed(graph: Graph, shape: Node) -> set[str]:
    classes = set(graph.objects(shape, SH["class"]))
    for branch in graph.items(graph.value(shape, SH["or"]) or RDF.nil):
        classes.update(graph.objects(branch, SH["class"]))
    return {terms.term_name(str(class_)) for class_ in classes}


def test_code_lists_of_the_shapes_are_those_of_the_terms() -> None:
    graph = Graph()
    for name in ("circumstance", "observation", "claim", "document"):
        graph += shapes(name)
    lists = {frozenset(str(item) for item in graph.items(head)) for head in graph.objects(None, SH["in"])}
    expected = (terms.KINDS, terms.TIERS, terms.MODALITIES, terms.BOUNDS, terms.TIME_BASES, ("en", "zh"))
    assert {frozenset(codes) for codes in expected} <= lists


def test_units_of_the_shapes_are_those_of_the_terms() -> None:
    graph = shapes("observation")
    fixed = {value for value in graph.objects(None, SH.hasValue) if isinstance(value, Literal)}
    assert {str(value) for value in fixed} == {*terms.UNITS.values(), *terms.UNITS.keys(), "money"}
