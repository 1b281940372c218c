from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.documents.dates import LONGEST, find_date, read_dateline, read_imprint
from biokg.documents.lines import fold

IMPRINTS = [
    ("Park Weekly· 2025-11-18 23:36", "2025-11-18", "Park Weekly"),
    ("3 2 Shi Ji Bao· 2025-09-02 11:27", "2025-09-02", "3 2 Shi Ji Bao"),
    ("Release time:2020-11-16 Browse:", "2020-11-16", None),
    ("Updated: March 5, 2024", "2024-03-05", None),
    ("发布时间：2024-05-06", "2024-05-06", None),
    ("来源：新华社 2024-05-06 09:30", "2024-05-06", "新华社"),
    ("2024年05月06日 09:30 来源：南方日报", "2024-05-06", "南方日报"),
    ("来源：苏州日报    作者：张三    发布日期：2024-05-06 10:00    浏览：12次", "2024-05-06", "苏州日报"),
    ("By Zhou Mo in Suzhou | China Daily | Updated: 2023-08-15 09:12", "2023-08-15", "China Daily"),
    ("Xinhua | March 3, 2025", "2025-03-03", "Xinhua"),
    ("(Published 2024-03-05)", "2024-03-05", None),
    ("（来源：科技日报 2024年5月6日）", "2024-05-06", "科技日报"),
    ("二〇二四年十二月二十一日", "2024-12-21", None),
    ("2024-05-06T09:30:00+08:00", "2024-05-06", None),
    ("Source: Xinhua", None, "Xinhua"),
    ("发布日期：2024年5月", "2024-05", None),
]
OTHERS = [
    "Founded on March 5, 2024 in Suzhou",
    "Updated in March 2024 by the park",
    "截至2024年5月6日",
    "时间：2024年5月6日 地点：苏州",
    "第十届生物医药大会 2024-05-06",
    "• Another park signs 12 projects 2024-05-05 10:00",
    "Output rose 20 percent to 2024.5 million yuan",
    "The park opened in May 2024.",
    "",
]


@pytest.mark.parametrize(("line", "published", "publisher"), IMPRINTS)
def test_imprint_gives_date_and_publisher(line: str, published: str | None, publisher: str | None) -> None:
    imprint = read_imprint(fold(line))
    assert imprint is not None
    assert (imprint.published, imprint.publisher) == (published, publisher)


@pytest.mark.parametrize("line", OTHERS)
def test_other_lines_are_no_imprint(line: str) -> None:
    assert read_imprint(fold(line)) is None


def test_lone_date_is_not_labelled() -> None:
    imprint = read_imprint("2024-05-06")
    assert imprint is not None
    assert not imprint.labelled


@pytest.mark.parametrize(
    ("head", "published", "end"),
    [
        ("SUZHOU, March 3 (Xinhua) -- A plant opened.", None, 27),
        ("SUZHOU, March 3, 2025 (Xinhua) -- A plant opened.", "2025-03-03", 33),
        ("新华社南京3月3日电 园区", None, 10),
        ("新华社南京2025年3月3日电 园区", "2025-03-03", 15),
    ],
)
def test_dateline_without_year_gives_no_date(head: str, published: str | None, end: int) -> None:
    dateline = read_dateline(head)
    assert dateline is not None
    assert (dateline.published, dateline.end) == (published, end)


@pytest.mark.parametrize("text", ["2024-13-01", "2024-02-30", "February 30, 2024", "1024-05-06"])
def test_impossible_dates_are_none(text: str) -> None:
    assert find_date(text) is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_each_form_of_a_date_reads_as_the_same_day(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day.year}/{day.month}/{day.day}",
    ]
    assert {find_date(form) for form in forms} == {day.isoformat()}


@given(st.text(max_size=LONGEST + 20))
def test_any_line_is_read_or_not_but_never_fails(line: str) -> None:
    imprint = read_imprint(fold(line))
    assert imprint is None or imprint.published or imprint.publisher
