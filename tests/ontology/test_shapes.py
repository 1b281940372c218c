"""Every file of shapes accepts its valid graph, and its invalid graph provokes every message that it can give."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, Literal

from biokg import terms
from biokg.checks.ontology import ontology_graph
from biokg.checks.report import Finding
from biokg.checks.shacl import run_shapes
from biokg.checks.shapes import DATA_SHAPES
from biokg.resources import shipped

HERE = Path(__file__).resolve().parent
SHAPES = sorted(path.stem for path in shipped("ontology", "shapes").glob("*.ttl"))


def found(shape: str, kind: str) -> list[Finding]:
    graph = Graph() if shape == "ontology" else ontology_graph()
    graph.parse(HERE / shape / f"{kind}.ttl")
    return run_shapes(graph, shipped("ontology", "shapes", f"{shape}.ttl"))


def messages(shape: str) -> set[str]:
    graph = Graph().parse(shipped("ontology", "shapes", f"{shape}.ttl"))
    return {str(message) for message in graph.objects(None, SH.message)}


def test_every_file_of_shapes_is_run() -> None:
    assert set(SHAPES) == {*DATA_SHAPES, "ontology"}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_valid_graph_passes(shape: str) -> None:
    assert found(shape, "valid") == []


@pytest.mark.parametrize("shape", SHAPES)
def test_an_invalid_graph_provokes_every_message(shape: str) -> None:
    given = {finding.message.split(" (here: ")[0] for finding in found(shape, "invalid")}
    assert given == messages(shape)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_itself_well_formed(shape: str) -> None:
    graph = Graph().parse(shipped("ontology", "shapes", f"{shape}.ttl"))
    conforms, _, text = validate(Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("relation", terms.RELATIONS)
def test_edge_shapes_say_what_the_gate_says(relation: str) -> None:
    graph = Graph().parse(shipped("ontology", "shapes", "edges.ttl"))
    for target, classes in ((SH.targetSubjectsOf, terms.DOMAINS), (SH.targetObjectsOf, terms.RANGES)):
        (shape,) = graph.subjects(target, graph.resource(terms.bkg(relation)).identifier)
        allowed = set(graph.objects(shape, SH["class"]))
        for branch in graph.items(graph.value(shape, SH["or"]) or RDF.nil):
            allowed.update(graph.objects(branch, SH["class"]))
        assert {terms.term_name(str(class_)) for class_ in allowed} == set(classes[relation])


def test_code_lists_of_the_shapes_are_those_of_the_terms() -> None:
    graph = Graph()
    for name in DATA_SHAPES:
        graph.parse(shipped("ontology", "shapes", f"{name}.ttl"))
    lists = {frozenset(str(item) for item in graph.items(head)) for head in graph.objects(None, SH["in"])}
    expected = (terms.KINDS, terms.TIERS, terms.MODALITIES, terms.BOUNDS, terms.TIME_BASES, ("en", "zh"))
    assert lists == {frozenset(codes) for codes in expected}


def test_units_of_the_shapes_are_those_of_the_terms() -> None:
    graph = Graph().parse(shipped("ontology", "shapes", "observations.ttl"))
    fixed = {value for value in graph.objects(None, SH.hasValue) if isinstance(value, Literal)}
    assert {str(value) for value in fixed} == {*terms.UNITS.values(), *terms.UNITS.keys(), "money"}
