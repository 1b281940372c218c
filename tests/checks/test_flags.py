from collections.abc import Callable
from dataclasses import replace

from biokg.checks.flags import flagged
from biokg.model import Claim, Entity
from biokg.triples.linking import Linked

Observe = Callable[..., Claim]
SIP = Entity("sip", "Park", ("Suzhou Industrial Park",), ("苏州工业园区",))


def flags(*claims: Claim) -> list[tuple[str, ...]]:
    return [one.claim.flags for one in flagged(Linked(claim, SIP, None) for claim in claims)]


def test_doubted_figures_are_flagged_and_nothing_else_is_changed(observe: Observe) -> None:
    share = observe("shareOf", "120", "120%", unit="%", flags=("fraction",))
    sound = observe("enterpriseCount", "20", "20家", unit="1")
    doubted, kept = flagged([Linked(share, SIP, None), Linked(sound, SIP, None)])
    assert doubted.claim == replace(share, flags=("arithmetic/share", "fraction"))
    assert kept.claim is sound


def test_a_flag_goes_with_its_reason(observe: Observe) -> None:
    assert flags(observe("shareOf", "12", "12%", unit="%", flags=("arithmetic/share", "fraction"))) == [("fraction",)]


def test_a_bare_number_is_not_doubted(observe: Observe) -> None:
    assert flags(replace(observe("shareOf", "120", "120%", unit="%"), tier="C")) == [()]


def test_two_names_of_one_thing_are_held_against_each_other(observe: Observe) -> None:
    yuan = observe("outputValue", "30000000000", "300亿元", time="2023")
    slip = observe("outputValue", "300000000000", "300 billion yuan", time="2023", document="d2")
    assert flags(yuan, slip) == [("arithmetic/slip",), ("arithmetic/slip",)]
