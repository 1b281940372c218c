import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.mentions.chinese import find_chinese


def _found(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.type) for mention in find_chinese(text)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("位于鹭洲科技园的厂房投产。", "鹭洲科技园", "Park"),
        ("走进鹭洲高新区,看到变化。", "鹭洲高新区", "Park"),
        ("由白鹭药业投资。", "白鹭药业", "Enterprise"),
        ("由云岭生物科技有限公司投资。", "云岭生物科技有限公司", "Enterprise"),
        ("由云岭(苏州)生物科技有限公司投资。", "云岭(苏州)生物科技有限公司", "Enterprise"),
        ("引进松涛资本的团队。", "松涛资本", "InvestmentFirm"),
        ("与鹭洲大学签约。", "鹭洲大学", "ResearchInstitution"),
        ("获得鹭洲市药监局许可。", "鹭洲市药监局", "PublicBody"),
        ("举办鹭洲生物医药大会。", "鹭洲生物医药大会", "Event"),
        ("设立鹭洲生物医药产业基金。", "鹭洲生物医药产业基金", "Fund"),
        ("荣获鹭洲市科技进步奖。", "鹭洲市科技进步奖", "Award"),
        ("由鹭洲生物医药产业联盟主办。", "鹭洲生物医药产业联盟", "Alliance"),
        ("印发《鹭洲市支持生物医药若干措施》。", "鹭洲市支持生物医药若干措施", "Policy"),
    ],
)
def test_the_head_word_tells_the_class(text: str, name: str, type_: str) -> None:
    assert (name, type_) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "生物医药产业规模持续扩大。",
        "现代医药产业集群初步形成。",
        "高端医疗器械企业不断集聚。",
        "多家生物科技公司落户。",
        "推动创新医药发展。",
        "一批重大项目签约。",
    ],
)
def test_an_industry_is_no_firm(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "园区引进了白鹭药业。",
        "以及白鹭药业。",
        "3家企业和白鹭药业签约。",
        "目前白鹭药业发展迅速。",
        "其中白鹭药业发展迅速。",
        "记者从白鹭药业获悉。",
        "总投资50亿元的白鹭药业开工。",
    ],
)
def test_what_leads_up_to_a_name_is_no_part_of_it(text: str) -> None:
    assert ("白鹭药业", "Enterprise") in _found(text)


def test_a_boundary_word_inside_of_a_protected_word_does_not_cut() -> None:
    assert ("中科松涛生物科技有限公司", "Enterprise") in _found("引进中科松涛生物科技有限公司。")


def test_touching_heads_end_one_name() -> None:
    assert [name for name, _ in _found("引进松涛医药科技集团有限公司。")] == ["松涛医药科技集团有限公司"]


def test_a_book_mark_alone_makes_no_policy() -> None:
    assert ("白鹭日记", "Policy") not in _found("他读《白鹭日记》。")


def test_a_stock_code_gives_a_firm_away() -> None:
    assert ("松涛", "Enterprise") in _found("近日,松涛(688123)发布公告。")


@settings(max_examples=80)
@given(st.text(alphabet="白鹭云岭生物医药科技园有限公司产业基金由在、,。()《》“”12亿元A \n", max_size=60))
def test_a_name_is_what_stands_at_its_place(text: str) -> None:
    for mention in find_chinese(text):
        assert text[mention.start : mention.end] == mention.name
