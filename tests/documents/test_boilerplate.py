from collections.abc import Callable

import pytest

from biokg.model import Document

One = Callable[..., Document]

PAGE = """首页 > 新闻中心 > 园区动态
东湖高新区集聚企业超1300家
发布时间：2024-05-06 09:30 来源：东湖日报 浏览次数：123 字号：[ 大 中 小 ]
本报讯（记者 王小明 通讯员 李雷）园区现有生物医药企业1300余家[1][2]，2023年实现产值超1800亿元。
一、产业规模
园区今年一季度产值同比增长12.3%，新签约项目25个，联系邮箱 news@example.org 。
责任编辑：陈芳
相关阅读
• 另一园区产值再创新高 2024-05-05
免责声明：本文仅代表作者观点，与本站无关。
版权所有：东湖管委会 鄂ICP备12345678号-1
"""


def furniture(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.boilerplate]


def test_furniture_of_a_chinese_page(one: One) -> None:
    document = one(PAGE)
    assert furniture(document) == [
        "首页 > 新闻中心 > 园区动态",
        "发布时间：2024-05-06 09:30 来源：东湖日报 浏览次数：123 字号：[ 大 中 小 ]",
        "本报讯（记者 王小明 通讯员 李雷）",
        "[1][2]",
        "news@example.org",
        "责任编辑：陈芳",
        "相关阅读\n• 另一园区产值再创新高 2024-05-05",
        "免责声明：本文仅代表作者观点，与本站无关。",
        "版权所有：东湖管委会 鄂ICP备12345678号-1",
    ]
    assert (document.published, document.publisher) == ("2024-05-06", "东湖日报")


@pytest.mark.parametrize(
    "line",
    [
        "By Zhou Mo in Suzhou",
        "Liu Yangming",
        "Ti Gong",
        "Editor: Li Na",
        "Photo: a plant in the park",
        "[Photo/China Daily]",
        "Special Reports",
        "Top",
        "All rights reserved Sponsored by the Valley Government Office",
        "Technical Support: Valley Net  Network Support: Valley Mobile",
        "Share to WeChat",
        "(END)",
        "【编辑:刘洋】",
        "（四川日报记者 李明 摄影 王强）",
        "The content above does not constitute advice.",
        "记者 张三 通讯员 李四",
        "长江日报全媒体记者 贾小凯",
        "https://example.org/news/1.html",
        "上一篇：园区新闻",
    ],
)
def test_line_is_furniture(line: str, one: One) -> None:
    document = one(f"Park grows\n\n{line}\n\nThe park has 300 firms and 20,000 people, its head said.\n")
    assert line in furniture(document)


@pytest.mark.parametrize(
    "line",
    [
        "记者从园区获悉，园区新增企业30家。",
        "By 2030, the park aims to have 500 firms.",
        "The editor: a gene editing firm has 300 people.",
        "Share of exports in output reached 30 percent.",
        "Chen Ming, head of the park, said it has 300 firms.",
        "声明中说，产业规模增长30%。",
        "Policy Support",
    ],
)
def test_prose_and_headings_are_no_furniture(line: str, one: One) -> None:
    document = one(f"Park grows\n\n{line}\n\nThe park has 300 firms and 20,000 people, its head said.\n")
    assert furniture(document) == []


def test_byline_before_the_first_sentence_is_furniture_without_the_sentence(one: One) -> None:
    document = one("园区崛起\n长江日报全媒体记者 贾小凯 通讯员 彭雁 健康产业连着经济发展，园区有企业300家。\n")
    assert furniture(document) == ["长江日报全媒体记者 贾小凯 通讯员 彭雁"]


def test_dateline_and_byline_of_a_wire_story_are_furniture(one: One) -> None:
    document = one("新区规模破千亿\n新华社南京2025年3月3日电（记者 张三、李四）新区集聚企业1200余家。\n（完）\n")
    assert furniture(document) == ["新华社南京2025年3月3日电（记者 张三、李四）", "（完）"]
    assert (document.published, document.publisher) == ("2025-03-03", "新华社")


def test_repeated_name_is_furniture_even_if_no_chinese_one(one: One) -> None:
    document = one(
        "Park grows\n\nJane Doe\nA plant in the park, with 300 people.\nJane Doe\n\nIt has 300 firms, she said.\n"
    )
    assert furniture(document) == ["Jane Doe", "Jane Doe"]


def test_title_is_never_furniture(one: One) -> None:
    document = one("Ding Yining\n\nThe scientist has founded three firms in the park since 2019.\n")
    assert furniture(document) == []


def test_image_name_and_teaser_mark_stand_inline(one: One) -> None:
    document = one("Park grows\n\nThe park has 300 firms and more wi...[MORE] 园区产业标杆1.jpg\n")
    assert furniture(document) == ["[MORE]", "园区产业标杆1.jpg"]


def test_dates_of_a_chronicle_stay_prose_and_do_not_date_it(one: One) -> None:
    events = "\n".join(f"20{year}-05-06\nThe park passed {year}00 firms." for year in range(19, 24))
    document = one(f"Milestones of a park\n\n{events}\n")
    assert document.published is None
    assert furniture(document) == []


def test_links_do_not_date_or_sign_an_article(one: One) -> None:
    document = one(
        "Park grows\n\nThe park has 300 firms, its head said.\n\nRelated stories\nCity signs | Gazette | 2024-05-05\n"
    )
    assert (document.published, document.publisher) == (None, None)
