from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from biokg import foreign, terms
from biokg.checks.engine import Breach, fast_breaches, portable_breaches
from biokg.checks.ontology import load_ontology_nquads
from biokg.checks.report import Finding
from biokg.checks.shape_files import SHARED, read_shapes, shape_files
from biokg.checks.shapes import DATA, check_shapes
from biokg.checks.sparql_constraints import sparql_breaches
from biokg.resources import shipped
from biokg.store.view import view_of

SAMPLES = Path(__file__).resolve().parent.parent / "ontology"
FIRM, PARK = terms.thing("firm"), terms.thing("park")
GOOD = (
    f"<{FIRM}> <{foreign.RDF_TYPE}> <{terms.bkg('Enterprise')}> .",
    f'<{FIRM}> <{foreign.PREF_LABEL}> "Firm"@en .',
    f'<{FIRM}> <{terms.bkg("nameKey")}> "firm" .',
    f"<{PARK}> <{foreign.RDF_TYPE}> <{terms.bkg('Park')}> .",
    f'<{PARK}> <{foreign.PREF_LABEL}> "园区"@zh .',
    f'<{PARK}> <{terms.bkg("nameKey")}> "园区" .',
    f"<{PARK}> <{terms.bkg('provisional')}> true .".replace("true", f'"true"^^<{foreign.XSD}boolean>'),
)
BACKWARDS = f"<{PARK}> <{terms.bkg('manages')}> <{FIRM}> ."


def found(lines: Iterable[str]) -> list[Finding]:
    data = "\n".join(lines) + "\n" + load_ontology_nquads().decode()
    return check_shapes(data, view_of([data.encode()]).select)


def test_a_good_graph_with_the_ontology_has_no_finding() -> None:
    assert found(GOOD) == []


def test_both_ends_of_a_wrong_edge_are_found() -> None:
    wrong = {(finding.check, finding.where) for finding in found([*GOOD, BACKWARDS])}
    assert {("shapes/edges", PARK), ("shapes/edges", FIRM)} <= wrong


def test_the_bad_value_is_named_in_both_languages_with_the_remedy() -> None:
    (finding,) = found([*GOOD, f'<{FIRM}> <{terms.bkg("provisional")}> "perhaps" .'])
    assert finding.message == "provisional is true or false (here: perhaps)"
    assert finding.zh == "“暂定”须为 true 或 false（此处：perhaps）"
    assert "data/authority.tsv" in finding.remedy
    assert "data/authority.tsv" in finding.remedy_zh
    assert finding.result
    assert finding.result.path == terms.bkg("provisional")


Key = tuple[str, str, str, str | None, str | None]


def samples() -> str:
    """Return the invalid graphs of all shapes in one, with the ontology but for its hundreds of sectors."""
    own = [
        f"{quad} .\n"
        for path in sorted(SAMPLES.glob("*/invalid.ttl"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]
    axioms = load_ontology_nquads().decode().splitlines(keepends=True)
    return "".join([*own, *(line for line in axioms if "/id/sector/" not in line)])


def keys(breaches: Iterable[Breach]) -> set[Key]:
    def plain(term: object) -> str | None:
        return None if term is None else "_" if isinstance(term, ox.BlankNode) else str(getattr(term, "value", ""))

    return {(one.shape, plain(one.focus) or "", one.component, one.path, plain(one.value)) for one in breaches}


def test_two_engines_that_know_nothing_of_each_other_find_the_same() -> None:
    core, data = read_shapes(shape_files()).core, samples()
    found_fast = keys(fast_breaches(core, data))
    assert len(found_fast) > 200
    assert found_fast == keys(portable_breaches(core, data))


def test_constraints_asked_at_once_find_what_they_find_node_by_node() -> None:
    """pySHACL binds $this to one node after the other, as the standard says."""
    data, graph = samples(), Graph()
    at_once = keys(sparql_breaches(read_shapes(DATA).constraints, view_of([data.encode()]).select))
    for name in (*SHARED, *DATA):
        for triple in Graph().parse(shipped("ontology", "shapes", f"{name}.ttl")):
            if triple[1] not in {SH.property, SH["or"], SH["not"], SH["class"], SH.nodeKind}:
                graph.add(triple)
    _, report, _ = validate(Graph().parse(data=data, format="nt"), shacl_graph=graph, inference="none")
    assert {key[1:] for key in at_once} == set(by_node(report))


def by_node(report: Graph) -> Iterator[tuple[str, str, str | None, str | None]]:
    def plain(term: Node | None) -> str | None:
        return None if term is None else "_" if isinstance(term, BNode) else str(term)

    for result in report.subjects(SH.sourceConstraintComponent, SH.SPARQLConstraintComponent):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        focus = report.value(result, SH.focusNode)
        # Where a query selects no value, the standard reports the node itself.
        shown = None if value == focus and not isinstance(value, Literal) else plain(value)
        yield (
            plain(focus) or "",
            str(SH.SPARQLConstraintComponent),
            plain(path) if isinstance(path, URIRef) else None,
            shown,
        )
