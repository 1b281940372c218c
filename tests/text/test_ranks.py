import pytest

from biokg.text.quantities import find_quantities

from .reading import numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it ranks 71st in the list", ["71st = rank 71 rank"]),
        ("rising from 119th to 49th nationally", ["119th = rank 119 rank", "49th = rank 49 rank"]),
        ("is No. 3 in China", ["No. 3 = rank 3 rank"]),
        ("aims to be among the top ten parks", ["top ten = rank 10 rank upTo"]),
        ("ranking third in the country", ["third = rank 3 rank"]),
        ("排名第71位", ["第71位 = rank 71 rank"]),
        ("位居全国第三，", ["第三 = rank 3 rank"]),
        ("排名第5", ["第5 = rank 5 rank"]),
        ("进入前十", ["前十 = rank 10 rank upTo"]),
        ("跻身全国十强", ["十强 = rank 10 rank upTo"]),
        ("improving by 2 positions", ["2 positions = rankChange 2 rank"]),
        ("up three places", ["three places = rankChange 3 rank"]),
        ("较上年上升36位", ["36位 = rankChange 36 rank"]),
        ("提升3个位次", ["3个位次 = rankChange 3 rank"]),
        ("over 50 years of pharmaceutical heritage", ["50 years = age 50 year moreThan"]),
        ("50多年历史", ["50多年 = age 50 year moreThan"]),
        ("拥有近百年的制药历史", ["百年 = age 100 year nearly"]),
    ],
)
def test_ranks_and_ages(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the 7th CIIE",
        "the 15th Five-Year Plan",
        "on August 30th",
        "the 20th century",
        "the park economy top 100 list",
        "Top 500",
        "全国百强园区",
        "500强企业",
        "第十四届",
        "第一三共",
        "第二人民医院",
        "第一季度",
        "第三方",
        "第一方阵",
        "第三代",
        "前三季度",
        "前5个月",
        "within three years",
        "3年内",
        "a three-year action plan",
        "No. 88 Xinghu Street",
    ],
)
def test_no_rank_and_no_age(text: str) -> None:
    assert numbers(text) == []


def test_a_fall_is_flagged() -> None:
    assert [quantity.flags for quantity in find_quantities("排名下降3位")] == [("fall",)]
