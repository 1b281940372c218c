from collections.abc import Callable
from dataclasses import replace

from biokg.checks.arithmetic import check_arithmetic
from biokg.model import Claim, Role

Observe = Callable[..., Claim]


def checks(claims: list[Claim]) -> list[str]:
    return [finding.check for finding in check_arithmetic(claims)]


def test_two_figures_of_one_period_conflict(observe: Observe) -> None:
    one = observe("outputValue", "152300000000", "152.3 billion yuan", time="2023")
    other = observe("outputValue", "140000000000", "140 billion yuan", time="2023", document="d2")
    (finding,) = check_arithmetic([one, other])
    assert finding.check == "arithmetic/conflict"
    assert "140 billion yuan; 152.3 billion yuan" in finding.message


def test_figures_that_differ_by_rounding_agree(observe: Observe) -> None:
    fine = observe("outputValue", "152300000000", "152.3 billion yuan", time="2023")
    coarse = observe("outputValue", "152000000000", "152 billion yuan", time="2023")
    about = observe("outputValue", "150000000000", "about 150 billion yuan", time="2023", bound="about")
    above = observe("outputValue", "150000000000", "over 150 billion yuan", time="2023", bound="moreThan")
    assert checks([fine, coarse, about, above]) == []


def test_a_figure_below_what_is_more_than_conflicts(observe: Observe) -> None:
    above = observe("enterpriseCount", "2000", "more than 2,000", time="2023", bound="moreThan", unit="1")
    assert checks([above, observe("enterpriseCount", "1400", "1,400", time="2023", unit="1")]) == [
        "arithmetic/conflict"
    ]


def test_forecasts_other_times_topics_and_subjects_do_not_conflict(observe: Observe) -> None:
    claims = [
        observe("outputValue", "100000000000", "100 billion yuan", time="2023"),
        observe("outputValue", "120000000000", "120 billion yuan", time="2023", modality="forecast"),
        observe("outputValue", "130000000000", "130 billion yuan", time="2024"),
        observe("outputValue", "140000000000", "140 billion yuan", time=None),
        observe("outputValue", "150000000000", "150 billion yuan", time="2023", segment="medical devices"),
        observe("outputValue", "160000000000", "160 billion yuan", time="2023", subject=Role("Park", "Other", "")),
        observe("outputValue", "170000000000", "170 billion yuan", time="2023", negated=True),
    ]
    assert checks(claims) == []


def test_many_investments_in_one_year_are_no_conflict(observe: Observe) -> None:
    one = observe("investmentAmount", "3000000000", "3 billion yuan", time="2023")
    assert checks([one, observe("investmentAmount", "2000000000", "2 billion yuan", time="2023")]) == []


def test_a_tenfold_difference_is_called_a_slip(observe: Observe) -> None:
    right = observe("outputValue", "7611000000", "76.11亿元", time="2023")
    wrong = observe("outputValue", "76110000000", "76.11 billion yuan", time="2023", document="d2")
    (finding,) = check_arithmetic([right, wrong])
    assert finding.check == "arithmetic/slip"
    assert "亿" in finding.message


def test_a_tenfold_jump_between_years_is_called_a_slip(observe: Observe) -> None:
    before = observe("outputValue", "7000000000", "70亿元", time="2022")
    after = observe("outputValue", "76110000000", "76.11 billion yuan", time="2023")
    doubled = observe("outputValue", "14000000000", "140亿元", time="2021")
    assert checks([before, after, doubled]) == ["arithmetic/slip"]


def test_names_of_one_thing_are_compared_as_one(observe: Observe) -> None:
    sip = observe("outputValue", "152300000000", "152.3 billion yuan", time="2023", subject=Role("Park", "SIP", "SIP"))
    han = observe("outputValue", "140000000000", "1400亿元", time="2023", subject=Role("Park", "苏州工业园区", "园区"))
    assert check_arithmetic([sip, han]) == []
    (finding,) = check_arithmetic([sip, han], subject_of=lambda _: "suzhou-industrial-park")
    assert finding.where == "suzhou-industrial-park"


def test_the_order_of_the_claims_does_not_matter(observe: Observe) -> None:
    claims = [
        observe("outputValue", f"{value}00000000", f"{value}亿元", time="2023") for value in (100, 140, 1400, 900)
    ]
    assert check_arithmetic(claims) == check_arithmetic(claims[::-1])


def test_relations_and_unbound_numbers_are_passed_over(observe: Observe) -> None:
    unbound = observe(None, "1", "1", subject=None)
    relation = replace(unbound, kind="relation", value=None)
    assert check_arithmetic([unbound, relation]) == []


def test_a_sentence_does_not_contradict_itself(observe: Observe) -> None:
    said = {"quote": "企业由2019年的74家增加到128家。", "time": "2019", "unit": "1"}
    assert (
        checks([observe("enterpriseCount", "74", "74家", **said), observe("enterpriseCount", "128", "128家", **said)])
        == []
    )


def test_a_figure_restated_tenfold_is_a_slip(observe: Observe) -> None:
    said = {"quote": "规模达240亿元（240 billion yuan）。", "time": "2023"}
    yuan = observe("industryScale", "24000000000", "240亿元", **said)
    restated = observe("industryScale", "240000000000", "240 billion yuan", **said)
    assert checks([yuan, restated]) == ["arithmetic/slip"]


def test_one_sector_in_two_languages_is_compared(observe: Observe) -> None:
    chinese = observe("outputValue", "30000000000", "300亿元", time="2023", about="生物医药产业")
    english = observe(
        "outputValue", "300000000000", "300 billion yuan", time="2023", about="biomedical industry", document="d2"
    )
    assert checks([chinese, english]) == ["arithmetic/slip"]


def test_a_hundredfold_within_three_years_is_a_slip(observe: Observe) -> None:
    first = observe("outputValue", "3000000000", "30亿元", time="2020")
    assert checks([first, observe("outputValue", "310000000000", "310 billion yuan", time="2023")]) == [
        "arithmetic/slip"
    ]
    assert checks([first, observe("outputValue", "310000000000", "310 billion yuan", time="2024")]) == []
    assert checks([first, observe("outputValue", "36000000000", "360亿元", time="2023")]) == []


def test_levels_and_increases_are_no_figures(observe: Observe) -> None:
    claims = [
        observe("industryScale", "10000000000", "百亿级", time="2027", bound="about"),
        observe("industryScale", "100000000000", "千亿级", time="2027", bound="about"),
        observe("outputValue", "21800000000", "218亿元", time="2024"),
        observe("outputValue", "8600000000", "86亿元", time="2024", flags=("increase",)),
    ]
    assert checks(claims) == []


def test_firms_of_a_year_are_those_at_its_end(observe: Observe) -> None:
    first = observe("enterpriseCount", "210", "210家", time="2023", unit="1")
    last = observe("enterpriseCount", "260", "260家", time="2023-12-31", unit="1")
    assert checks([first, last]) == ["arithmetic/conflict"]
    half = observe("enterpriseCount", "190", "190家", time="2023-06", unit="1")
    assert checks([first, half]) == []


def test_a_list_is_no_doubt(observe: Observe) -> None:
    assert checks([observe("enterpriseCount", str(n), str(n), unit="1", time="2024") for n in range(1, 3000)]) == []
