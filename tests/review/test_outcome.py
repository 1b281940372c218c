"""What is said beforehand is what the next build does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from biokg.errors import UsageError
from biokg.review.decide import By, correction, write
from biokg.review.doubts import doubts
from biokg.review.items import FactItem
from biokg.review.outcome import Outcome, outcome
from biokg.review.picks import changes
from biokg.review.single import added, found, opened
from biokg.store.view import View

BY = By("me", "2026-01-01", "because")
QUOTE = "Quillfeather Biologics has settled in the park."


def _item(view: View, kind: str) -> FactItem:
    items = (item for item in doubts(view, ["fact"]) if isinstance(item, FactItem))
    return next(item for item in items if kind in {item.said.linked.claim.metric, item.said.linked.claim.predicate})


def _asserted(view: View) -> set[str]:
    from biokg.review.meaning import documents
    from biokg.review.outcome import _facts

    return _facts(documents(view).values())


@pytest.mark.parametrize(
    ("kind", "verdict", "words"),
    [
        ("outputValue", "right", []),
        ("outputValue", "edit", ["time=2023"]),
        ("presentIn", "right", []),
        ("expertCount", "edit", ["subject=恒瑞医药", "time=2024"]),
    ],
)
def test_the_next_build_does_what_was_said(
    build: Callable[..., View], kind: str, verdict: str, words: list[str]
) -> None:
    view = build()
    item = _item(view, kind)
    decision = correction(item, verdict, BY, changes(view, item, words))
    said = outcome(view, [decision])
    before = _asserted(view)
    write(view, decision)
    after = _asserted(build())
    assert said.facts == tuple(
        [("-", one) for one in sorted(before - after)] + [("+", one) for one in sorted(after - before)]
    )
    assert said.facts
    assert said.unfit == ()


def test_edges_and_answers_that_change_are_told(build: Callable[..., View]) -> None:
    view = build()
    said = outcome(view, [correction(_item(view, "presentIn"), "right", BY, {})])
    assert said.edges == (("+", "Quillfeather Biologics presentIn Suzhou Industrial Park"),)
    assert ("clusters", "+") in {(name, sign) for name, sign, _ in said.answers}


def test_a_rehearsal_writes_nothing(build: Callable[..., View], home: Path) -> None:
    view = build()
    assert isinstance(outcome(view, [correction(_item(view, "presentIn"), "wrong", BY, {})]), Outcome)
    assert not (home / "reviewed").exists()


def test_a_fact_is_added_by_its_quote_and_its_number_is_read(build: Callable[..., View]) -> None:
    view = build()
    words = ["subject=恒瑞医药", "metric=expertCount", "printed=320 experts", "time=2024"]
    decision = added(view, ("park.txt", "It employs 320 experts."), words, BY)
    assert [sign for sign, _ in outcome(view, [decision]).facts] == ["+"]
    write(view, decision)
    assert "Hengrui Medicine · expertCount · 320 1 (2024; reported)" in _asserted(build())


@pytest.mark.parametrize(
    "words",
    [
        ["subject=恒瑞医药", "metric=expertCount", "printed=321 experts"],
        ["subject=恒瑞医药", "metric=expertCount", "printed=no number"],
        ["subject=恒瑞医药", "metric=beauty", "printed=320 experts"],
        ["subject=恒瑞医药", "predicate=presentIn", "object=恒瑞医药"],
        ["metric=expertCount", "printed=320 experts"],
        ["colour=red"],
    ],
)
def test_what_is_added_passes_the_same_gate(build: Callable[..., View], home: Path, words: list[str]) -> None:
    view = build()
    with pytest.raises(UsageError):
        write(view, added(view, ("park.txt", "It employs 320 experts."), words, BY))
    assert not (home / "reviewed").exists()


def test_a_decision_that_is_opened_leaves_no_trace(build: Callable[..., View], home: Path) -> None:
    first = build(home / "first.nq")
    item = _item(first, "presentIn")
    write(first, found(first, "right", [item.key], BY))
    second = build()
    for one in opened(("park.txt", QUOTE), BY):
        write(second, one)
    build(home / "last.nq")
    assert (home / "first.nq").read_bytes() == (home / "last.nq").read_bytes()
    with pytest.raises(UsageError, match="nothing"):
        opened(("park.txt", QUOTE), BY)


def test_a_document_that_is_not_there_is_named(build: Callable[..., View]) -> None:
    view = build()
    decision = correction(_item(view, "presentIn"), "right", BY, {})
    [(_, reason)] = outcome(view, [replace(decision, document="nowhere")]).unfit
    assert "no such document" in reason
