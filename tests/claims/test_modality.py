import pytest

from .test_observations import claims, figure


@pytest.mark.parametrize(
    ("text", "printed", "modality", "time"),
    [
        ("Suzhou aims to reach an output value of 100 billion yuan by 2030.", "100 billion yuan", "target", "2030"),
        ("到2030年,苏州市产值力争达到1000亿元。", "1000亿元", "target", "2030"),
        ("By 2030, output of Suzhou is expected to exceed 100 billion yuan.", "100 billion yuan", "forecast", "2030"),
        ("预计到2030年,苏州市产业规模将突破1000亿元。", "1000亿元", "forecast", "2030"),
        ("Suzhou plans to invest 3 billion yuan in 2027.", "3 billion yuan", "planned", "2027"),
        ("苏州市计划投资30亿元。", "30亿元", "planned", None),
        ("Suzhou reached an output value of 80 billion yuan in 2024.", "80 billion yuan", "reported", "2024"),
        ("2024年,苏州市产值达800亿元。", "800亿元", "reported", "2024"),
    ],
)
def test_what_is_aimed_at_is_not_reported(text: str, printed: str, modality: str, time: str | None) -> None:
    found = figure(text, printed)
    assert (found.modality, found.time) == (modality, time)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("By 2030, the output value of Suzhou: 100 billion yuan.", "100 billion yuan"),
        ("2030年苏州市产值1000亿元。", "1000亿元"),
    ],
)
def test_nobody_reports_what_lies_ahead(text: str, printed: str) -> None:
    assert figure(text, printed, "2025-03-01").modality != "reported"


def test_a_year_now_past_was_reported() -> None:
    assert figure("2024年苏州市产值1000亿元。", "1000亿元", "2025-03-01").modality == "reported"


@pytest.mark.parametrize(
    ("text", "reported", "aimed"),
    [
        (
            "Suzhou had an output value of 80 billion yuan in 2024, and aims to reach 100 billion yuan by 2030.",
            "80 billion yuan",
            "100 billion yuan",
        ),
        ("2024年苏州市产值达800亿元,力争到2030年产值达到1000亿元。", "800亿元", "1000亿元"),
    ],
)
def test_a_target_beside_a_figure_colours_only_itself(text: str, reported: str, aimed: str) -> None:
    assert figure(text, reported).modality == "reported"
    assert figure(text, aimed).modality == "target"


def test_an_aim_goes_on_over_commas() -> None:
    text = "By 2030, Suzhou will strive to introduce 300 biomedical firms, with an output value of 100 billion yuan."
    assert {c.modality for c in claims(text) if c.printed in {"300", "100 billion yuan"}} == {"target"}


@pytest.mark.parametrize(
    "text",
    [
        "Under the three-year action plan, Suzhou reached an output value of 80 billion yuan.",
        "根据行动计划,苏州市产值达800亿元。",
    ],
)
def test_the_name_of_a_plan_makes_no_plan(text: str) -> None:
    assert {c.modality for c in claims(text) if c.metric == "outputValue"} == {"reported"}


def test_a_word_behind_the_next_number_is_said_of_that() -> None:
    text = "Suzhou has 320 firms and 45 projects planned."
    assert figure(text, "320").modality == "reported"
