import pytest

from biokg.terms import METRICS

from .test_observations import claims, figure


@pytest.mark.parametrize(
    ("text", "printed", "metric"),
    [
        ("Larkfield Biologics has a market value of 7 billion yuan.", "7 billion yuan", "marketCapitalization"),
        ("白鹭药业估值达70亿元。", "70亿元", "valuation"),
        ("白鹭药业完成3亿元融资。", "3亿元", "financingAmount"),
        ("Larkfield Biologics signed licensing deals worth $3 billion.", "$3 billion", "licenseDealValue"),
        ("Suzhou invested 3 billion yuan in the park.", "3 billion yuan", "investmentAmount"),
        ("苏州市生物医药产业规模达2000亿元。", "2000亿元", "industryScale"),
        ("Suzhou has 45 listed companies.", "45", "listedEnterpriseCount"),
        ("Suzhou has 30 multinational companies.", "30", "multinationalCount"),
        ("Suzhou has 40,000 professionals.", "40,000", "talentCount"),
        ("苏州市有院士12名。", "12名", "expertCount"),
        ("Larkfield Biologics runs 12 clinical trials.", "12", "clinicalTrialCount"),
        ("Larkfield Biologics has over 50 drug candidates.", "50", "pipelineCount"),
        ("Larkfield Biologics has launched 7 products.", "7", "productCount"),
        ("Larkfield Biologics sells in 30 countries.", "30", "countryCount"),
        ("Suzhou accounts for 30 percent of the national total.", "30 percent", "shareOf"),
        ("Suzhou ranks 3rd in the national list.", "3rd", "rank"),
        ("Output of Suzhou rose 12 percent.", "12 percent", "growthRate"),
        ("The industry of Suzhou kept a compound annual growth rate of 9 percent.", "9 percent", "cagr"),
    ],
)
def test_the_words_around_a_number_tell_what_it_measures(text: str, printed: str, metric: str) -> None:
    assert figure(text, printed).metric == metric


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Suzhou invested 3 billion yuan and reached an output value of 80 billion yuan.",
            ("3 billion yuan", "investmentAmount"),
            ("80 billion yuan", "outputValue"),
        ),
        ("苏州市产值达800亿元,产业投资30亿元。", ("800亿元", "outputValue"), ("30亿元", "investmentAmount")),
        ("Suzhou has 320 firms and 40,000 professionals.", ("320", "enterpriseCount"), ("40,000", "talentCount")),
        (
            "Output of Suzhou grew 33.0 percent, accounting for 95.1 percent of the provincial total.",
            ("33.0 percent", "growthRate"),
            ("95.1 percent", "shareOf"),
        ),
    ],
)
def test_each_number_has_its_own_words(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert [(printed, figure(text, printed).metric) for printed, _ in (first, second)] == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Suzhou collected taxes of 3 billion yuan.",
        "苏州市对外出口500万元。",
        "Larkfield Biologics has a registered capital of 50 million yuan.",
    ],
)
def test_money_that_the_vocabulary_has_no_word_for_is_not_forced_into_one(text: str) -> None:
    (found,) = claims(text)
    assert (found.metric, found.tier) == (None, "C")


@pytest.mark.parametrize(
    "text",
    [
        "苏州市产值800亿元,企业320家,增长12%,位居全国第3位。",
        "Suzhou has 320 firms, 12 laboratories, an output of $3 billion, up 3 percent, and ranks 3rd.",
    ],
)
def test_only_metrics_of_the_vocabulary_come_out(text: str) -> None:
    found = [c.metric for c in claims(text) if c.kind == "observation"]
    assert len(found) >= 4
    assert set(found) - {None} <= set(METRICS)
