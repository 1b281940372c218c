from dataclasses import replace
from decimal import Decimal

import pytest

from biokg.claims.drafts import Draft
from biokg.claims.gate import Refusal, admit
from biokg.model import Claim, Role

from .test_observations import document, reading

TEXT = "Heron Bay Science Park had an output of 4 to 5 billion yuan, or 45％ of the whole."
READING = reading(TEXT)
PARK = Role("Park", "Heron Bay Science Park", "Heron Bay Science Park")
FIRM = Role("Enterprise", "Larkfield Biologics", "Larkfield Biologics")


def _span(words: str) -> tuple[int, int]:
    start = READING.shadow.text.index(words)
    return start, start + len(words)


def _figure(printed: str, value: str, upper: str | None = None) -> Draft:
    return Draft(
        "observation",
        "some-rule",
        "A",
        (0, len(READING.shadow.text)),
        PARK,
        metric="outputValue",
        number=_span(printed),
        value=Decimal(value),
        upper=Decimal(upper) if upper else None,
        unit="CNY",
    )


def _relation(predicate: str, subject: Role | None, thing: Role | None) -> Draft:
    return Draft("relation", "some-rule", "A", (0, 22), subject, predicate=predicate, object=thing)


def _refused(draft: Draft) -> str:
    result = admit(READING, draft)
    assert isinstance(result, Refusal)
    assert (result.document, result.rule) == ("news/1", "some-rule")
    return result.reason


def _admitted(draft: Draft) -> Claim:
    result = admit(READING, draft)
    assert isinstance(result, Claim)
    return result


def test_a_right_number_passes() -> None:
    claim = _admitted(_figure("4 to 5 billion yuan", "4000000000", "5000000000"))
    assert (claim.printed, claim.quote, claim.start, claim.end) == ("4 to 5 billion yuan", TEXT, 0, len(TEXT))


def test_the_printed_number_is_that_of_the_text_not_of_the_shadow() -> None:
    assert _admitted(_figure("45%", "45")).printed == "45％"


@pytest.mark.parametrize(
    ("value", "upper"),
    [("40000000000", "5000000000"), ("4000000000", None), ("5000000000", "4000000000"), ("4", "5"), ("4", None)],
)
def test_a_wrong_value_is_refused_by_its_name(value: str, upper: str | None) -> None:
    assert value in _refused(_figure("4 to 5 billion yuan", value, upper))


def test_a_number_out_of_its_quote_is_refused() -> None:
    draft = replace(_figure("45%", "45"), sentence=_span("Heron Bay Science Park had an output"))
    assert "45％" in _refused(draft)


def test_an_observation_without_its_number_is_refused() -> None:
    assert "not in its quote" in _refused(replace(_figure("45%", "45"), number=None))


@pytest.mark.parametrize("span", [(0, 0), (22, 23)])
def test_an_empty_quote_is_refused(span: tuple[int, int]) -> None:
    assert "quote" in _refused(replace(_figure("45%", "45"), sentence=span))


def test_ends_of_the_right_classes_pass() -> None:
    claim = _admitted(_relation("presentIn", FIRM, PARK))
    assert (claim.subject, claim.predicate, claim.object) == (FIRM, "presentIn", PARK)


@pytest.mark.parametrize(
    ("subject", "thing", "named"),
    [(PARK, FIRM, "Park"), (FIRM, FIRM, "Enterprise"), (replace(FIRM, type="Person"), PARK, "Person")],
)
def test_ends_of_wrong_classes_are_refused_by_their_names(subject: Role, thing: Role, named: str) -> None:
    reason = _refused(_relation("presentIn", subject, thing))
    assert "presentIn" in reason
    assert named in reason


@pytest.mark.parametrize(("subject", "thing"), [(None, PARK), (FIRM, None), (None, None)])
def test_a_relation_needs_two_ends(subject: Role | None, thing: Role | None) -> None:
    assert "two ends" in _refused(_relation("presentIn", subject, thing))


def test_a_quote_counts_in_the_stored_file() -> None:
    moved = replace(READING, document=document(TEXT, offset=500))
    claim = admit(moved, _relation("presentIn", FIRM, PARK))
    assert isinstance(claim, Claim)
    assert (claim.start, claim.end, claim.quote) == (500, 522, "Heron Bay Science Park")


def test_ids_do_not_move_when_only_cleaning_changes() -> None:
    first = _relation("presentIn", FIRM, PARK)
    cleaner = replace(FIRM, name="Larkfield Biologics Co., Ltd.", type="InvestmentFirm")
    better = replace(first, subject=cleaner, rule="other-rule", tier="B", flags=("x",), time="2024", modality="target")
    assert _admitted(first).id == _admitted(better).id


def test_ids_of_figures_do_not_move_with_metric_value_or_time() -> None:
    first = _figure("45%", "45")
    better = replace(
        first, metric="shareOf", unit="%", time="2024", about="drugs", subject=replace(PARK, name="Heron Bay")
    )
    assert _admitted(first).id == _admitted(better).id


def test_what_stands_elsewhere_has_another_id() -> None:
    drafts = [
        _relation("presentIn", FIRM, PARK),
        _relation("headquarteredIn", FIRM, PARK),
        _relation("presentIn", replace(FIRM, mention="the company"), PARK),
        _figure("45%", "45"),
        _figure("4 to 5 billion yuan", "4000000000", "5000000000"),
    ]
    assert len({_admitted(draft).id for draft in drafts}) == len(drafts)


def test_flags_are_sorted_and_names_cleaned() -> None:
    draft = replace(_figure("45%", "45"), flags=("b", "a"), subject=replace(PARK, name="“Heron Bay\nScience Park”"))
    claim = _admitted(draft)
    assert claim.flags == ("a", "b")
    assert claim.subject == PARK
