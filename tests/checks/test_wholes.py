from collections.abc import Callable
from decimal import Decimal

from biokg.checks.arithmetic import check_arithmetic
from biokg.model import Claim, Role

Observe = Callable[..., Claim]
MANAGER = Role("InvestmentFirm", "Shanghai Guotou Company", "the company")


def fund(name: str) -> Role:
    return Role("Fund", name, name)


def test_a_share_above_the_whole_is_flagged(observe: Observe) -> None:
    (finding,) = check_arithmetic(
        [observe("shareOf", "120", "120%", unit="%"), observe("shareOf", "100", "100%", unit="%")]
    )
    assert finding.check == "arithmetic/share"
    assert finding.level == "warning"


def test_more_than_the_total_it_is_out_of_is_flagged(observe: Observe) -> None:
    over = observe("multinationalCount", "21", "21", unit="1", total=Decimal(20))
    within = observe("multinationalCount", "11", "11", unit="1", total=Decimal(20))
    assert [finding.claims for finding in check_arithmetic([over, within])] == [(over.id,)]


def test_more_listed_firms_than_firms_is_flagged(observe: Observe) -> None:
    firms = observe("enterpriseCount", "150", "150", unit="1", time="2024")
    listed = observe("listedEnterpriseCount", "190", "190", unit="1", time="2024")
    (finding,) = check_arithmetic([firms, listed])
    assert finding.check == "arithmetic/part"
    assert check_arithmetic([firms, observe("listedEnterpriseCount", "19", "19", unit="1", time="2024")]) == []


def test_a_manager_cannot_have_invested_more_than_the_funds_of_the_document(observe: Observe) -> None:
    small = observe("fundSize", "20000000000", "20 billion yuan", subject=fund("mother fund"))
    large = observe("fundSize", "50000000000", "50 billion yuan", subject=fund("industry fund"))
    spent = observe("investmentAmount", "76110000000", "76.11 billion yuan", subject=MANAGER)
    (finding,) = check_arithmetic([small, large, spent])
    assert finding.check == "arithmetic/part"
    assert set(finding.claims) == {small.id, large.id, spent.id}


def test_investments_of_another_document_currency_or_kind_are_not_compared(observe: Observe) -> None:
    size = observe("fundSize", "20000000000", "20 billion yuan", subject=fund("mother fund"))
    elsewhere = observe("investmentAmount", "76110000000", "76.11 billion", subject=MANAGER, document="d2")
    dollars = observe("investmentAmount", "76110000000", "76.11 billion", subject=MANAGER, unit="USD")
    enterprise = observe("investmentAmount", "76110000000", "76.11 billion", subject=Role("Enterprise", "A", "A"))
    planned = observe("investmentAmount", "76110000000", "76.11 billion", subject=MANAGER, modality="planned")
    assert check_arithmetic([size, elsewhere, dollars, enterprise, planned]) == []


def test_a_segment_larger_than_its_whole_is_flagged(observe: Observe) -> None:
    said = {"quote": "产值100亿元,其中创新药产值140亿元。", "time": "2023"}
    whole = observe("outputValue", "10000000000", "100亿元", **said)
    part = observe("outputValue", "14000000000", "140亿元", segment="创新药", **said)
    (finding,) = check_arithmetic([whole, part])
    assert finding.check == "arithmetic/part"
    assert "创新药" in finding.message
    assert check_arithmetic([whole, observe("outputValue", "4000000000", "40亿元", segment="创新药", **said)]) == []


def test_a_segment_named_apart_is_of_the_same_firms(observe: Observe) -> None:
    firms = observe("enterpriseCount", "200", "200家", unit="1", time="2023")
    listed = observe("listedEnterpriseCount", "230", "230家", unit="1", time="2023", segment="上市企业")
    assert [finding.check for finding in check_arithmetic([firms, listed])] == ["arithmetic/part"]


def test_more_than_leaves_a_whole_open(observe: Observe) -> None:
    firms = observe("enterpriseCount", "150", "over 150", unit="1", time="2024", bound="moreThan")
    listed = observe("listedEnterpriseCount", "190", "190", unit="1", time="2024")
    assert check_arithmetic([firms, listed]) == []
