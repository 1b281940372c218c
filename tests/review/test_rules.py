"""Rules learn from verdicts at the next build, by themselves and from the log alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from biokg.ask.claims import told
from biokg.claims.decisions import Correction, append_correction
from biokg.claims.learning import DOUBTED
from biokg.store.view import View
from biokg.views.cli.main import main


def _claims(view: View) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    return {
        one.claim.id: (one.claim.rule, one.claim.tier, one.claim.flags) for held in told(view) for one in held.claims
    }


def test_a_rule_that_people_refute_falls_to_tier_b_and_the_build_says_so(
    build: Callable[..., View], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _claims(build())
    rule = next(rule for rule, tier, _ in before.values() if tier == "A")
    said = Correction("", "elsewhere.txt", "", "wrong", "{}", "{}", "me", "2026-01-01", "no", rule)
    for number in range(10):
        append_correction(replace(said, quote=f"It has {number} firms.", verdict="right" if number < 6 else "wrong"))
    after = _claims(build())
    assert {tier for held, tier, _ in after.values() if held == rule} == {"B"}
    assert all(DOUBTED in flags for held, _, flags in after.values() if held == rule)
    assert {key: held for key, held in after.items() if held[0] != rule} == {
        key: held for key, held in before.items() if held[0] != rule
    }
    assert main(["build", "news"]) == 0
    assert f"rule {rule}: 6 of 10 confirmed; its facts are tier B" in capsys.readouterr().err
    assert main(["rules", "--doubted", "--format", "csv"]) == 0
    assert f"{rule},0," in capsys.readouterr().out
