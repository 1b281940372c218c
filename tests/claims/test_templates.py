import pytest

from biokg.claims import templates as room
from biokg.claims.templates import LETTERS, Template, templates
from biokg.errors import DataError
from biokg.terms import DOMAINS, RANGES, SUPERCLASSES, is_a

_ROW = {"id": "x", "predicate": "presentIn", "pattern": "{s:firm} in {o:place}", "matches": "m", "refuses": "r"}


def _template(**given: object) -> Template:
    return room._template({**_ROW, **given})


def test_ids_are_unique() -> None:
    ids = [template.id for template in templates()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
def test_every_template_leads_somewhere(template: Template) -> None:
    assert template.predicate in DOMAINS
    assert {"s", "o"} <= set(template.pattern.groupindex)
    assert template.tier in {"A", "B", "C"}
    assert template.matches
    assert template.refuses


def test_every_end_of_a_relation_has_a_letter() -> None:
    wanted = {class_ for ends in (*DOMAINS.values(), *RANGES.values()) for class_ in ends}
    without = {class_ for class_ in wanted if not any(is_a(held, class_) for held in LETTERS)}
    assert without <= {"Approval"}
    assert set(LETTERS) <= set(SUPERCLASSES)


def test_letters_are_one_and_their_own() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert {len(letter) for letter in LETTERS.values()} == {1}


@pytest.mark.parametrize(
    ("pattern", "text", "subjects"),
    [
        ("{s:firm} in {o:place}", "⟦E0⟧ in ⟦P1⟧", "⟦E0⟧"),
        ("{s:firms} in {o:place}", "⟦E0⟧, ⟦E1⟧ and ⟦I2⟧ in ⟦R3⟧", "⟦E0⟧, ⟦E1⟧ and ⟦I2⟧"),
        ("{s:firms}在{o:place}", "⟦E0⟧、⟦E1⟧和⟦E2⟧在⟦R3⟧", "⟦E0⟧、⟦E1⟧和⟦E2⟧"),
        ("{s:firm}{gap}in {o:place}", "⟦E0⟧ grew fast in ⟦P1⟧", "⟦E0⟧"),
        ("{s:firm}{any}in {o:place}", "⟦E0⟧ and ⟦H1⟧ grew in ⟦P2⟧", "⟦E0⟧"),
    ],
)
def test_slots_are_written_out(pattern: str, text: str, subjects: str) -> None:
    match = _template(pattern=pattern).pattern.search(text)
    assert match
    assert match["s"] == subjects


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{s:firm} in {o:place}", "⟦H0⟧ in ⟦P1⟧"),
        ("{s:firm} in {o:park}", "⟦E0⟧ in ⟦R1⟧"),
        ("{s:firm}{gap}in {o:place}", "⟦E0⟧ met ⟦H1⟧ in ⟦P2⟧"),
        ("{s:firm}{gap}in {o:place}", "⟦E0⟧ grew. It is in ⟦P1⟧"),
        ("{s:firm}{any}in {o:place}", "⟦E0⟧ grew. It is in ⟦P1⟧"),
    ],
)
def test_a_slot_takes_its_own_classes_and_a_gap_no_slot(pattern: str, text: str) -> None:
    assert not _template(pattern=pattern).pattern.search(text)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"pattern": "{s:dragon} in {o:place}"}, "dragon"),
        ({"pattern": "{s:firm} in ({o:place}"}, "'x'"),
    ],
)
def test_a_broken_template_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises(DataError, match=named):
        _template(**given)


def test_a_template_without_its_examples_is_refused() -> None:
    with pytest.raises(DataError, match="matches, refuses"):
        room._template({"id": "x", "predicate": "presentIn", "pattern": "{s:firm} in {o:place}"})


def test_sectors_are_common_words_unless_a_template_asks_for_them() -> None:
    assert not _template().sectors
    assert _template(pattern="{s:firm} on {o:sector}").sectors
