"""Names, IRIs and the class tree of the vocabulary."""

import subprocess
import sys

import pyoxigraph
import pytest

from biokg import terms
from biokg.errors import DataError


@pytest.mark.parametrize(
    "text",
    [
        "苏州工业园区",
        "a b",
        "digest.txt#3",
        "100%",
        "../x",
        "a/./b",
        "what?",
        "<x>",
        "全 角",
        "\U000e0001x",
        "a\u202eb",
    ],
)
def test_every_slug_makes_an_iri_and_comes_back(text: str) -> None:
    assert terms.slug(pyoxigraph.NamedNode(terms.thing(text)).value) == text
    assert terms.slug(pyoxigraph.NamedNode(terms.document(text)).value) == text


@pytest.mark.parametrize("text", ["../x", "a b", "药明 生物"])
def test_the_iri_survives_a_turtle_parser(text: str) -> None:
    turtle = f"<{terms.thing(text)}> a <{terms.bkg('Park')}> ."
    (quad,) = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    assert str(quad.subject) == f"<{terms.thing(text)}>"


def test_han_characters_stay() -> None:
    assert terms.thing("黄埔区").endswith("/黄埔区")


def test_an_empty_slug_is_refused() -> None:
    with pytest.raises(DataError, match="empty id"):
        terms.thing("")


@pytest.mark.parametrize("iri", ["https://example.org/x", terms.THINGS, terms.bkg("Park")])
def test_a_foreign_iri_has_no_slug(iri: str) -> None:
    with pytest.raises(DataError, match="neither a thing nor a document"):
        terms.slug(iri)


def test_an_unknown_term_is_refused_by_name() -> None:
    with pytest.raises(DataError, match="'presentAt'"):
        terms.bkg("presentAt")
    with pytest.raises(DataError, match="no term"):
        terms.term_name(terms.ONTOLOGY + "presentAt")


def test_no_name_stands_for_two_things() -> None:
    groups = (
        *(terms.CLASSES, terms.RELATIONS, tuple(terms.METRICS), terms.CLAIM_TERMS),
        *(terms.THING_TERMS, terms.ROLL_UP_TERMS, terms.COMPARISON_TERMS, terms.INFERENCE_TERMS),
        *(terms.DOCUMENT_TERMS, terms.ANNOTATION_TERMS),
    )
    assert sum(len(group) for group in groups) == len(terms.NAMES)


def test_domains_and_ranges_are_known_classes_of_the_same_relations() -> None:
    assert set(terms.DOMAINS) == set(terms.RANGES)
    for classes in (*terms.DOMAINS.values(), *terms.RANGES.values()):
        assert set(classes) <= set(terms.CLASSES)


def test_every_kind_of_a_metric_has_a_unit() -> None:
    assert set(terms.METRICS.values()) == {*terms.UNITS, "money"}


def test_an_investment_firm_is_an_enterprise_and_an_organization() -> None:
    assert terms.is_a("InvestmentFirm", "Enterprise")
    assert terms.is_a("InvestmentFirm", "Organization")
    assert not terms.is_a("Enterprise", "InvestmentFirm")
    with pytest.raises(DataError, match="'Firm'"):
        terms.is_a("Firm", "Organization")


def test_a_relation_accepts_only_its_types() -> None:
    assert terms.accepts("establishes", "PublicBody", "Fund")
    assert not terms.accepts("establishes", "PublicBody", "Product")
    with pytest.raises(DataError, match="'settledIn'"):
        terms.accepts("settledIn", "Enterprise", "Park")


def test_terms_load_no_rdf_library() -> None:
    code = "import sys, biokg.terms; print(sorted({'rdflib', 'pyoxigraph', 'yaml'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
