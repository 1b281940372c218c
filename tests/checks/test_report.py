import pyoxigraph as ox
import pytest

from biokg import foreign, terms
from biokg.checks.report import VIOLATION, WARNING, Finding, Result, Sentence, failed, render
from biokg.checks.validation_report import validation_report
from biokg.errors import UsageError

SLIP = Finding(WARNING, "arithmetic/slip", "suzhou", "jumps", zh="跳变", remedy="Look.", remedy_zh="请看。")
LABEL = Finding(VIOLATION, "ontology/labels", "Park", "has no row")
NODE = terms.thing("fact/1")
UNIT = Finding(
    VIOLATION,
    "shapes/observation",
    NODE,
    "an observation has exactly one unit",
    zh="观测值须有且仅有一个单位",
    remedy="Correct the fact.",
    name="Fact",
    said=(Sentence("news.txt", "Output was\n90 billion."),),
    result=Result(
        f"{terms.SHAPES}observation-unit", f"{foreign.SH}MinCountConstraintComponent", terms.bkg("unit"), '"x"@en'
    ),
)


def test_violations_come_first_and_are_counted() -> None:
    lines = render([SLIP, LABEL, LABEL]).splitlines()
    assert lines[0].startswith("violation")
    assert lines[-1] == "1 violation, 1 warning"


def test_no_finding_still_says_so() -> None:
    assert render([]) == "0 violations, 0 warnings"


def test_only_a_violation_fails() -> None:
    assert failed([SLIP, LABEL])
    assert not failed([SLIP])


def test_a_finding_says_what_where_and_how_to_mend_it() -> None:
    assert render([UNIT]).splitlines()[:-1] == [
        f"violation: shapes/observation: Fact <{NODE}>",
        "  an observation has exactly one unit",
        "  news.txt: “Output was 90 billion.”",
        "  -> Correct the fact.",
    ]


def test_a_report_in_chinese() -> None:
    assert render([SLIP], "zh") == "警告: arithmetic/slip: <suzhou>\n  跳变\n  -> 请看。\n0 项违规，1 项警告"


def test_many_sentences_are_counted() -> None:
    said = tuple(Sentence("news.txt", f"Sentence {number}.") for number in range(5))
    text = render([Finding(WARNING, "arithmetic/slip", "suzhou", "jumps", said=said)])
    assert text.count("news.txt") == 3
    assert "and 2 more" in text


def statements(text: str, suffix: str) -> set[tuple[str, str]]:
    format_ = ox.RdfFormat.from_extension(suffix)
    assert format_
    parsed = ox.parse(text, format=format_)
    return {(quad.predicate.value.rpartition("#")[2], str(getattr(quad.object, "value", ""))) for quad in parsed}


@pytest.mark.parametrize("suffix", ["ttl", "jsonld"])
def test_the_machine_form_is_a_shacl_report(suffix: str) -> None:
    said = statements(validation_report([UNIT, SLIP], suffix), suffix)
    assert {
        ("conforms", "false"),
        ("focusNode", NODE),
        ("resultPath", terms.bkg("unit")),
        ("sourceShape", f"{terms.SHAPES}observation-unit"),
        ("sourceConstraintComponent", f"{foreign.SH}MinCountConstraintComponent"),
        ("resultSeverity", f"{foreign.SH}Violation"),
        ("resultSeverity", f"{foreign.SH}Warning"),
        ("resultMessage", "an observation has exactly one unit"),
        ("resultMessage", "观测值须有且仅有一个单位"),
        ("value", "x"),
        ("exact", "Output was\n90 billion."),
    } <= said


def test_warnings_alone_conform_and_the_same_findings_give_the_same_text() -> None:
    assert ("conforms", "true") in statements(validation_report([SLIP]), "ttl")
    assert validation_report([UNIT, SLIP]) == validation_report([SLIP, UNIT])


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UsageError, match="ttl, jsonld"):
        validation_report([], "pdf")
