import pytest

from biokg.claims.periods import Period, fitted

from .test_observations import figure


@pytest.mark.parametrize(
    ("text", "printed", "time"),
    [
        ("2023年,鹭洲科技园产值达45亿元,较2021年增长62%。", "62%", "2023"),
        ("2023年,鹭洲科技园产值达45亿元,较2021年增长62%。", "45亿元", "2023"),
        ("Compared with 2021, output of Heron Bay Science Park grew 62 percent in 2023.", "62 percent", "2023"),
        ("In 2024, output of Heron Bay Science Park grew 12 percent from 2023.", "12 percent", "2024"),
        ("2024年,鹭洲科技园产值达45亿元,同比增长12%。", "12%", "2024"),
        ("2024年,鹭洲科技园产值达45亿元,较去年同期增长12%。", "12%", "2024"),
    ],
)
def test_a_year_of_comparison_is_not_the_time(text: str, printed: str, time: str) -> None:
    assert figure(text, printed).time == time


def test_a_year_only_compared_with_gives_no_time() -> None:
    assert figure("鹭洲科技园产值较2021年增长62%。", "62%").time is None


@pytest.mark.parametrize(
    ("text", "printed", "published", "time", "basis"),
    [
        (
            "Last year, Suzhou had an output value of 45 billion yuan.",
            "45 billion yuan",
            "2025",
            "2024",
            "document-date",
        ),
        ("去年,苏州市产值达45亿元。", "45亿元", "2025-03", "2024", "document-date"),
        ("今年前三季度,苏州市产值达45亿元。", "45亿元", "2025-10-12", "2025-01/2025-09", "document-date"),
        ("2025年上半年,苏州市产值达45亿元。", "45亿元", None, "2025-01/2025-06", "explicit"),
        (
            "In the first half of 2025, output of Suzhou was 45 billion yuan.",
            "45 billion yuan",
            None,
            "2025-01/2025-06",
            "explicit",
        ),
        ("Last year, Suzhou had an output value of 45 billion yuan.", "45 billion yuan", None, None, "unresolved"),
        ("去年,苏州市产值达45亿元。", "45亿元", None, None, "unresolved"),
        ("Suzhou has an output value of 45 billion yuan.", "45 billion yuan", "2025-03-01", None, "unresolved"),
    ],
)
def test_relative_times_need_the_date_of_the_document(
    text: str, printed: str, published: str | None, time: str | None, basis: str
) -> None:
    found = figure(text, printed, published)
    assert (found.time, found.time_basis) == (time, basis)


def test_the_end_of_a_year_is_the_year_of_a_flow_and_the_day_of_a_stock() -> None:
    text = "截至2023年底,苏州市有生物医药企业320家,产值达45亿元。"
    assert figure(text, "320家").time == "2023-12-31"
    assert figure(text, "45亿元").time == "2023"


@pytest.mark.parametrize("metric", ["enterpriseCount", "talentCount", "valuation", None])
def test_a_stock_keeps_its_day(metric: str | None) -> None:
    assert fitted(Period("2023-12-31", "explicit", "end"), metric).value == "2023-12-31"


def test_a_day_in_the_year_is_no_year() -> None:
    assert fitted(Period("2023-06-30", "explicit", "end"), "outputValue").value == "2023-06-30"


def test_two_figures_keep_their_own_years() -> None:
    text = "Output of Suzhou rose from 45 billion yuan in 2021 to 80 billion yuan in 2024."
    assert figure(text, "45 billion yuan").time == "2021"
    assert figure(text, "80 billion yuan").time == "2024"


def test_a_compound_rate_runs_over_its_years() -> None:
    text = "From 2021 to 2024, the industry of Suzhou had a compound annual growth rate of 8.94%."
    assert figure(text, "8.94%").time == "2021/2024"


def test_a_carried_time_is_flagged_and_not_asserted() -> None:
    text = "In 2023, Suzhou had an output value of 45 billion yuan. The city had 320 biomedical firms."
    found = figure(text, "320")
    assert (found.time, found.time_basis) == ("2023", "context")
    assert "period-inherited" in found.flags
    assert found.tier == "B"


def test_a_time_is_not_carried_into_the_next_paragraph() -> None:
    text = "In 2023, Suzhou had an output value of 45 billion yuan.\nSuzhou had 320 biomedical firms."
    assert figure(text, "320").time is None


def test_two_articles_of_two_dates_are_read_by_their_own() -> None:
    text = "去年,苏州市产值达45亿元。"
    assert [figure(text, "45亿元", date).time for date in ("2021-01-05", "2024-01-05")] == ["2020", "2023"]


def test_a_time_is_not_carried_to_a_sentence_that_names_its_own_subject() -> None:
    text = "In 2023, Suzhou had an output value of 45 billion yuan. Heron Bay Science Park had 320 biomedical firms."
    assert figure(text, "320").time is None


def test_the_day_of_an_event_is_not_carried() -> None:
    text = "In March 2024, Suzhou opened a plant. The city has 320 biomedical firms."
    assert figure(text, "320").time is None


@pytest.mark.parametrize(("published", "year"), [("2025-01-16", "2024"), ("2025-11-16", "2025"), (None, None)])
def test_the_whole_year_is_the_last_one_until_spring(published: str | None, year: str | None) -> None:
    assert figure("苏州市全年新签约项目26个。", "26个", published).time == year
