from pathlib import Path

import pytest

_PLACES = ("苏州工业园区", "张江", "武汉光谷")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of small documents in both languages, of which many speak of one thing in different ways."""
    made = tmp_path / "news"
    made.mkdir()
    for number in range(12):
        place = _PLACES[number % 3]
        chinese = (
            f"{place}快讯{number}\n{2015 + number}年，{place}生物医药产业产值达{900 + number}亿元，"
            f"集聚企业{number + 2}家。\n"
        )
        english = (
            f"Park news {number}\n\nTide Bio Co., Ltd. is located in Suzhou Industrial Park. In {2015 + number // 2}, "
            f"the output value of Suzhou Industrial Park reached {90 + number} billion yuan.\n"
        )
        (made / f"{number:02d}-zh.txt").write_text(chinese, encoding="utf-8")
        (made / f"{number:02d}-en.txt").write_text(english, encoding="utf-8")
    return made
