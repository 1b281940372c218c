import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from biokg.ask.claims import told
from biokg.errors import DataError, UsageError
from biokg.model import Claim
from biokg.review.decide import By, correction, decide, write
from biokg.review.doubts import doubts
from biokg.review.items import FactItem
from biokg.review.picks import changes, picks
from biokg.store.view import View

BY = By("李伟", "2026-01-01T09:30:00+08:00", "read it")


def _item(view: View, metric: str) -> FactItem:
    return next(item for item in doubts(view) if isinstance(item, FactItem) and item.said.linked.claim.metric == metric)


def _claims(view: View, metric: str, document: str = "park.txt") -> list[Claim]:
    return [
        one.claim
        for held in told(view)
        for one in held.claims
        if (one.claim.metric, held.document.id) == (metric, document)
    ]


def test_what_is_right_is_asserted_at_the_next_build_with_who_said_so(build: Callable[..., View]) -> None:
    view = build()
    decide(view, _item(view, "outputValue"), "right", BY)
    [claim] = _claims(build(), "outputValue")
    assert (claim.tier, claim.curated) == ("A", True)
    assert claim.decision
    assert (claim.decision.who, claim.decision.when, claim.decision.why) == (
        "李伟",
        "2026-01-01T09:30:00+08:00",
        "read it",
    )


def test_what_is_wrong_is_gone_at_the_next_build(build: Callable[..., View]) -> None:
    view = build()
    decide(view, _item(view, "expertCount"), "wrong", BY)
    assert _claims(build(), "expertCount") == []


def test_an_edit_changes_what_was_picked(build: Callable[..., View]) -> None:
    view = build()
    item = _item(view, "outputValue")
    decide(view, item, "edit", BY, changes(view, item, ["p=2023", "d=reported"]))
    [claim] = _claims(build(), "outputValue")
    assert (claim.time, claim.time_basis, claim.tier) == ("2023", "context", "A")


def test_a_subject_is_picked_by_number_or_called_by_name(build: Callable[..., View]) -> None:
    view = build()
    item = _item(view, "expertCount")
    labels = [one.label for one in picks(view, item)["subject"]]
    assert "Hengrui Medicine (Enterprise)" in labels
    by_number = changes(view, item, [f"s={labels.index('Hengrui Medicine (Enterprise)') + 1}"])
    by_name = changes(view, item, ["subject=恒瑞医药"])
    assert by_number == by_name
    assert by_name["subject"]["name"] == "Hengrui Medicine"


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("height=3", "height"),
        ("time", "time"),
        ("metric=beautyCount", "beautyCount"),
        ("subject=Huangpu", "ambiguous"),
        ("type=Dragon", "Dragon"),
    ],
)
def test_what_cannot_be_understood_is_named(build: Callable[..., View], word: str, named: str) -> None:
    view = build()
    with (
        pytest.raises((UsageError, DataError), match=named)
        if named != "ambiguous"
        else pytest.raises(Exception, match=named)
    ):
        changes(view, _item(view, "outputValue"), [word])


@pytest.mark.parametrize(
    "change",
    [
        {"value": 160_000_000_000},
        {"metric": "talentCount"},
        {"time": "soon"},
        {"printed": "RMB 151 billion"},
        {"unit": "USD"},
    ],
)
def test_nothing_is_written_that_the_gate_refuses(
    build: Callable[..., View], home: Path, change: dict[str, object]
) -> None:
    view = build()
    with pytest.raises(UsageError, match="not written"):
        decide(view, _item(view, "outputValue"), "edit", BY, change)
    assert not (home / "reviewed").exists()


def test_an_addition_must_be_in_the_text(build: Callable[..., View]) -> None:
    view = build()
    said = correction(_item(view, "outputValue"), "right", BY, {})
    with pytest.raises(UsageError, match="quote"):
        write(view, replace(said, verdict="add", quote="It makes 150 billion tears a year."))


def test_an_undone_decision_leaves_no_trace(build: Callable[..., View], home: Path) -> None:
    view = build()
    item = _item(view, "outputValue")
    first = decide(view, item, "right", BY)
    before = first.path.read_bytes()
    second = decide(view, item, "wrong", BY)
    second.undo()
    assert first.path.read_bytes() == before
    assert json.loads(before)["verdict"] == "right"
