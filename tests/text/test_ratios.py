import pytest

from .reading import numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grew 8.94%", ["8.94% = percent 8.94 %"]),
        ("over 70% of them", ["70% = percent 70 % moreThan"]),
        ("缩短40%左右", ["40% = percent 40 % about"]),
        ("补贴10%—30%", ["10%—30% = percent 10..30 %"]),
        ("33.0 percent, accounting for 95.1 percent", ["33.0 percent = percent 33 %", "95.1 percent = percent 95.1 %"]),
        ("增长百分之四十", ["百分之四十 = percent 40 %"]),
        ("占七成以上", ["七成 = percent 70 % atLeast"]),
        ("nearly one-third of the total", ["one-third = percent 33.3333 % nearly"]),
        ("two-thirds of them", ["two-thirds = percent 66.6667 %"]),
        ("more than half of the firms", ["half = percent 50 % moreThan"]),
        ("占全国四分之三", ["四分之三 = percent 75 %"]),
        ("产量约占全国的五分之一", ["五分之一 = percent 20 % about"]),
        ("近一半的企业", ["一半 = percent 50 % nearly"]),
        ("占1/3", ["1/3 = percent 33.3333 %"]),
        ("提高5个百分点", ["5个百分点 = points 5 %"]),
        ("down 2.3 percentage points", ["2.3 percentage points = points 2.3 %"]),
        ("a threefold increase", ["threefold = factor 3 times"]),
        ("a 20-fold rise", ["20-fold = factor 20 times"]),
        ("3.5 times that of 2020", ["3.5 times = factor 3.5 times"]),
        ("will quadruple its capacity", ["quadruple = factor 4 times"]),
        ("more than doubled", ["doubled = factor 2 times moreThan"]),
        ("近20倍", ["20倍 = factor 20 times nearly"]),
        ("产值翻番", ["翻番 = factor 2 times"]),
        ("产值翻两番", ["翻两番 = factor 4 times"]),
        ("从15.2%提高到21.8%", ["15.2% = percent 15.2 %", "21.8% = percent 21.8 %"]),
    ],
)
def test_ratios(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the first half of 2025",
        "in the first three quarters",
        "a double-blind trial",
        "double-digit growth",
        "三成立",
        "ratio of 1:4.5",
        "two-way trade",
        "visited it 3 times last year",
        "the third quarter",
    ],
)
def test_no_ratio(text: str) -> None:
    assert numbers(text) == []
