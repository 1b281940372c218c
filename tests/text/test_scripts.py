import pytest

from biokg.text.scripts import is_han, language_of, to_simplified


@pytest.mark.parametrize("char", ["药", "〇", "藥", "\U00020000"])
def test_han_characters_are_han(char: str) -> None:
    assert is_han(char)


@pytest.mark.parametrize("char", ["a", "，", "1", "é", "の", ""])
def test_other_characters_are_not(char: str) -> None:
    assert not is_han(char)


def test_traditional_text_becomes_simplified_character_by_character() -> None:
    assert to_simplified("廣州黃埔區生物醫藥產業規模達億元") == "广州黄埔区生物医药产业规模达亿元"


@pytest.mark.parametrize("text", ["乾照光电", "象征", "著名", "plain ASCII 1+N", ""])
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert to_simplified(text) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The park is home to BeiGene (百济神州).", "en"),
        ("百济神州（BeiGene）落户中新广州知识城", "zh"),
        ("2025-11-18 23:36", "en"),
        ("", "en"),
        ("Boston Scientific 在沪设立研发中心", "zh"),
    ],
)
def test_language_goes_by_the_share_of_han_letters(text: str, language: str) -> None:
    assert language_of(text) == language
