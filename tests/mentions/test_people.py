import pytest

from biokg.mentions.people import find_people


def _people(text: str) -> list[str]:
    return [mention.name for mention in find_people(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lin Zhiyuan, CEO of Larkfield Biologics, spoke.", "Lin Zhiyuan"),
        ("Lin Zhiyuan is the founder of Larkfield Biologics.", "Lin Zhiyuan"),
        ("Dr. Lin Zhiyuan spoke.", "Lin Zhiyuan"),
        ("The plan works, said Lin Zhi-yuan.", "Lin Zhi-yuan"),
        ("The firm was founded in 2014 by Lin Zhiyuan.", "Lin Zhiyuan"),
        ("白鹭药业董事长林知远表示,", "林知远"),
        ("林知远院士出席。", "林知远"),
        ("公司由林知远于2018年创办。", "林知远"),
    ],
)
def test_a_title_or_a_verb_of_saying_makes_a_person(text: str, name: str) -> None:
    assert _people(text) == [name]
    assert {mention.type for mention in find_people(text)} == {"Person"}


@pytest.mark.parametrize(
    "text",
    [
        "Heron Bay is a park.",
        "Suzhou Industrial Park, one of the parks, grew.",
        "The chairman spoke.",
        "董事长表示,",
        "园区主任办公室表示,",
        "云岭科技园发展迅速。",
        "张江在上海。",
    ],
)
def test_no_title_no_person(text: str) -> None:
    assert _people(text) == []


def test_a_title_is_no_part_of_the_name() -> None:
    assert _people("Professor Lin Zhiyuan, dean of the school, spoke.")[0] == "Lin Zhiyuan"
