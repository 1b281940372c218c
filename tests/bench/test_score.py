"""The scorer on facts made by hand, each with the mistake that its name says."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

TEXT = (
    "In 2024, Moon Park recorded an output value of 5 billion yuan, up 8%. "
    "It is home to 300 firms, among them Alpha and Beta. 19 of the top 20 drug makers came."
)


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "score", Path(__file__).parents[2] / "bench" / "extraction" / "score.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


score = load()


def number(printed: str, value: float, unit: str, metric: str, **more: Any) -> dict[str, Any]:
    row = {"kind": "number", "printed": printed, "value": value, "unit": unit, "metric": metric, "bound": "exact"}
    rest = {"subject": ["Moon Park"], "time": "2024", "modality": "reported", "plain": True, "quote_hint": printed}
    return {**row, **rest, **more}


def relation(subject: str, predicate: str, target: str, **more: Any) -> dict[str, Any]:
    return {"kind": "relation", "predicate": predicate, "subject": [subject], "object": [target], "plain": True, **more}


GOLD = [
    number("5 billion yuan", 5e9, "CNY", "outputValue"),
    number("8%", 8, "%", "growthRate"),
    number("300 firms", 300, "1", "enterpriseCount", time=None, plain=False),
    number("19", 19, "1", "multinationalCount", time=[None, "2024"], plain=False),
    number("top 20", 20, "1", "~.", time=None, optional=True),
    relation("Alpha", "presentIn", "Moon Park"),
    relation("Beta", "headquarteredIn", "Moon Park"),
    relation("Alpha", "partnersWith", "Beta"),
    {"kind": "name", "type": "Park", "name": "Moon Park"},
]


def evidence(quote: str) -> dict[str, Any]:
    start = TEXT.find(quote)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def end(name: str, kind: str = "Park") -> dict[str, Any]:
    return {"id": name, "type": kind, "label": name, "names": [name], "mention": name}


def observation(printed: str, value: float, unit: str, metric: str | None, **more: Any) -> dict[str, Any]:
    fact = {"kind": "observation", "printed": printed, "value": value, "unit": unit, "metric": metric, "tier": "A"}
    rest = {"subject": end("MOON  park"), "time": "2024", "bound": "exact", "modality": "reported"}
    sentence = next(part for part in TEXT.split(". ") if printed in part)
    return {**fact, **rest, "evidence": evidence(sentence), **more}


def edge(subject: str, predicate: str, target: str, tier: str = "A") -> dict[str, Any]:
    ends = {"subject": end(subject, "Enterprise"), "object": end(target)}
    return {"kind": "relation", "predicate": predicate, **ends, "tier": tier, "evidence": evidence("Alpha and Beta")}


def counts(*facts: dict[str, Any]) -> dict[str, int]:
    tally = score.score_document(GOLD, TEXT, list(facts))
    return dict(tally.counts)


def test_right_facts_are_right() -> None:
    got = counts(observation("5 billion yuan", 5e9, "CNY", "outputValue"), observation("8%", 8, "%", "growthRate"))
    assert (got["gold"], got["found"], got["claimed"]) == (4, 2, 2)
    assert (got["all three"], got["plain all three"], got["plain"]) == (2, 2, 2)
    assert (got["asserted"], got["asserted right"]) == (2, 2)


def test_a_wrong_scale_is_no_number() -> None:
    got = counts(observation("5 billion yuan", 5e8, "CNY", "outputValue"))
    assert (got.get("found", 0), got["number wrong"], got["claimed"], got["asserted right"]) == (0, 1, 1, 0)


def test_a_wrong_unit_is_no_number() -> None:
    got = counts(observation("5 billion yuan", 5e9, "USD", "outputValue"))
    assert (got.get("found", 0), got["number wrong"], got["asserted right"]) == (0, 1, 0)


def test_parts_of_a_binding_count_one_by_one() -> None:
    wrong = observation("300 firms", 300, "1", "talentCount", subject=end("Sun Park"), time="2023")
    got = counts(wrong)
    assert (got["found"], got["metric"], got["subject"], got["year"], got["all three"]) == (1, 0, 0, 0, 0)


def test_a_year_may_match_where_the_time_does_not() -> None:
    got = counts(observation("8%", 8, "%", "growthRate", time="2023/2024"))
    assert (got["year"], got["time"], got["all three"]) == (1, 0, 1)


def test_an_unbound_number_is_found_only() -> None:
    got = counts(observation("19", 19, "1", None, subject=None, tier="C"))
    assert (got["found"], got["metric"], got["subject"], got.get("asserted", 0)) == (1, 0, 0, 0)


def test_optional_and_repeated_numbers_count_neither_way() -> None:
    twice = [observation("8%", 8, "%", "growthRate"), observation("8%", 8, "%", None, tier="C")]
    got = counts(observation("top 20", 20, "1", None, tier="C"), *twice)
    assert (got["found"], got["claimed"], got["repeats"], got["all three"]) == (1, 1, 1, 1)


def test_the_year_as_a_number_is_an_extra() -> None:
    got = counts(observation("2024", 2024, "1", None, tier="C"))
    assert (got.get("found", 0), got["claimed"]) == (0, 1)


def test_relations() -> None:
    facts = [edge("Alpha", "presentIn", "Moon Park"), edge("Alpha", "presentIn", "Moon Park", "B")]
    facts += [edge("Beta", "presentIn", "Moon Park"), edge("Beta", "partnersWith", "Alpha")]
    got = counts(*facts, edge("Gamma", "presentIn", "Moon Park"), edge("Delta", "presentIn", "Moon Park", "C"))
    assert (got["relations claimed"], got["relations right"]) == (3, 2)
    assert (got["relations gold"], got["relations found"]) == (3, 2)


def test_a_denied_relation_is_not_the_relation() -> None:
    got = counts({**edge("Alpha", "presentIn", "Moon Park"), "negated": True})
    assert (got["relations right"], got["relations found"]) == (0, 0)


def test_names_and_classes() -> None:
    got = counts(edge("Alpha", "presentIn", "Moon Park"))
    assert (got["names"], got["names found"], got["names typed"]) == (1, 1, 1)


def test_quotes_must_stand_at_their_place() -> None:
    moved = observation("8%", 8, "%", "growthRate")
    moved["evidence"] = {**moved["evidence"], "start": 1, "end": 9}
    foreign = observation("8%", 8, "%", "growthRate", evidence=evidence("Alpha and Beta"))
    assert counts(moved)["bad quotes"] == 1
    assert counts(foreign)["bad quotes"] == 1
    assert "bad quotes" not in counts(observation("8%", 8, "%", "growthRate"))
