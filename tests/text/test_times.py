import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.text.calendar_dates import published_on
from biokg.text.times import find_times

from .reading import times

HOSTILE = [
    "2025年" * 3000,
    "2021-" * 3000,
    "in May " * 3000,
    "the end of " * 3000,
    "1月" * 5000,
    "first half " * 3000,
    "上" * 20000,
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By the end of 2023, it", ["the end of 2023 = 2023-12-31 end"]),
        ("到2023年底", ["2023年底 = 2023-12-31 end"]),
        ("2025年底前完成", ["2025年底 = 2025-12-31 by"]),
        ("by 2030", ["2030 = 2030 by"]),
        ("到2030年", ["2030年 = 2030 by"]),
        ("since 1993", ["1993 = 1993 since"]),
        ("自2007年以来", ["2007年 = 2007 since"]),
        ("in the first half of 2025", ["the first half of 2025 = 2025-01/2025-06"]),
        ("2025年上半年", ["2025年上半年 = 2025-01/2025-06"]),
        ("Q3 2024", ["Q3 2024 = 2024-07/2024-09"]),
        ("目标明确,2024年第四季度", ["2024年第四季度 = 2024-10/2024-12"]),
        ("2024年第四季度", ["2024年第四季度 = 2024-10/2024-12"]),
        ("2024年前三季度", ["2024年前三季度 = 2024-01/2024-09"]),
        ("2024年1-10月", ["2024年1-10月 = 2024-01/2024-10"]),
        ("from 2021 to 2024", ["2021 to 2024 = 2021/2024"]),
        ("2021-2024年", ["2021-2024年 = 2021/2024"]),
        ("between 2019 and 2023", ["2019 and 2023 = 2019/2023"]),
        ("in 2023 and 2024", ["2023 = 2023", "2024 = 2024"]),
        ("the 14th Five-Year Plan period", ["14th Five-Year Plan period = 2021/2025"]),
        ("“十四五”期间", ["十四五”期间 = 2021/2025"]),
        ("“十四五”以来", ["十四五” = 2021/2025 since"]),
        ("由2020年的89亿元增至2024年的203亿元", ["2020年 = 2020", "2024年 = 2024"]),
        ("“十四五”末", ["十四五”末 = 2025-12-31 end"]),
        ("in September, 2020", ["September, 2020 = 2020-09"]),
        ("as of September 2024", ["September 2024 = 2024-09 end"]),
        ("截至2024年9月", ["2024年9月 = 2024-09 end"]),
        ("on August 30, 2025", ["August 30, 2025 = 2025-08-30"]),
        ("2025-08-30", ["2025-08-30 = 2025-08-30"]),
        ("2025/08/30", ["2025/08/30 = 2025-08-30"]),
        ("end of May 2024", ["end of May 2024 = 2024-05-31 end"]),
        ("2024年2月底", ["2024年2月底 = 2024-02-29 end"]),
        ("较2021年增长62%", ["2021年 = 2021 compared"]),
        ("compared with 2021", ["2021 = 2021 compared"]),
        ("improving by 2 positions from 2024", ["2024 = 2024 compared"]),
        ("2023年12月至2025年3月", ["2023年12月至2025年3月 = 2023-12/2025-03"]),
        ("until 2027", ["2027 = 2027 until"]),
    ],
)
def test_times_that_say_it_all(text: str, found: list[str]) -> None:
    assert times(text, None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("last year", ["last year = 2024 document-date"]),
        ("去年9月", ["去年9月 = 2024-09 document-date"]),
        ("今年5月", ["今年5月 = 2025-05 document-date"]),
        ("in May this year", ["May this year = 2025-05 document-date"]),
        ("by April next year", ["April next year = 2026-04 document-date by"]),
        ("next April", ["next April = 2026-04 document-date"]),
        ("early this month", ["early this month = 2025-06 document-date"]),
        ("last month", ["last month = 2025-05 document-date"]),
        ("今年前三季度", ["今年前三季度 = 2025-01/2025-09 document-date"]),
        ("今年以来", ["今年 = 2025 document-date since"]),
        ("上半年", ["上半年 = 2025-01/2025-06 document-date"]),
        ("1-5月", ["1-5月 = 2025-01/2025-05 document-date"]),
        ("前5个月", ["前5个月 = 2025-01/2025-05 document-date"]),
        ("on August 30", ["August 30 = 2024-08-30 document-date"]),
        ("6月18日", ["6月18日 = 2025-06-18 document-date"]),
        ("in September", ["September = 2024-09 document-date"]),
        ("over the same period last year", ["last year = 2024 document-date compared"]),
        ("较上年", ["上年 = 2024 document-date compared"]),
        ("within three years", ["within three years = 2025/2028 document-date by"]),
        ("三年内", ["三年内 = 2025/2028 document-date by"]),
        ("in the past five years", ["in the past five years = 2020/2025 document-date"]),
        ("is now home to", ["now = 2025-06-18 document-date end"]),
        ("截至目前", ["截至目前 = 2025-06-18 document-date end"]),
        ("yesterday", ["yesterday = 2025-06-17 document-date"]),
        ("by the end of the year", ["the end of the year = 2025-12-31 document-date end"]),
    ],
)
def test_times_that_lean_on_the_document(text: str, found: list[str]) -> None:
    assert times(text) == found
    assert all(time.value is None and time.basis == "unresolved" for time in find_times(text, None))


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("last year", "2020-03", "2019"),
        ("last year", "2020", "2019"),
        ("this month", "2020-03", "2020-03"),
        ("last month", "2020-01", "2019-12"),
        ("this month", "2020", None),
        ("in September", "2020", None),
        ("yesterday", "2020-03", None),
        ("currently", "2020-03", "2020-03"),
        ("下半年", "2025-03", None),
    ],
)
def test_no_more_is_said_than_the_document_date_allows(text: str, published: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, published)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "it may grow",
        "a march towards",
        "has 2000 employees",
        "2000家企业",
        "RMB 2020 million",
        "2000亿元",
        "三年行动计划",
        "a three-year action plan",
        "近年来",
        "in recent years",
        "20余年",
        "1990年代",
        "健康中国2030",
        "2月30日",
        "PD-1 2.5",
        "同比增长",
        "“十四五”规划",
        "24小时",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize("written", [None, "", "soon", "2025-13", "2025-02-30", "25-01-01", "2025-1-1-1", "٢٠٢٥"])
def test_what_is_no_date_counts_as_none(written: str | None) -> None:
    assert published_on(written) is None


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in find_times(text, "2025-06-18"))


PIECES = st.sampled_from(
    [
        "2024",
        "年",
        "月",
        "日",
        "5",
        "底",
        "上半年",
        "今年",
        "the end of ",
        "last year",
        "May ",
        "in ",
        " to ",
        "-",
        "至",
        "Q1 ",
        "前",
        "三",
        "季度",
        "first half of ",
        "within three years",
        "十四五",
        "期间",
        "now",
        " ",
        ",",
        "\n",
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join)),
    st.sampled_from([None, "2025", "2025-01", "2024-02-29", "2999-12-31"]),
)
def test_times_lie_in_the_text_in_order_and_apart(text: str, published: str | None) -> None:
    found = find_times(text, published)
    edges = [0, *(edge for time in found for edge in (time.start, time.end)), len(text)]
    assert edges == sorted(edges)
    assert all((time.value is None) == (time.basis == "unresolved") for time in found)


@given(st.dates())
def test_an_iso_day_reads_back(day: object) -> None:
    written = f"on {day}."
    expected = [str(day)] if 1900 <= int(str(day)[:4]) < 2100 else []
    assert [time.value for time in find_times(written, None)] == expected


@pytest.mark.parametrize("written", ["May 12,⁸ 2025", "May 12,* 2025", "May 12[1], 2025", "May 12 † 2025"])
def test_a_day_parted_from_its_year_by_a_note_is_of_no_other_year(written: str) -> None:
    day = find_times(f"set up on {written}", "2024-06-01")[0]
    assert (day.value, day.basis) == (None, "unresolved")


@pytest.mark.parametrize(
    "text",
    [
        "2022年,园区新增企业100家,6月底达2000家",
        "项目2021年3月动工,8月投产",
        "in 2022 it grew, and by june it had 300 firms",
    ],
)
def test_a_bare_month_behind_an_earlier_year_of_its_sentence_has_no_year(text: str) -> None:
    assert [time.basis for time in find_times(text.replace("june", "June"), "2024-03-02")] == ["explicit", "unresolved"]


@pytest.mark.parametrize("text", ["公司成立于2015年,2月获批", "2022年增长。2月达2000家", "2024年开局良好,2月达2000家"])
def test_a_bare_month_is_otherwise_of_the_year_of_the_document(text: str) -> None:
    assert find_times(text, "2024-03-02")[-1].value == "2024-02"
