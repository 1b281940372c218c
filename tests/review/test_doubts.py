from collections.abc import Callable

import pytest

from biokg.review.decide import By, decide
from biokg.review.doubts import doubts
from biokg.review.items import FactItem, Item, NameItem
from biokg.store.view import View

BY = By("me", "2026-01-01T00:00:00+00:00", "because")


def _facts(items: list[Item]) -> list[FactItem]:
    return [item for item in items if isinstance(item, FactItem)]


def test_figures_of_known_places_come_first_and_names_last(build: Callable[..., View]) -> None:
    items = doubts(build())
    weights = [item.weight for item in items]
    assert weights == sorted(weights, reverse=True)
    first, last = items[0], items[-1]
    assert isinstance(first, FactItem)
    assert first.said.linked.subject
    assert first.said.linked.subject.id == "suzhou-industrial-park"
    assert isinstance(last, NameItem)


def test_only_what_is_not_asserted_waits(build: Callable[..., View]) -> None:
    items = _facts(doubts(build()))
    assert items
    assert {item.said.linked.claim.tier for item in items} <= {"B", "C"}


def test_what_was_decided_since_the_build_is_asked_no_more(build: Callable[..., View]) -> None:
    view = build()
    before = _facts(doubts(view))
    decide(view, before[0], "right", BY)
    decide(view, before[1], "wrong", BY)
    assert [item.key for item in _facts(doubts(view))] == [item.key for item in before[2:]]


def test_one_kind_or_one_document_alone(build: Callable[..., View]) -> None:
    view = build()
    assert {type(item) for item in doubts(view, ["name"])} == {NameItem}
    assert {item.said.document.id for item in _facts(doubts(view, ["fact"], "park.txt"))} == {"park.txt"}


@pytest.mark.parametrize("name", ["Quillfeather Biologics"])
def test_a_name_that_was_made_known_is_asked_no_more(build: Callable[..., View], name: str) -> None:
    view = build()
    [item] = [one for one in doubts(view, ["name"]) if isinstance(one, NameItem) and name in one.entity.names]
    decide(view, item, "edit", BY, {"zh": ("鹅毛生物",)})
    assert name not in [one.entity.names[0] for one in doubts(view, ["name"]) if isinstance(one, NameItem)]
    after = build()
    known = {
        linked.subject.names: linked.subject
        for item in doubts(after)
        for linked in [item.evidence[0].linked]
        if linked.subject
    }
    assert ("Quillfeather Biologics", "鹅毛生物") in known
    assert not known["Quillfeather Biologics", "鹅毛生物"].provisional
