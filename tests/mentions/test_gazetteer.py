import pytest

from biokg.mentions.gazetteer import Gazetteer
from biokg.model import Entity

_KNOWN = Gazetteer(
    [
        Entity("cn-990000", "Region", ("Ruiyun Province",), ("瑞云省",), "cn"),
        Entity("cn-990100", "Region", ("Ruiyun",), ("瑞云", "瑞云市"), "cn-990000"),
        Entity("cn-990102", "Region", ("Maple District", "Maple"), ("枫林区", "枫林"), "cn-990100"),
        Entity("heron-park", "Park", ("Heron Bay Science Park", "HBSP"), ("鹭洲科技园",), "cn-990100"),
        Entity("larkfield", "Enterprise", ("Larkfield",), ("云岭",)),
        Entity("s/vaccines", "Sector", ("vaccines",), ("疫苗",)),
    ]
)


def _found(text: str) -> list[str]:
    return [mention.name for mention in _KNOWN.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in Heron Bay Science Park", ["Heron Bay Science Park"]),
        ("near HBSP", ["HBSP"]),
        ("HBSPX and XHBSP", []),
        ("hbsp", []),
        ("鹭洲科技园与云岭", ["鹭洲科技园", "云岭"]),
        ("在HBSP园区", ["HBSP"]),
        ("Vaccines and vaccines", ["Vaccines", "vaccines"]),
    ],
)
def test_known_names_are_found_as_whole_words(text: str, names: list[str]) -> None:
    assert _found(text) == names


def test_the_longest_name_wins() -> None:
    assert _found("瑞云市发展") == ["瑞云市"]


def test_a_known_thing_is_marked_as_such() -> None:
    (found,) = _KNOWN.find("HBSP")
    assert (found.type, found.closed) == ("Park", True)


def test_a_bare_district_counts_only_beside_its_city() -> None:
    assert _found("The Maple leaf is red.") == []
    assert _found("Maple lies in Ruiyun.") == ["Maple", "Ruiyun"]
    assert _found("枫林里有鸟。") == []
    assert _found("瑞云的枫林发展快。") == ["瑞云", "枫林"]


def test_a_full_district_name_needs_no_city() -> None:
    assert _found("Maple District grew.") == ["Maple District"]
    assert _found("枫林区发展快。") == ["枫林区"]


def test_a_lower_case_head_is_part_of_the_place() -> None:
    (found,) = _KNOWN.find("the Maple district grew")
    assert (found.start, found.end) == (4, 18)


@pytest.mark.parametrize("text", ["据瑞云日报报道", "瑞云银行放贷", "瑞云电视台"])
def test_a_place_in_the_name_of_a_paper_or_bank_is_not_meant(text: str) -> None:
    assert _found(text) == []


def test_no_known_names_find_nothing() -> None:
    assert Gazetteer([]).find("瑞云") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("成都生物城联合国投创合设立基金", ["国投创合"]),
        ("联合国家药监局举办培训", ["国家药监局"]),
        ("获联合国投资促进奖", ["联合国"]),
        ("做强生物医药", []),
        ("强生医疗入驻", ["强生医疗"]),
    ],
)
def test_a_trap_hides_what_begins_with_it_and_nothing_else(text: str, names: list[str]) -> None:
    things = [
        Entity("un", "Organization", zh=("联合国",)),
        Entity("nmpa", "PublicBody", zh=("国家药监局",)),
        Entity("sdic-venture", "InvestmentFirm", zh=("国投创合",)),
        Entity("johnson-johnson", "Enterprise", zh=("强生", "强生医疗")),
    ]
    found = Gazetteer(things, ["联合国投创", "联合国家", "强生物"]).find(text)
    assert [mention.name for mention in found] == names
