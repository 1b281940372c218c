from collections.abc import Callable
from dataclasses import replace

from biokg.checks.alarms import alarms
from biokg.model import Claim, Entity
from biokg.terms import bkg
from biokg.triples.linking import Linked

Observe = Callable[..., Claim]
SIP = Entity("sip", "Park", ("Suzhou Industrial Park",), ("苏州工业园区",))


def told(*claims: Claim) -> list[str]:
    return list(alarms(Linked(claim, SIP, None) for claim in claims))


def of(lines: list[str], name: str) -> list[str]:
    return sorted(line.split("> ", 2)[2].removesuffix(" .") for line in lines if f"<{bkg(name)}>" in line)


def test_what_cannot_be_is_a_node_with_its_facts_and_a_label_in_both_languages(observe: Observe) -> None:
    lines = told(observe("shareOf", "120", "120%", unit="%"))
    assert of(lines, "alarmKind") == ['"share"']
    assert of(lines, "tier") == ['"A"']
    assert len(of(lines, "restsOn")) == 1
    labels = [line for line in lines if "rdf-schema#label" in line]
    assert [label.rpartition("@")[2] for label in labels] == ["en .", "zh ."]
    assert "占比" in labels[1]


def test_the_tier_is_that_of_the_least_certain_figure(observe: Observe) -> None:
    first = observe("outputValue", "90000000000", "90 billion yuan", time="2019")
    last = replace(observe("outputValue", "900000000000", "900 billion yuan", time="2019"), tier="B")
    lines = told(first, last)
    assert (of(lines, "alarmKind"), of(lines, "tier")) == (['"slip"'], ['"B"'])


def test_that_figures_differ_is_no_alarm(observe: Observe) -> None:
    assert told(observe("outputValue", "5", "5", time="2019"), observe("outputValue", "7", "7", time="2019")) == []


def test_a_bare_number_is_no_figure_of_anybody(observe: Observe) -> None:
    assert told(replace(observe("shareOf", "120", "120%", unit="%"), tier="C")) == []
