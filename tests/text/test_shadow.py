import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.text.shadow import shadow

WRAPPED = (
    "近年来，园区围绕生物医药产业持续发力，不断完善从研发到生产的全链条创新生\n"
    "态，已经集聚各类企业2000余家，其中上市企业30家，产业规模突破1500亿元，成为全国\n"
    "领先的产业高地。\n\n下一步将继续扩大开放"
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("（ＳＩＰ）：产值１２％", "(SIP):产值12%"),
        ("產業\u3000規模\u00a0A", "产业 规模 A"),
        ("零\u200b宽\ufeff字", "零宽字"),
        ("共 19 家企业，占 40% 以上", "共19家企业,占40%以上"),
        ("公司投资了益方生 物等企业。", "公司投资了益方生物等企业。"),
        ("园区发布新方案 剑指产业集群目标 支持基因治疗", "园区发布新方案 剑指产业集群目标 支持基因治疗"),
        ("本报记者 张三 通讯员 李四 生物医药产业加快发展。", "本报记者 张三 通讯员 李四 生物医药产业加快发展。"),
        ("“小巨人”企业", "“小巨人”企业"),
        ("到2020，500家企业", "到2020，500家企业"),
        ("产值２，１００亿元", "产值2,100亿元"),
        ("BioBAY 苏州", "BioBAY 苏州"),
    ],
)
def test_one_spelling_of_everything(text: str, seen: str) -> None:
    assert shadow(text).text == seen


def test_wrapped_chinese_lines_are_joined_and_paragraphs_are_not() -> None:
    seen = shadow(WRAPPED).text
    assert "创新生态," in seen
    assert "全国领先" in seen
    assert "产业高地。\n\n下一步" in seen


def test_wrapped_english_lines_are_joined_by_a_space() -> None:
    text = (
        "The park has attracted leading biomedical\nenterprises over the past few years,\nincluding many from abroad."
    )
    assert shadow(text).text == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "今年产业规模预计破万亿上海如何打造全球生物医药高地\n某某财经网· 2025-10-12 12:48\n正文",
        "Shanghai set to offer integrated support for the sector\nDing Somebody\nThe agency said",
        "坚持创新驱动，围绕重点领域开展关键核心技术攻关和成果转化工作\n（二）重点任务",
        "The measures cover a wide range of policy instruments\n- Support for clinical trials in hospitals",
    ],
)
def test_titles_and_lists_keep_their_lines(text: str) -> None:
    assert shadow(text).text.count("\n") == text.count("\n")


def test_a_span_goes_back_over_what_was_left_out() -> None:
    text = "产值达[1]2000亿 元。"
    page = shadow(text, leave_out=[(3, 6)])
    assert page.text == "产值达2000亿元。"
    assert page.back(3, 9) == (6, 13)
    assert text[slice(*page.back(3, 9))] == "2000亿 元"


def test_an_empty_span_goes_back_to_an_empty_span() -> None:
    page = shadow("abc", leave_out=[(0, 1)])
    start, end = page.back(0, 0)
    assert start == end


@given(st.text(alphabet="药業a1 ，。\n\u3000\u200b（Ａ%-", max_size=80), st.data())
def test_every_character_has_its_origin(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    page = shadow(text, leave_out=[(start, end)])
    origins = [page.back(i, i + 1) for i in range(len(page.text))]
    assert all(after - before == 1 and after <= len(text) for before, after in origins)
    assert origins == sorted(set(origins))
    assert all(not start <= before < end for before, _ in origins)


@given(st.text(max_size=200))
def test_any_text_has_a_shadow(text: str) -> None:
    assert len(shadow(text).text) <= len(text)
