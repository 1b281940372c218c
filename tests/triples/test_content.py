from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.model import Claim, Role
from biokg.terms import bkg
from biokg.triples.content import fact_iri, fields, number, year_of

from .test_linking import EGRET, HERON, RUIYUN, figure, linked, relation

OUTPUT = figure("a", HERON, "outputValue", "45000000000", unit="CNY", time="2023", printed="45 billion yuan")
PRESENCE = relation("b", EGRET, "presentIn", HERON, time="2023")


def _iri(claim: Claim) -> str:
    (one,) = linked(claim)
    return fact_iri(one)


def _terms(claim: Claim) -> dict[str, str]:
    (one,) = linked(claim)
    return dict(fields(one))


@pytest.mark.parametrize(
    "other",
    [
        {"id": "z"},
        {"document": "news/2"},
        {"quote": "another", "start": 7, "end": 14},
        {"rule": "s"},
        {"tier": "B", "flags": ("subject-inherited",)},
        {"printed": "450亿元"},
        {"value": Decimal("4.50E+10")},
        {"curated": True, "extractor": "person"},
        {"time_basis": "document-date"},
        {"about": "biomedical industry"},
    ],
)
def test_who_says_it_and_how_it_is_printed_makes_no_other_fact(other: dict[str, Any]) -> None:
    assert _iri(replace(OUTPUT, **other)) == _iri(OUTPUT)


@pytest.mark.parametrize(
    "other",
    [
        {"value": Decimal(45)},
        {"upper": Decimal(46000000000)},
        {"total": Decimal(46000000000)},
        {"unit": "USD"},
        {"metric": "industryScale"},
        {"bound": "moreThan"},
        {"time": "2024"},
        {"time": None},
        {"modality": "target"},
        {"negated": True},
        {"segment": "core area"},
        {"subject": RUIYUN},
    ],
)
def test_what_is_said_makes_the_fact(other: dict[str, Any]) -> None:
    assert _iri(replace(OUTPUT, **other)) != _iri(OUTPUT)


def test_two_names_of_a_thing_make_one_fact() -> None:
    other = replace(PRESENCE, subject=Role("Enterprise", "白鹭药业", "白鹭"), object=Role("Park", "鹭洲科技园", "园区"))
    assert _iri(other) == _iri(PRESENCE)


@pytest.mark.parametrize(
    "other",
    [{"predicate": "headquarteredIn"}, {"object": RUIYUN}, {"qualifiers": (("role", "CEO"),)}, {"negated": True}],
)
def test_another_end_predicate_or_role_makes_another_relation(other: dict[str, Any]) -> None:
    assert _iri(replace(PRESENCE, **other)) != _iri(PRESENCE)


@pytest.mark.parametrize("metric", ["otherCount", "shareOf", "growthRate", "rank"])
def test_where_the_counted_thing_makes_the_meaning_it_makes_the_fact(metric: str) -> None:
    first = figure("a", HERON, metric, "12", about="laboratories")
    assert _iri(first) != _iri(replace(first, about="canteens"))
    assert _iri(first) == _iri(replace(first, about="Laboratories"))


def test_numbers_that_nothing_binds_are_facts_of_their_own() -> None:
    first = figure("a", None, None, "12", tier="C")
    assert _iri(first) != _iri(replace(first, id="b"))


def test_the_fields_of_a_figure() -> None:
    terms = _terms(OUTPUT)
    assert terms[bkg("value")] == '"45000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert terms[bkg("year")] == '"2023"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert terms[bkg("printed")] == '"45 billion yuan"'
    assert terms[bkg("subject")] == "<https://w3id.org/biokg/id/heron>"
    assert not {bkg("negated"), bkg("upperValue"), bkg("predicate"), bkg("object")} & set(terms)


def test_the_fields_of_a_relation() -> None:
    claim = relation(
        "b", EGRET, "holdsApproval", Role("Product", "Tangolimab", "Tangolimab"), qualifiers=(("kind", "marketing"),)
    )
    terms = _terms(claim)
    assert terms[bkg("predicate")] == f"<{bkg('holdsApproval')}>"
    assert terms[bkg("approvalKind")] == '"marketing"'
    assert bkg("metric") not in terms


def test_a_denial_is_said() -> None:
    assert bkg("negated") in _terms(replace(PRESENCE, negated=True))


@pytest.mark.parametrize(
    ("time", "year"),
    [("2019", 2019), ("2025-05", 2025), ("2021/2024", 2024), ("2025-01/2025-06", 2025), ("", None), (None, None)],
)
def test_a_time_ends_in_a_year(time: str | None, year: int | None) -> None:
    assert year_of(time) == year


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**15, places=4))
def test_a_number_is_plain_and_exact(value: Decimal) -> None:
    written = number(value)
    assert Decimal(written) == value
    assert "E" not in written.upper()
    assert written == number(value * Decimal("1.000"))
