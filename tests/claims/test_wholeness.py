"""A number of which only a part is read, or that looks otherwise than it is stored, is never asserted."""

from pathlib import Path

import pytest

from biokg.claims.wholeness import torn, turned
from biokg.pipeline import facts

CHINESE = (
    *("1\u200b600亿元", "1\u0301600亿元", "1\u2009600亿元", "1 600亿元", "1\u00a0600亿元", "1'600亿元", "1’600亿元"),
    *("1_600亿元", "1·600亿元", "1.600.000亿元", "1,6亿元", "1,60,000亿元", "0x600亿元", "1/600亿元", "10²亿元"),
    *("-5亿元", "−5亿元", "负5亿元", "(5)亿元", "1..600亿元", "1，600亿元", "\u0661600亿元", "1\u066c600亿元"),
    *(
        "\U0001d7cf600亿元",
        "½亿元",
        "3½亿元",
        "1:600亿元",
        "\u202e006亿元\u202c",
        "\u2067600\u2069亿元",
        "6\u00ad00亿元",
    ),
    *("6\ufe0f00亿元", "6\u034f00亿元", "6\u061c00亿元", "6\u316400亿元", "6\u180e00亿元", "600\u20dd亿元"),
    *("6\u033600亿元", "600\u0336亿元", "6OO亿元", "l600亿元", "Ⅻ600亿元", "一600亿元", "6〇〇亿元", "1,600,00亿元"),
    *("1**600**亿元", "1−600亿元", "1\u096c\u096600亿元", "1\u2028600亿元", "亿600亿元", "000600亿元"),
    *("亿亿亿元", "亿亿〇〇亿元", "三万五万元", "二—千亿元"),
)
ENGLISH = (
    *("RMB 1 600 billion", "RMB 1'600 million", "RMB 1.600.000 million", "RMB 5,00,000 million", "-5 billion yuan"),
    *("2½ billion yuan", "USD (5) billion", "RMB 3x10^9", "minus 5 billion yuan", "negative 5 billion yuan"),
    *("RMB 1\u200b6 billion", "RMB 1\u00ad6 billion", "1\u06666 billion yuan", "RMB 16\u0301 billion", "RMB 16bn2"),
    *("1/3 billion yuan", "RMB .5 billion", "RMB 16 ,500 billion", "RMB 16, 500 billion", "RMB l6 billion"),
)
WHOLE = ("1600亿元", "１６００亿元", "约1,600亿元", "①1600亿元", "\u200b1600亿元", "1.6万亿元", "\u202a1600亿元\u202c")


def _asserted(folder: Path, text: str) -> list[str]:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return [line for line in facts([path], tier="A", curation=False).lines if '"observation"' in line]


@pytest.mark.parametrize("written", CHINESE)
def test_a_torn_chinese_number_is_not_asserted(tmp_path: Path, written: str) -> None:
    assert _asserted(tmp_path, f"园区新闻\n\n2023年，苏州工业园区产值达{written}，增长较快。\n") == []


@pytest.mark.parametrize("written", ENGLISH)
def test_a_torn_english_number_is_not_asserted(tmp_path: Path, written: str) -> None:
    text = f"Park news\n\nIn 2023, Suzhou Industrial Park reported an industrial output value of {written}, it said.\n"
    assert _asserted(tmp_path, text) == []


@pytest.mark.parametrize("written", WHOLE)
def test_a_whole_number_is_asserted(tmp_path: Path, written: str) -> None:
    assert len(_asserted(tmp_path, f"园区新闻\n\n2023年，苏州工业园区产值达{written}，增长较快。\n")) == 1


def test_a_soft_hyphen_within_a_word_hides_nothing() -> None:
    assert torn("16 bil\u00adlion", 0, 11) is None


def test_the_direction_of_another_line_is_another_matter() -> None:
    assert not turned("\u202e006\n600 firms", 5, 8)
    assert turned("a \u202e006", 0, 6)
