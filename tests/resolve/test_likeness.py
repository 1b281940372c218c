import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.resolve.likeness.compare import compare
from biokg.resolve.likeness.parts import parts_of
from biokg.text.pinyin import is_read


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("卓和生物科技有限公司", "Zhuohe Biotech Co., Ltd.", "pinyin"),
        ("重药控股", "Zhongyao Holding", "pinyin"),
        ("绿谷制药", "Lugu Pharmaceutical", "pinyin"),
        ("苏州大学附属第三医院", "The Third Affiliated Hospital of Soochow University", "translation"),
        ("常州高新区", "Changzhou Hi-tech Industrial Development Zone", "translation"),
        ("浙大四院", "浙江大学医学院附属第四医院", "words"),
        ("江苏省卫健委", "江苏省卫生健康委员会", "words"),
        ("青禾藥業", "青禾药业", "spelling"),
        ("青禾药业", "苏州青禾药业股份有限公司", "legal-form"),
        ("ECUST", "East China University of Science and Technology", "acronym"),
        ("Tide Bio", "Suzhou Tide Bio Co., Ltd.", "place-added"),
    ],
)
def test_true_pairs_are_proposed_with_the_reason(left: str, right: str, reason: str) -> None:
    found = compare(left, right)
    assert found.proposed
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("left", "right", "guard"),
    [
        ("苏州高新区", "Wuxi High-tech Zone", "place"),
        ("苏州青禾药业", "无锡青禾药业", "place"),
        ("Taizhou High-tech Zone, Jiangsu", "浙江台州高新区", "place"),
        ("苏州大学附属第一医院", "The Second Affiliated Hospital of Soochow University", "number"),
        ("Hill Fund I", "Hill Fund II", "number"),
        ("苏州生物医药产业园一期", "苏州生物医药产业园二期", "number"),
        ("青禾生物", "青禾医疗", "field"),
        ("Tide Bio", "Tide Pharma", "field"),
        ("青禾药业", "青禾药业（海南）有限公司", "branch"),
        ("Tide Pharma", "Tide Pharma (Hainan) Co., Ltd.", "branch"),
        ("青禾集团", "青禾药业", "group"),
        ("Tide", "Tide Diagnostics", "group"),
        ("青禾药业", "青禾医院", "kind"),
        ("华东师范大学", "East China University of Science and Technology", "kind"),
        ("青禾药业上海分公司", "青禾药业", "kind"),
    ],
)
def test_look_alikes_are_guarded(left: str, right: str, guard: str) -> None:
    assert guard in compare(left, right).guards


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("华东理工大学", "华南理工大学"),
        ("北京同仁堂", "天津同仁堂"),
        ("药明生物", "WuXi AppTec"),
        ("", "x"),
        ("。", "("),
    ],
)
def test_what_is_not_alike_is_not_proposed(left: str, right: str) -> None:
    assert not compare(left, right).proposed


def test_the_seat_of_a_company_limited_by_shares_is_no_branch() -> None:
    assert compare("青禾药业集团（天津）股份有限公司", "青禾药业").proposed


def test_numbers_are_read_in_both_languages() -> None:
    assert [part.word.meanings for part in parts_of("上海市第二十三人民医院").words if "number" in part.word.uses] == [
        {"#23"}
    ]
    assert [part.word.meanings for part in parts_of("12th Hospital").words if "number" in part.word.uses] == [{"#12"}]


NAMES = st.text(alphabet="恒瑞医药上海苏州生物集团有限公司第一二院(（）) abBioCoLtd.,&'I", max_size=14)


@given(NAMES, NAMES)
def test_neither_order_nor_letters_matter(left: str, right: str) -> None:
    one, other = compare(left, right), compare(right, left)
    assert one.proposed == other.proposed
    assert set(one.guards) == set(other.guards)


@given(NAMES.filter(lambda name: any(char.isalnum() for char in name)))
def test_a_name_is_like_itself(name: str) -> None:
    assert compare(name, name).proposed


@given(st.text(alphabet="恒瑞长重药绿", max_size=6), st.text(alphabet="abcdeghinorstuvyz", max_size=12))
def test_reading_never_fails(characters: str, letters: str) -> None:
    assert is_read(characters, letters) in {True, False}
