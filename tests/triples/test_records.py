import json
from decimal import Decimal

import pytest

from biokg.model import Claim, Role
from biokg.triples.records import Record, record

from .test_linking import EGRET, HERON, document, figure, linked, relation


def _record(claim: Claim) -> Record:
    (one,) = linked(claim)
    return record(one, document(publisher="Ruiyun Daily"))


RELATION = relation("a", Role("Enterprise", "白鹭药业", "白鹭"), "presentIn", HERON, time="2023", flags=("x",))
FIGURE = figure("b", HERON, "outputValue", "45000000000", unit="CNY", printed="RMB 45 billion", time="2023")

COMMON = {
    *("id", "kind", "subject", "time", "modality", "negated", "document", "evidence", "extractor", "rule", "tier"),
    *("flags", "curated"),
}


def test_a_relation_has_the_keys_of_the_contract() -> None:
    assert set(_record(RELATION)) == COMMON | {"predicate", "object", "qualifiers"}


def test_an_observation_has_the_keys_of_the_contract() -> None:
    wanted = {"metric", "value", "unit", "bound", "about", "segment", "printed", "time_basis"}
    found = set(_record(FIGURE))
    assert found >= COMMON | wanted
    assert not {"predicate", "object"} & found


def test_both_ends_are_told_with_all_names_and_their_surface() -> None:
    told = _record(RELATION)
    assert told["subject"] == {
        "id": "https://w3id.org/biokg/id/egret",
        "type": "Enterprise",
        "label": "Egret Pharmaceutical",
        "names": told["subject"]["names"],
        "mention": "白鹭",
    }
    assert set(told["subject"]["names"]) == {"Egret Pharmaceutical", "Egret", "白鹭药业"}
    assert told["object"]["mention"] == "HBSP"


def test_the_evidence_and_its_document_are_told() -> None:
    told = _record(RELATION)
    assert told["evidence"] == {"quote": "Egret grew.", "start": 0, "end": 11}
    assert told["document"] == {
        "id": "news/1",
        "title": "Egret grows",
        "publisher": "Ruiyun Daily",
        "published": "2025-03-01",
        "language": "en",
    }


def test_a_role_is_told_and_null_where_there_is_none() -> None:
    person = Role("Person", "Lin Zhiyuan", "Lin")
    assert _record(RELATION)["qualifiers"] == {"role": None}
    assert _record(relation("a", person, "affiliatedWith", EGRET, qualifiers=(("role", "CEO"),)))["qualifiers"] == {
        "role": "CEO"
    }


@pytest.mark.parametrize(
    ("value", "printed"),
    [("45000000000", "45000000000"), ("4.5E+10", "45000000000"), ("8.94", "8.94"), ("40.0", "40"), ("0.1", "0.1")],
)
def test_numbers_are_plain_json_numbers(value: str, printed: str) -> None:
    told = _record(figure("b", HERON, "outputValue", value))
    assert json.dumps(told["value"]) == printed


def test_a_number_that_nothing_binds_has_no_subject_and_no_metric() -> None:
    told = _record(figure("c", None, None, "12", tier="C"))
    assert (told["subject"], told["metric"], told["value"]) == (None, None, 12)


def test_a_range_tells_both_ends() -> None:
    told = _record(figure("c", HERON, "outputValue", "4", upper=Decimal(5), total=None))
    assert (told["value"], told["upper"]) == (4, 5)


def test_a_record_is_json_and_comes_back_whole() -> None:
    for claim in (RELATION, FIGURE):
        told = _record(claim)
        assert json.loads(json.dumps(told, ensure_ascii=False)) == told
