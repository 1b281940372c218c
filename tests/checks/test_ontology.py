import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef

from biokg import foreign, terms
from biokg.checks.agreement import check_terms
from biokg.checks.labels import COLUMNS, Translation, check_rows, read_rows
from biokg.checks.modules import english, translations
from biokg.checks.ontology import check_ontology, load_ontology_nquads, ontology_graph
from biokg.checks.report import Finding
from biokg.checks.style import check_style
from biokg.errors import DataError
from biokg.resources import shipped

PARK = terms.bkg("Park")
ROWS = (
    Translation(PARK, "label", "park", "园区", "draft"),
    Translation(PARK, "definition", "A managed area.", "有管理机构的区域。", "reviewed"),
)
ENGLISH = {(PARK, "label"): "park", (PARK, "definition"): "A managed area."}


def our(name: str) -> URIRef:
    return URIRef(terms.ONTOLOGY + name)


def said(findings: Iterable[Finding]) -> str:
    return "\n".join(f"{finding.where}: {finding.message}" for finding in findings)


@pytest.fixture
def graph() -> Graph:
    return ontology_graph()


def test_the_shipped_ontology_has_no_fault() -> None:
    assert check_ontology() == []


def test_the_ontology_is_the_same_bytes_from_another_process() -> None:
    code = "import sys; from biokg.checks.ontology import *; sys.stdout.buffer.write(load_ontology_nquads())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert other == load_ontology_nquads()
    assert other.splitlines() == sorted(other.splitlines())


def test_loading_the_ontology_loads_no_rdf_library() -> None:
    code = (
        "import sys; from biokg.checks.ontology import load_ontology_nquads as load; load();"
        "print(sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_term_has_a_chinese_label(graph: Graph) -> None:
    for name in terms.NAMES:
        assert {label.language for label in graph.objects(our(name), RDFS.label) if isinstance(label, Literal)} == {
            "en",
            "zh",
        }


def test_alignments_load_with_the_core_and_define_no_term_of_ours(graph: Graph) -> None:
    for path in sorted(shipped("ontology", "alignments").glob("*.ttl")):
        alone = Graph().parse(path)
        ours = {node for triple in alone for node in triple if str(node).startswith(terms.ONTOLOGY)}
        assert ours
        assert all((node, RDF.type, None) in graph for node in ours), path.name
        assert list(check_style(graph + alone)) == [], path.name


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("label", "plot", "园区", "draft"), "made from 'plot'"),
        (("definition", "An area.", "有管理机构的区域。", "draft"), "made from 'An area.'"),
        (("label", "park", "park", "draft"), "is not Chinese"),
        (("label", "park", "园区 ", "draft"), "white space"),
        (("definition", "A managed area.", "有管理机构的区域", "draft"), "ends in 。"),
        (("label", "park", "园区", "done"), "status 'done'"),
        (("scopeNote", "Old.", "旧的。", "draft"), "in no module"),
    ],
)
def test_a_stale_or_unfinished_row_is_found(row: tuple[str, str, str, str], message: str) -> None:
    assert message in said(check_rows([Translation(PARK, *row)], ENGLISH))


def test_a_fresh_table_passes() -> None:
    assert list(check_rows(ROWS, ENGLISH)) == []


def test_missing_and_repeated_rows_are_found() -> None:
    assert said(check_rows([], ENGLISH)).count("has no row") == 2
    assert "two rows" in said(check_rows([ROWS[0], *ROWS], ENGLISH))


def test_a_changed_english_makes_the_chinese_stale() -> None:
    changed = english() | {(PARK, "definition"): "A managed area with a gate."}
    assert said(check_rows(translations(), changed)).count("review the row") == 1


@pytest.mark.parametrize(
    "text",
    [
        "term\tlabel\n",
        "\t".join(COLUMNS) + "\nbkg:Park\tpark\n",
        "\t".join(COLUMNS) + "\nPark\tlabel" + "\tx" * 3,
        "\t".join(COLUMNS) + "\nbkg:Park\tcolour" + "\tx" * 3,
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "zh.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="line"):
        read_rows(path)


def test_a_term_that_only_one_side_knows_is_found(graph: Graph) -> None:
    graph.remove((our("Park"), RDF.type, OWL.Class))
    graph.add((our("Zone"), RDF.type, OWL.Class))
    text = said(check_terms(graph))
    assert "Park: is among the classes of biokg.terms but not of the ontology" in text
    assert "Zone: is among the classes of the ontology but not of biokg.terms" in text


@pytest.mark.parametrize(
    ("triple", "message"),
    [
        ((our("Park"), RDFS.subClassOf, our("Organization")), "Park: superclasses differ"),
        (
            (our("presentIn"), URIRef(foreign.SCHEMA + "domainIncludes"), our("Person")),
            "presentIn: domains differ",
        ),
        ((our("presentIn"), URIRef(foreign.SCHEMA + "rangeIncludes"), our("Person")), "presentIn: ranges differ"),
        ((our("states"), our("isEdge"), Literal(True)), "states: is among the edges"),
        ((our("rank"), our("quantityKind"), Literal("count")), "rank: biokg.terms says"),
        ((our("manages"), RDFS.subPropertyOf, our("serves")), "manages: superproperties differ"),
        ((our("unitCny"), SKOS.notation, Literal("RMB")), "RMB: is among the unit codes"),
    ],
)
def test_a_difference_to_the_terms_is_found(graph: Graph, triple: tuple[URIRef, URIRef, URIRef], message: str) -> None:
    graph.add(triple)
    assert message in said(check_terms(graph))


@pytest.mark.parametrize(
    ("triple", "message"),
    [
        ((our("bigParks"), RDF.type, OWL.Class), "noun in UpperCamel"),
        ((our("IsPark"), RDF.type, OWL.Class), "noun in UpperCamel"),
        ((our("Lonely"), RDF.type, OWL.Class), "Lonely: has no superclass"),
        ((our("Located_in"), RDF.type, OWL.ObjectProperty), "lowerCamel"),
        ((our("OutputValue"), RDF.type, our("Metric")), "a metric is in lowerCamel"),
        ((our("Park"), SKOS.definition, Literal("park things", lang="en")), "no sentence"),
        ((our("time"), RDFS.range, XSD.date), "leaves OWL 2 RL"),
        ((our("time"), RDFS.domain, BNode()), "leaves OWL 2 RL"),
        (
            (our("Park"), RDFS.subClassOf, URIRef("https://example.org/Zone")),
            "example.org/Zone: is used but not declared",
        ),
        ((our("Park"), URIRef("https://example.org/note"), Literal("x")), "example.org/note: is used but not declared"),
    ],
)
def test_a_break_of_style_is_found(graph: Graph, triple: tuple[URIRef, URIRef, URIRef], message: str) -> None:
    graph.add(triple)
    assert message in said(check_style(graph))
