import pytest

from biokg.claims.decisions import Correction
from biokg.claims.extract import extract
from biokg.claims.learning import DOUBTED, Verdicts, doubted_rules, verdicts, with_doubt

from .test_observations import reading

TEXT = "Heron Bay Science Park has 320 firms and 45 experts. Larkfield Biologics is located in Heron Bay Science Park."


def _said(number: int, verdict: str, rule: str = "firms") -> Correction:
    return Correction("log", "a", f"It has {number} firms.", verdict, "{}", "{}", "me", "2026", "so", rule)


def _log(right: int, wrong: int) -> list[Correction]:
    return [_said(number, "right" if number < right else "wrong") for number in range(right + wrong)]


@pytest.mark.parametrize(
    ("right", "wrong", "falls"), [(7, 3, False), (6, 4, True), (0, 9, False), (14, 6, False), (13, 7, True)]
)
def test_a_rule_falls_below_seven_of_ten_after_ten_verdicts(right: int, wrong: int, falls: bool) -> None:
    assert doubted_rules(_log(right, wrong)) == (frozenset({"firms"}) if falls else frozenset())


def test_of_several_verdicts_on_one_fact_the_last_counts() -> None:
    log = [*_log(0, 10), *_log(10, 0)]
    assert verdicts(log) == [Verdicts("firms", 10, 0)]


def test_additions_of_people_are_no_verdict_on_a_rule() -> None:
    assert verdicts([_said(1, "add", rule="")]) == []


def test_the_facts_of_a_doubted_rule_fall_and_no_others() -> None:
    claims = extract(reading(TEXT)).claims
    rule = next(claim.rule for claim in claims if claim.tier == "A")
    lowered = with_doubt(claims, frozenset({rule}))
    for before, after in zip(claims, lowered, strict=True):
        assert (DOUBTED in after.flags) == (before.rule == rule)
        assert after.tier == ("B" if before.rule == rule and before.tier == "A" else before.tier)
