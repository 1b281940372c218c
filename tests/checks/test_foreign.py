import pyoxigraph as ox
import pytest

from biokg import terms
from biokg.checks.foreign import Foreign, check_foreign, check_use, foreign_terms, vocabularies
from biokg.resources import shipped

PREFIXES = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in terms.PREFIXES.items())
CORE = """
    bkg:Person a owl:Class . bkg:Organization a owl:Class . bkg:foundedBy a owl:ObjectProperty .
    bkg:year a owl:DatatypeProperty . bkg:unitCny a skos:Concept .
    schema:Organization a owl:Class . schema:Person a owl:Class . schema:founder a owl:ObjectProperty .
"""


def said(turtle: str, known: dict[str, Foreign] | None = None) -> str:
    quads = list(ox.parse(PREFIXES + CORE + turtle, format=ox.RdfFormat.TURTLE))
    return "\n".join(f"{finding.where}: {finding.message}" for finding in check_use(quads, known or vocabularies()))


def test_every_foreign_term_exists_and_is_used_as_it_is_meant() -> None:
    assert list(check_foreign()) == []


def test_every_vocabulary_that_the_ontology_is_aligned_with_is_looked_up() -> None:
    spaces = {term[: max(term.rfind("#"), term.rfind("/")) + 1] for term in foreign_terms()}
    assert len(spaces) == 14
    assert {path.stem for path in shipped("ontology", "alignments").glob("*.ttl")} == {
        *("prov", "org", "schema", "oa", "qb", "qudt", "owl-time", "dcat", "fibo", "ftm"),
    }


def test_schema_org_is_https_throughout() -> None:
    assert not [term for term in foreign_terms() if term.startswith("http://schema.org")]


def test_no_row_of_the_table_is_left_over() -> None:
    assert sorted(vocabularies()) == foreign_terms()


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("schema:affiliation a owl:Class .", "is declared as class but is link"),
        ("bkg:Person rdfs:subClassOf schema:founder .", "is class, but subClassOf leads to"),
        ("bkg:foundedBy rdfs:subPropertyOf schema:Person .", "is object, but subPropertyOf leads to"),
        ("bkg:Person skos:closeMatch schema:founder .", "is class, but closeMatch leads to"),
        ("bkg:year skos:closeMatch schema:founder .", "is datatype, but closeMatch leads to"),
        ("bkg:unitCny skos:exactMatch schema:Person .", "is individual, but exactMatch leads to"),
        (
            "bkg:foundedBy rdfs:subPropertyOf schema:founder ; rdfs:domain bkg:Person ; rdfs:range bkg:Person ."
            "bkg:Person rdfs:subClassOf schema:Person .",
            "its domain is none of https://schema.org/Organization",
        ),
        (
            "bkg:foundedBy rdfs:subPropertyOf schema:founder ; rdfs:domain bkg:Organization ."
            "bkg:Organization rdfs:subClassOf schema:Organization .",
            "its range is none of",
        ),
    ],
)
def test_a_wrong_use_is_found(turtle: str, message: str) -> None:
    assert message in said(turtle)


def test_a_right_use_passes() -> None:
    turtle = """
        bkg:foundedBy rdfs:subPropertyOf schema:founder ; rdfs:domain bkg:Organization ; rdfs:range bkg:Person .
        bkg:Organization rdfs:subClassOf schema:Organization . bkg:Person rdfs:subClassOf schema:Person .
        bkg:unitCny skos:exactMatch <http://qudt.org/vocab/unit/CCY_CNY> .
    """
    assert said(turtle) == ""
