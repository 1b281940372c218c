import pytest

from biokg.errors import UnknownName
from biokg.model import Judgement, Role
from biokg.resolve.linker import Linker
from biokg.resolve.tables import load_tables

LINKER = Linker.shipped()


def _id(type_name: str, name: str, *hints: str, linker: Linker = LINKER) -> str:
    return linker.link(Role(type_name, name, name), hints).id


@pytest.mark.parametrize(
    "name",
    [
        "SIP",
        "Suzhou Industrial Park",
        "苏州工业园区",
        "蘇州工業園區",
        "the Suzhou Industrial Park",
        "Suzhou Industrial Park (SIP)",
        "中新苏州工业园区",
        "the SIP area",
        "suzhou industrial park",
    ],
)
def test_one_park_under_many_names(name: str) -> None:
    assert _id("Park", name) == "suzhou-industrial-park"


def test_class_of_the_table_wins() -> None:
    assert LINKER.link(Role("Region", "SIP", "SIP")).type == "Park"
    assert LINKER.link(Role("Enterprise", "HongShan", "HongShan")).type == "InvestmentFirm"


def test_class_families_stay_apart() -> None:
    assert _id("Product", "SIP") == "x/product/sip"


def test_two_wuxi_firms() -> None:
    assert _id("Enterprise", "WuXi Biologics") == _id("Enterprise", "药明生物") == "wuxi-biologics"
    assert _id("Enterprise", "WuXi AppTec") == _id("Enterprise", "药明康德") == "wuxi-apptec"


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("Jiangsu Hengrui Medicine Co., Ltd.", "hengrui"),
        ("江苏恒瑞医药股份有限公司", "hengrui"),
        ("Hengrui", "hengrui"),
        ("Kangfang Biopharma", "akeso"),
        ("Akeso, Inc.", "akeso"),
        ("中山康方生物医药有限公司", "akeso"),
        ("Yunzhou Biotech", "vectorbuilder"),
        ("上海复星医药（集团）股份有限公司", "fosun-pharma"),
        ("Johnson & Johnson", "johnson-johnson"),
        ("Huada Bio", "huadao-bio"),
        ("默克", "merck-kgaa"),
        ("默沙东", "msd"),
    ],
)
def test_firms(name: str, thing: str) -> None:
    assert _id("Enterprise", name) == thing


def test_the_two_huangpu_by_character() -> None:
    assert _id("Region", "黄埔") == "cn-440112"
    assert _id("Region", "黄浦区") == "cn-310101"


@pytest.mark.parametrize(
    ("hints", "thing"),
    [
        ((), "x/region/huangpu"),
        (("Guangzhou",), "cn-440112"),
        (("Shanghai",), "cn-310101"),
        (("Guangdong", "China"), "cn-440112"),
        (("Shanghai", "Guangzhou"), "x/region/huangpu"),
        (("Shanghai", "Guangzhou", "Guangzhou"), "cn-440112"),
        (("Shanghai", "广州黄埔"), "cn-440112"),
        (("Pudong", "Bio Island", "Shanghai", "Guangzhou Development Zone", "Guangzhou"), "cn-440112"),
        (("China", "Huangpu"), "x/region/huangpu"),
    ],
)
def test_huangpu_by_hints(hints: tuple[str, ...], thing: str) -> None:
    assert _id("Region", "Huangpu", *hints) == thing
    if not thing.startswith("x/"):
        assert _id("Region", "Huangpu district", *hints) == thing


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("Guangzhou's Huangpu District", "cn-440112"),
        ("Huangpu District of Guangzhou", "cn-440112"),
        ("Huangpu, Shanghai", "cn-310101"),
        ("广东省广州市黄埔区", "cn-440112"),
        ("上海市浦东新区", "cn-310115"),
        ("Shanghai Zhangjiang", "zhangjiang"),
        ("the Zhangjiang area", "zhangjiang"),
        ("江苏省泰州市", "cn-321200"),
        ("Taizhou, Zhejiang", "cn-331000"),
        ("Chaoyang District of Beijing", "cn-110105"),
        ("深圳南山区", "cn-440305"),
        ("苏州BioBAY", "biobay"),
        ("East China's Jiangsu Province", "cn-320000"),
        ("长三角苏州工业园区", "suzhou-industrial-park"),
        ("Guangzhou Zhangjiang", "x/region/guangzhou-zhangjiang"),
    ],
)
def test_compound_place_names(name: str, thing: str) -> None:
    assert _id("Region", name) == thing


def test_main_bearer_without_a_hint() -> None:
    assert _id("Region", "Jilin") == "cn-220000"
    assert _id("Region", "Suzhou") == "cn-320500"
    assert _id("Region", "Baoshan") == "cn-530500"
    assert _id("Region", "Baoshan", "Shanghai") == "cn-310113"


def test_never_guessed_without_a_main_bearer() -> None:
    assert _id("Region", "Taizhou") == "x/region/taizhou"


def test_one_administration_is_one_thing() -> None:
    assert _id("Region", "新吴区") == _id("Park", "WND") == "wuxi-high-tech-district"
    merged = LINKER.entity("cn-320214")
    assert merged.id == "wuxi-high-tech-district"
    assert "新吴区" in merged.zh
    assert LINKER.code("wuxi-high-tech-district") == "320214"
    assert LINKER.ancestors("cn-320214")[0] == "cn-320200"


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Foo Bio Co., Ltd.", "Foo Bio"),
        ("Foo Bio", "FOO  bio"),
        ("弗欧生物有限公司", "弗欧生物"),
        ("弗歐生物", "弗欧生物"),
    ],
)
def test_provisional_things_meet(name: str, same: str) -> None:
    assert _id("Enterprise", name) == _id("Enterprise", same)


def test_provisional_entity() -> None:
    english = LINKER.link(Role("Project", "ADC CDMO Platform", "ADC CDMO platform"))
    assert (english.id, english.en, english.zh) == ("x/project/adc-cdmo-platform", ("ADC CDMO Platform",), ())
    assert english.provisional
    assert not english.source
    chinese = LINKER.link(Role("Facility", "弗欧中心", "弗欧中心"))
    assert (chinese.id, chinese.zh) == ("x/facility/弗欧中心", ("弗欧中心",))


@pytest.mark.parametrize("name", ["Co., Ltd.", "有限公司", "***", "&", "the"])
def test_odd_names_still_get_a_thing(name: str) -> None:
    assert _id("Enterprise", name).startswith("x/enterprise/")


def test_not_names_are_never_taken() -> None:
    for known in load_tables().things.values():
        for name in known.never:
            assert _id(known.entity.type, name) != known.entity.id


def test_unknown_id_names_its_neighbours() -> None:
    with pytest.raises(UnknownName, match="suzhou"):
        LINKER.entity("suzhou-industrial-parc")


def test_known_names_are_sorted_and_complete() -> None:
    pairs = list(LINKER.known_names())
    names = [name for name, _ in pairs]
    assert names == sorted(names)
    assert {entity.id for name, entity in pairs if name == "Huangpu"} == {"cn-440112", "cn-310101"}
    assert ("NMPA", "nmpa") in {(name, entity.id) for name, entity in pairs}


def test_names_inside_of_common_words_are_linked_but_not_sought() -> None:
    assert _id("Enterprise", "安进") == "amgen"
    sought = dict(LINKER.known_names())
    assert "安进" not in sought
    assert "安进" not in sought["Amgen"].names
    assert "安进" in LINKER.entity("amgen").names


def test_traps_are_forbidden_names_that_nothing_bears() -> None:
    traps = LINKER.traps()
    assert {"联合国投创", "强生物"} <= set(traps)
    assert "默沙东" not in traps


def test_entities_are_unique_and_canonical() -> None:
    ids = [entity.id for entity in LINKER.entities()]
    assert ids == sorted(set(ids))
    assert "cn-320214" not in ids


def _judged(*lines: tuple[str, str, str]) -> Linker:
    return Linker(load_tables(), [Judgement(*line, "me", "2026-11-22", "test") for line in lines])


def test_same_merges_right_into_left() -> None:
    linker = _judged(("akeso", "x/enterprise/kf-bio", "same"), ("hengrui", "beigene", "same"))
    assert _id("Enterprise", "KF Bio", linker=linker) == "akeso"
    assert linker.entity("beigene").id == "hengrui"
    assert "百济神州" in linker.entity("hengrui").zh
    assert linker.entity("hengrui").en[0] == "Hengrui Medicine"


def test_two_provisional_things_merge() -> None:
    linker = _judged(("x/enterprise/foo-bio", "x/enterprise/弗欧生物", "same"))
    assert _id("Enterprise", "弗欧生物有限公司", linker=linker) == "x/enterprise/foo-bio"


def test_different_keeps_apart_and_a_later_line_undoes() -> None:
    kept = _judged(("hengrui", "beigene", "different"), ("hengrui", "akeso", "same"), ("akeso", "beigene", "same"))
    assert len({kept.entity(one).id for one in ("hengrui", "beigene")}) == 2
    undone = _judged(("hengrui", "beigene", "same"), ("beigene", "hengrui", "unsure"))
    assert undone.entity("beigene").id == "beigene"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("海正集团", None),  # holds 海正药业
        ("Kelun Group", None),
        ("科伦集团有限公司", None),
        ("丽珠集团", "livzon"),  # 丽珠医药集团 calls itself so
        ("Roche Group", "roche"),  # of another country: the group is what the news means
        ("上海复星医药（集团）股份有限公司", "fosun-pharma"),
    ],
)
def test_a_group_is_not_the_firm_that_it_holds(name: str, id_: str | None) -> None:
    found = Linker.shipped().link(Role("Enterprise", name, name))
    assert (None if found.provisional else found.id) == id_
