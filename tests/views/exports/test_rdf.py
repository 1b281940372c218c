import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from biokg.foreign import PREF_LABEL
from biokg.store.view import View
from biokg.terms import ONTOLOGY_GRAPH, bkg, thing
from biokg.views.exports.export import export
from biokg.views.exports.rdf import RDF

THIRD_PARTY = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}


def known(view: View) -> set[Quad]:
    return set(view.quads(default_only=True))


@pytest.fixture
def hostile(nasty: View) -> View:
    """Names with what XML, JSON and Turtle trip over, and figures in every type."""
    store = Store(None)
    store.extend(nasty.quads())
    firm, xsd = NamedNode(thing("hengrui")), "http://www.w3.org/2001/XMLSchema#"
    literals = [
        *(Literal("tab\tcr\rlf\n</x>&amp;\\ \"'''"), Literal("x", language="zh-Hans"), Literal("12.50e1")),
        *(
            Literal("9007199254740993", datatype=NamedNode(f"{xsd}integer")),
            Literal("-3", datatype=NamedNode(f"{xsd}integer")),
        ),
        *(Literal("1.5", datatype=NamedNode(f"{xsd}decimal")), Literal("true", datatype=NamedNode(f"{xsd}boolean"))),
        *(Literal("2024-05-01", datatype=NamedNode(f"{xsd}date")), Literal("https://example.org/no-link")),
    ]
    predicates = [bkg("value"), bkg("about"), bkg("object"), bkg("metric"), PREF_LABEL, "https://example.org/other"]
    store.extend(Quad(firm, NamedNode(p), literal) for p in predicates for literal in literals)
    return View(store)


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_formats_with_graphs_hold_the_whole_store(hostile: View, tmp_path: Path, suffix: str) -> None:
    report = export(hostile, path := tmp_path / f"x{suffix}")
    quads = list(parse(path=path, format=RdfFormat.from_extension(suffix[1:]) or RdfFormat.TRIG))
    assert set(quads) == set(hostile.quads())
    assert report.counts == {"quads": len(quads)}


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld"])
def test_the_others_hold_what_is_known(hostile: View, tmp_path: Path, suffix: str) -> None:
    report = export(hostile, path := tmp_path / f"x{suffix}")
    triples = set(parse(path=path, format=RdfFormat.from_extension(suffix[1:]) or RdfFormat.TURTLE))
    assert triples == known(hostile)
    assert report.counts == {"triples": len(triples)}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("suffix", THIRD_PARTY)
def test_a_parser_of_others_reads_the_same(hostile: View, tmp_path: Path, suffix: str) -> None:
    export(hostile, path := tmp_path / f"x{suffix}")
    export(hostile, plain := tmp_path / "x.nt")
    # RDF/XML cannot hold the vertical tab in the name of one firm.
    expected = plain.read_text(encoding="utf-8").replace("\\u000B", "\ufffd" if suffix == ".rdf" else "\\u000B")
    with_types = rdflib.Graph(bind_namespaces="none")
    assert set(with_types.parse(path, format=THIRD_PARTY[suffix])) == set(
        rdflib.Graph().parse(data=expected, format="nt")
    )


def test_nquads_are_sorted_lines(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.nq")
    lines = path.read_bytes().splitlines()
    assert lines == sorted(lines)


def test_blank_nodes_have_the_same_names_in_every_export(tmp_path: Path) -> None:
    def stored(names: Iterator[str]) -> View:
        store = Store()
        first, second = BlankNode(next(names)), BlankNode(next(names))
        graph = NamedNode(ONTOLOGY_GRAPH)
        store.add(Quad(first, NamedNode(bkg("object")), second, graph))
        store.add(Quad(second, NamedNode(bkg("object")), NamedNode(thing("sip")), graph))
        return View(store)

    for name, names in (("a", "xy"), ("b", "yx")):
        export(stored(iter(names)), tmp_path / f"{name}.nq")
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()


def test_turtle_has_our_prefixes(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.ttl")
    assert "id:hengrui a bkg:Enterprise" in path.read_text(encoding="utf-8")


def test_trig_keeps_each_graph_together(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.trig")
    graphs = [quad.graph_name for quad in parse(path=path, format=RdfFormat.TRIG)]
    changes = [after for before, after in pairwise(graphs) if before != after]
    assert graphs[0] == DefaultGraph()
    assert len(changes) == len(set(graphs)) - 1


def framed(view: View, folder: Path) -> dict[str, Any]:
    export(view, path := folder / "x.jsonld")
    document = json.loads(path.read_text(encoding="utf-8"))
    return {node["@id"]: node for node in document["@graph"]}


def test_jsonld_puts_each_fact_into_the_thing_that_it_is_about(world: View, tmp_path: Path) -> None:
    nodes = framed(world, tmp_path)
    assert thing("fact/a") not in nodes
    fact = nodes[thing("hengrui")]["facts"][0]
    assert (fact["@id"], fact["@type"], fact["predicate"]) == (thing("fact/a"), "Relation", "presentIn")
    assert (fact["object"], fact["year"], fact["cluster"]) == (thing("huangpu"), 2023, thing("huangpu"))
    assert "subject" not in fact


def test_jsonld_gives_labels_by_language_and_names_without_prefix(world: View, tmp_path: Path) -> None:
    park = framed(world, tmp_path)[thing("sip")]
    assert park["prefLabel"] == {"en": "Suzhou Industrial Park", "zh": "苏州工业园区"}
    assert park["@type"] == ["Cluster", "Park"]


def test_formats_are_named_by_their_own_suffixes() -> None:
    assert all(RdfFormat.from_extension(suffix[1:]) for suffix in RDF)
