from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from biokg.claims.corrections import NO_FACT, Corrected, correct
from biokg.claims.decisions import append_correction, read_corrections
from biokg.claims.extract import extract
from biokg.errors import DataError
from biokg.model import Claim

from .test_decisions import FIRST, entry, read
from .test_observations import document, reading

TEXT = "Heron Bay Science Park has 320 firms and 45 experts. Larkfield Biologics is located in Heron Bay Science Park."
SECOND = TEXT[len(FIRST) + 1 :]


def _found() -> tuple[Claim, ...]:
    return extract(reading(TEXT)).claims


def _corrected(log: Path, *rows: dict[str, Any]) -> tuple[Claim, ...]:
    return correct(document(TEXT), _found(), read(log, *rows)).claims


def _only_reason(result: Corrected) -> str:
    [(_, reason)] = result.unfit
    assert result.used == ()
    return reason


def _values(claims: tuple[Claim, ...]) -> list[Decimal | None]:
    return [claim.value for claim in claims if claim.kind == "observation"]


def test_without_decisions_nothing_changes() -> None:
    assert correct(document(TEXT), _found(), ()).claims == _found()
    assert sorted(claim.value or 0 for claim in _found() if claim.kind == "observation") == [45, 320]


def test_what_is_wrong_is_gone_and_only_that(log: Path) -> None:
    left = _corrected(log, entry(verdict="wrong", match={"value": 320}))
    assert _values(left) == [45]
    assert len(left) == len(_found()) - 1


def test_what_was_refuted_does_not_come_back_with_a_rebuild(log: Path) -> None:
    decisions = read(log, entry(verdict="wrong", match={"value": 320}))
    for _ in range(2):
        assert 320 not in _values(correct(document(TEXT), extract(reading(TEXT)).claims, decisions).claims)


def test_what_was_refuted_stays_so_when_confirmed_before(log: Path) -> None:
    left = _corrected(log, entry(match={"value": 320}), entry(verdict="wrong", match={"value": 320}))
    assert _values(left) == [45]


def test_what_is_right_is_asserted_and_said_to_be_a_persons_word(log: Path) -> None:
    before = next(claim for claim in _found() if claim.value == 45)
    after = next(claim for claim in _corrected(log, entry(match={"value": 45})) if claim.value == 45)
    assert (after.tier, after.curated, before.curated) == ("A", True, False)
    assert (after.id, after.quote, after.metric) == (before.id, before.quote, before.metric)


def test_an_edit_changes_the_named_fields_alone(log: Path) -> None:
    change = {"metric": "talentCount", "time": "2024", "subject": {"type": "Region", "name": "Suzhou"}}
    before = next(claim for claim in _found() if claim.value == 45)
    after = next(c for c in _corrected(log, entry(verdict="edit", match={"value": 45}, set=change)) if c.value == 45)
    assert after.subject
    assert (after.metric, after.time, after.subject.name, after.subject.type) == (
        "talentCount",
        "2024",
        "Suzhou",
        "Region",
    )
    assert (after.id, after.tier, after.curated, after.unit) == (before.id, "A", True, before.unit)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"value": 45.1}, "45.1"),
        ({"metric": "beautyCount"}, "beautyCount"),
        ({"modality": "dreamt"}, "dreamt"),
        ({"subject": {"type": "Dragon", "name": "Suzhou"}}, "Dragon"),
        ({"value": "many"}, "many"),
        ({"subject": "Suzhou"}, "Suzhou"),
        ({"rule": "refuted"}, "rule"),
    ],
)
def test_an_edit_passes_the_same_gate(log: Path, change: dict[str, Any], named: str) -> None:
    decision = read(log, entry(verdict="edit", match={"value": 45}, set=change)) if named != "rule" else ()
    if not decision:
        with pytest.raises(DataError, match="rule"):
            read(log, entry(verdict="edit", match={"value": 45}, set=change))
        return
    result = correct(document(TEXT), _found(), decision)
    assert named in _only_reason(result)
    assert result.claims == _found()


def test_ends_are_matched_by_name_or_by_mention(log: Path) -> None:
    match = {"predicate": "presentIn", "subject": "Larkfield Biologics", "object": "Heron Bay Science Park"}
    assert any(claim.kind == "relation" for claim in _found())
    left = _corrected(log, entry(quote=SECOND, verdict="wrong", match=match))
    assert not any(claim.kind == "relation" for claim in left)


@pytest.mark.parametrize(
    "change",
    [
        {"document": "news/2"},
        {"quote": "Heron Bay Science Park has 321 firms"},
        {"match": {"value": 321}},
        {"match": {"metric": "expertCount", "value": 320}},
        {"match": {"subject": "Larkfield Biologics"}},
        {"match": {"object": "Heron Bay Science Park"}},
    ],
)
def test_a_decision_on_something_else_changes_nothing_and_is_not_used(log: Path, change: dict[str, Any]) -> None:
    decisions = read(log, entry(**{"verdict": "wrong", "match": {"value": 320}, **change}))
    result = correct(document(TEXT), _found(), decisions)
    assert result.claims == _found()
    assert result.used == ()


def test_decisions_that_found_their_fact_are_named(log: Path) -> None:
    decisions = read(log, entry(verdict="wrong", match={"value": 320}), entry(verdict="wrong", match={"value": 999}))
    assert set(correct(document(TEXT), _found(), decisions).used) == {decisions[0]}


RELATION = {
    "predicate": "headquarteredIn",
    "subject": {"type": "Enterprise", "name": "Larkfield Biologics"},
    "object": {"type": "Park", "name": "Heron Bay Science Park"},
}
FIGURE = {
    "subject": {"type": "Park", "name": "Heron Bay Science Park", "mention": "Heron Bay Science Park"},
    "metric": "expertCount",
    "value": 45,
    "unit": "1",
    "bound": "exact",
    "printed": "45 experts",
}


def test_an_added_relation_stands_at_its_quote(log: Path) -> None:
    source = document(TEXT, offset=100)
    added = correct(source, (), read(log, entry(verdict="add", quote=SECOND, set=RELATION))).claims[0]
    assert (added.kind, added.predicate, added.tier, added.curated) == ("relation", "headquarteredIn", "A", True)
    assert (added.start, added.end) == (100 + TEXT.index(SECOND), 100 + len(TEXT))
    assert added.extractor == "person"


def test_an_added_figure_keeps_its_number(log: Path) -> None:
    added = correct(document(TEXT), (), read(log, entry(verdict="add", set=FIGURE))).claims[0]
    assert (added.kind, added.metric, added.value, added.printed) == (
        "observation",
        "expertCount",
        Decimal(45),
        "45 experts",
    )
    assert isinstance(added.value, Decimal)


def test_what_is_added_is_the_same_at_every_build(log: Path) -> None:
    decisions = read(log, entry(verdict="add", set=FIGURE))
    assert correct(document(TEXT), (), decisions) == correct(document(TEXT), (), decisions)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"quote": "It never said so."}, "It never said so."),
        ({"set": {**FIGURE, "printed": "46 experts"}}, "46 experts"),
        ({"set": {**FIGURE, "printed": None}}, "None"),
        ({"set": {**FIGURE, "metric": "beautyCount"}}, "beautyCount"),
        ({"set": {**RELATION, "subject": RELATION["object"]}}, "headquarteredIn"),
        ({"set": {"predicate": "headquarteredIn", "subject": RELATION["subject"]}}, "headquarteredIn"),
        ({"set": {**FIGURE, "unit": "%"}}, "%"),
        ({"set": {**FIGURE, "time": "lately"}}, "lately"),
        ({"set": {**FIGURE, "bound": "roughly"}}, "roughly"),
        ({"set": {**FIGURE, "value": "NaN"}}, "NaN"),
        ({"set": {**RELATION, "predicate": "adores"}}, "adores"),
    ],
)
def test_an_addition_passes_the_same_gate(log: Path, change: dict[str, Any], named: str) -> None:
    decisions = read(log, entry(**{"verdict": "add", "set": FIGURE, **change}))
    result = correct(document(TEXT), (), decisions)
    assert named in _only_reason(result)
    assert result.claims == ()


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Science Park has", "Science  Park\nhas"),
        "A new heading\n\n" + TEXT,
        TEXT.replace("320", "３２０").replace(".", "．", 1),
        TEXT.replace(" and 45", "\u200b and\u00a045"),
    ],
    ids=["wrapped", "moved", "wide", "spaces"],
)
@pytest.mark.parametrize("verdict", ["wrong", "edit"])
def test_a_decision_survives_a_text_that_is_read_anew(log: Path, text: str, verdict: str) -> None:
    given = {"set": {"time": "2024"}} if verdict == "edit" else {}
    rows = read(log, entry(verdict=verdict, match={"value": 45, "metric": "expertCount"}, **given))
    result = correct(document(text), extract(reading(text)).claims, rows)
    assert result.used == rows
    assert [claim.time for claim in result.claims if claim.value == 45] == (["2024"] if verdict == "edit" else [])


def test_what_was_refuted_stays_so_when_another_rule_finds_it_in_a_longer_quote(log: Path) -> None:
    rows = read(log, entry(verdict="wrong", match={"value": 320, "metric": "enterpriseCount"}))
    better = tuple(replace(claim, rule="new", id="new", quote=TEXT) for claim in _found())
    assert 320 not in _values(correct(document(TEXT), better, rows).claims)
    other = tuple(replace(claim, metric="projectCount") for claim in better)
    assert 320 in _values(correct(document(TEXT), other, rows).claims)


def test_ends_are_the_same_when_they_are_the_same_thing(log: Path) -> None:
    rows = read(log, entry(verdict="wrong", match={"value": 320, "subject": "苍鹭湾科学园"}))
    assert correct(document(TEXT), _found(), rows).used == ()
    left = correct(document(TEXT), _found(), rows, lambda role, _: role.name == "Heron Bay Science Park").claims
    assert _values(left) == [45]


def test_a_confirmed_fact_stands_even_when_no_rule_finds_it_any_more(log: Path) -> None:
    rows = read(log, entry(verdict="right", match={"value": 45}, set=FIGURE))
    [kept] = correct(document(TEXT), (), rows).claims
    assert (kept.value, kept.rule, kept.curated, kept.quote) == (Decimal(45), "person", True, FIRST)
    assert len(correct(document(TEXT), _found(), rows).claims) == len(_found())


def test_a_decision_on_a_figure_wins_over_what_a_better_rule_says_of_the_same_number(log: Path) -> None:
    rows = read(
        log, entry(verdict="edit", match={"value": 45, "metric": "expertCount"}, set={**FIGURE, "time": "2024"})
    )
    better = tuple(
        replace(claim, metric="talentCount", printed="45 experts") if claim.value == 45 else claim for claim in _found()
    )
    [claim] = [one for one in correct(document(TEXT), better, rows).claims if one.value == 45]
    assert (claim.metric, claim.time, claim.rule) == ("expertCount", "2024", better[1].rule)


def test_what_is_added_twice_or_found_by_now_is_one_fact(log: Path) -> None:
    rows = read(log, entry(verdict="add", set=FIGURE), entry(verdict="add", set={**FIGURE, "about": "experts"}))
    assert [claim.value for claim in correct(document(TEXT), (), rows).claims] == [45]


def test_a_later_decision_wins_and_an_opened_one_is_as_if_never_made(log: Path) -> None:
    refuted, confirmed = (entry(verdict=verdict, match={"value": 45}) for verdict in ("wrong", "right"))
    assert 45 not in _values(_corrected(log, confirmed, refuted))
    assert 45 in _values(_corrected(log, refuted, confirmed))
    assert _corrected(log, refuted, {**refuted, "verdict": "open"}) == _found()
    assert read_corrections() == ()


def test_who_decided_when_and_why_stands_on_the_fact(log: Path) -> None:
    [claim] = [one for one in _corrected(log, entry(match={"value": 45})) if one.curated]
    assert claim.decision
    assert (claim.decision.verdict, claim.decision.who, claim.decision.when) == ("right", "me", "2026-01-01")


def test_what_no_longer_stands_is_told_with_the_reason(log: Path) -> None:
    rows = read(log, entry(verdict="wrong", match={"value": 321}), entry(quote="Nobody said so.", match={"value": 45}))
    reasons = [reason for _, reason in correct(document(TEXT), _found(), rows).unfit]
    assert reasons == [NO_FACT, "the quote is not in its text"]


def test_own_decisions_are_written_and_hold_after_the_shipped_ones(log: Path) -> None:
    [shipped] = read(log, entry(match={"value": 45}))
    append_correction(replace(shipped, verdict="wrong", who="you", when="2026-02-02T10:00:00+08:00"))
    first, second = read_corrections()
    assert (first.own, second.own, second.who, second.match) == (False, True, "you", shipped.match)
    assert 45 not in _values(correct(document(TEXT), _found(), (first, second)).claims)
