import pytest

from biokg.text.quantities import find_quantities

from .reading import numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("worth RMB 90 billion", "RMB 90 billion = money 90000000000 CNY"),
        ("worth CNY1 billion", "CNY1 billion = money 1000000000 CNY"),
        ("a 22.5 billion yuan fund", "22.5 billion yuan = money 22500000000 CNY"),
        ("a 30-billion-yuan fund", "30-billion-yuan = money 30000000000 CNY"),
        ("deals of $30.7 billion", "$30.7 billion = money 30700000000 USD"),
        ("a US$30m deal", "US$30m = money 30000000 USD"),
        ("500 million US dollars", "500 million US dollars = money 500000000 USD"),
        ("€2.5 million", "€2.5 million = money 2500000 EUR"),
        ("HK$3 billion", "HK$3 billion = money 3000000000 HKD"),
        ("产值2100亿元", "2100亿元 = money 210000000000 CNY"),
        ("融资3000万美金", "3000万美金 = money 30000000 USD"),
        ("人民币50亿元", "人民币50亿元 = money 5000000000 CNY"),
        ("总额50亿元人民币", "50亿元人民币 = money 5000000000 CNY"),
        ("募资12.5亿港元", "12.5亿港元 = money 1250000000 HKD"),
        ("投资三千万元", "三千万元 = money 30000000 CNY"),
        ("产值130多亿元", "130多亿元 = money 13000000000 CNY moreThan"),
        ("规模700余亿元", "700余亿元 = money 70000000000 CNY moreThan"),
        ("规模近千亿元", "千亿元 = money 100000000000 CNY nearly"),
        ("吸引上百亿元资金", "百亿元 = money 10000000000 CNY moreThan"),
        ("超2000亿元", "2000亿元 = money 200000000000 CNY moreThan"),
        ("nearing 24 billion yuan", "24 billion yuan = money 24000000000 CNY nearly"),
        ("surpassing the 1 trillion yuan mark", "1 trillion yuan = money 1000000000000 CNY moreThan"),
        ("up to 15 million yuan", "15 million yuan = money 15000000 CNY upTo"),
        ("最高奖励1000万元", "1000万元 = money 10000000 CNY upTo"),
        ("4 to 5 billion yuan", "4 to 5 billion yuan = money 4000000000..5000000000 CNY"),
        ("600 million to 800 million yuan", "600 million to 800 million yuan = money 600000000..800000000 CNY"),
        ("2亿—3亿元人民币", "2亿—3亿元人民币 = money 200000000..300000000 CNY"),
        ("3000万元至1亿元", "3000万元至1亿元 = money 30000000..100000000 CNY"),
    ],
)
def test_amounts(text: str, found: str) -> None:
    assert numbers(text) == [found]


def test_a_change_is_two_amounts_not_a_range() -> None:
    assert numbers("grew from 5 billion yuan to 8 billion yuan") == [
        "5 billion yuan = money 5000000000 CNY",
        "8 billion yuan = money 8000000000 CNY",
    ]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("revenue of RMB 20.1 last year", ("implausibly-small",)),
        ("a valuation of 7 billion, becoming a unicorn", ("currency-missing",)),
        ("规模预计突破千亿", ("currency-missing",)),
        ("计划投资3000万，", ("currency-missing",)),
        ("revenue of RMB 201 million", ()),
    ],
)
def test_what_is_missing_is_flagged(text: str, flags: tuple[str, ...]) -> None:
    assert [quantity.flags for quantity in find_quantities(text)] == [flags]


@pytest.mark.parametrize("text", ["12.3 billion yuan (US$1.7 billion)", "158亿元人民币(约22亿美元)"])
def test_the_same_sum_in_another_currency_is_a_conversion(text: str) -> None:
    assert [quantity.flags for quantity in find_quantities(text)] == [(), ("conversion",)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 100-billion-level industry", "100-billion-level = level 100000000000  about"),
        ("a 100-billion-yuan-level cluster", "100-billion-yuan-level = level 100000000000 CNY about"),
        ("a trillion-yuan industry cluster", "trillion-yuan = level 1000000000000 CNY about"),
        ("百亿级集群", "百亿级 = level 10000000000  about"),
        ("五十亿级项目", "五十亿级 = level 5000000000  about"),
        ("千亿元级产业", "千亿元级 = level 100000000000 CNY about"),
        ("打造百亿元产业", "百亿元 = level 10000000000 CNY about"),
        ("万亿级", "万亿级 = level 1000000000000  about"),
    ],
)
def test_levels(text: str, found: str) -> None:
    assert numbers(text) == [found]


@pytest.mark.parametrize("text", ["数十亿元", "几亿元", "several billion yuan", "元器件", "千亿"])
def test_no_amount(text: str) -> None:
    assert numbers(text) == []
