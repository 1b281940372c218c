"""What is left out of a sentence leaves its names and their relation as they were."""

import pytest

from biokg.claims.adjuncts import adjuncts, clauses, without_adjuncts
from biokg.claims.extract import extract
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import read
from biokg.model import Document


def _relations(text: str, language: str) -> set[tuple[str, str, str]]:
    reading = read(Document("t", "t", text, 0, language, None, "2025-06-01", "printed", None), Gazetteer([]))
    claims = extract(reading).claims
    return {
        (claim.subject.name, claim.predicate, claim.object.name)
        for claim in claims
        if claim.subject and claim.object and claim.predicate
    }


@pytest.mark.parametrize("row", adjuncts(), ids=lambda row: row["id"])
def test_an_adjunct_is_left_out(row: dict[str, str]) -> None:
    assert without_adjuncts(row["from"]) == row["to"]


def test_a_sentence_of_names_alone_stays_as_it_is() -> None:
    assert without_adjuncts("⟦E0⟧ develops ⟦D1⟧.") == "⟦E0⟧ develops ⟦D1⟧."


def test_a_later_clause_with_a_name_of_its_own_in_front_is_not_said_of_the_first() -> None:
    assert clauses("⟦E0⟧落户⟦P1⟧,⟦E2⟧研发⟦D3⟧。") == ""


@pytest.mark.parametrize(
    ("text", "language", "relation"),
    [
        (
            "Qinghe Therapeutics, a gene therapy startup, was founded by eye surgeon Meng Lan.",
            "en",
            ("Qinghe Therapeutics", "foundedBy", "Meng Lan"),
        ),
        (
            "潮汐药业有限公司2016年由留美博士陈默远创办,现有员工300人。",
            "zh",
            ("潮汐药业有限公司", "foundedBy", "陈默远"),
        ),
    ],
)
def test_a_relation_is_found_past_its_adjuncts(text: str, language: str, relation: tuple[str, str, str]) -> None:
    assert relation in _relations(text, language)
