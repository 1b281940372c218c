import pytest

from biokg.mentions.lists import find_list_members


def _members(text: str) -> list[str]:
    return [mention.name for mention in find_list_members(text)]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("home to companies such as Roxen, Fayl Bio and Zephra.", ["Roxen", "Fayl Bio", "Zephra"]),
        ("attracted multinationals like Roxen, Fayl Bio, and Zephra.", ["Roxen", "Fayl Bio", "Zephra"]),
        ("320 firms in the park, including Roxen and Zephra, grew.", ["Roxen", "Zephra"]),
        ("drugmakers such as Roxen & Roxen grew.", ["Roxen & Roxen"]),
        ("clients including eFayl and Roxen", ["eFayl", "Roxen"]),
        ("园区集聚了松涛、云岭生物、白鹭等企业120家。", ["松涛", "云岭生物", "白鹭"]),
        ("吸引松涛、云岭等一批龙头企业。", ["松涛", "云岭"]),
        ("代表企业有松涛、云岭和白鹭。", ["松涛", "云岭", "白鹭"]),
    ],
)
def test_whatever_a_list_of_firms_names_is_a_firm(text: str, members: list[str]) -> None:
    assert _members(text) == members
    assert {mention.type for mention in find_list_members(text)} == {"Enterprise"}


@pytest.mark.parametrize(
    "text",
    [
        "cities such as Roxen, Fayl and Zephra.",
        "firms met. Such as it is, Roxen is a town.",
        "companies such as these grew.",
        "形成抗体、疫苗等产业集群。",
        "聚焦抗体药物、细胞治疗等领域的企业。",
        "苏州市、上海市等城市发展。",
        "引进了3个项目、5个平台。",
    ],
)
def test_other_lists_name_no_firms(text: str) -> None:
    assert _members(text) == []


def test_a_list_ends_with_its_sentence() -> None:
    assert _members("companies such as Roxen. Zephra and Fayl are towns.") == ["Roxen"]


def test_each_member_is_what_stands_at_its_place() -> None:
    text = "园区吸引了松涛、云岭生物等企业,and companies such as Roxen and Zephra."
    found = find_list_members(text)
    assert len(found) == 4
    assert [text[m.start : m.end] for m in found] == [m.name for m in found]
