import pytest

from biokg.text.quantities import find_quantities

from .reading import numbers


def counted(text: str) -> list[tuple[int, str, str]]:
    """Return value, bound and noun of each quantity."""
    return [(int(found.value), found.bound, found.noun) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over 1,400 businesses of the kind", [(1400, "moreThan", "businesses")]),
        ("40,000-plus professionals", [(40000, "atLeast", "professionals")]),
        ("around 30 well-known innovative enterprises,", [(30, "about", "well-known innovative enterprises")]),
        ("38 license-out transactions", [(38, "exact", "license-out transactions")]),
        ("more than 2 million carrier components", [(2000000, "moreThan", "carrier components")]),
        ("7,000 institutions in 130 countries", [(7000, "exact", "institutions"), (130, "exact", "countries")]),
        ("8,000 patients and 5 licensees", [(8000, "exact", "patients"), (5, "exact", "licensees")]),
        ("three distinctive industries", [(3, "exact", "distinctive industries")]),
        ("45 medical devices companies grew", [(45, "exact", "medical devices companies")]),
        ("13 leading companies signed agreements", [(13, "exact", "leading companies")]),
        ("168 new Class 2 and Class 3 approvals", [(168, "exact", "new Class 2 and Class 3 approvals")]),
        ("15 Fortune 500 companies", [(15, "exact", "Fortune 500 companies")]),
        ('143 "little giant" enterprises', [(143, "exact", '"little giant" enterprises')]),
        ("the number of listed firms reached 19,", [(19, "exact", "listed firms")]),
        ("29 of its firms", [(29, "exact", "firms")]),
        ("150 firms, 11 of which are listed", [(150, "exact", "firms"), (11, "exact", "")]),
        ("a 10,000-strong research team", [(10000, "exact", "research team")]),
        ("backed 118 ventures, and 21 have since listed", [(118, "exact", "ventures"), (21, "exact", "")]),
        ("of the 47 deals signed, 18 involved cell therapy", [(47, "exact", "deals"), (18, "exact", "")]),
        ("3,000-odd technicians", [(3000, "moreThan", "technicians")]),
        ("a team of 860 (mostly doctors)", [(860, "exact", "team")]),
        ("国家高新技术企业178家，其中国有企业25家", [(178, "exact", "国家高新技术企业"), (25, "exact", "国有企业")]),
        ("全国排名前20的药企中有6家", [(6, "exact", "药企")]),
        ("no fewer than 20 drugs", [(20, "atLeast", "drugs")]),
        ("has 2000 employees", [(2000, "exact", "employees")]),
        ("450余家企业", [(450, "moreThan", "家企业")]),
        ("13家头部生物医药企业签约", [(13, "exact", "家头部生物医药企业")]),
        ("企业超千家", [(1000, "moreThan", "企业")]),
        ("上千家机构", [(1000, "moreThan", "家机构")]),
        ("百余家药企", [(100, "moreThan", "家药企")]),
        ("十三家药企", [(13, "exact", "家药企")]),
        ("1.2万名专家", [(12000, "exact", "名专家")]),
        ("1000个机柜", [(1000, "exact", "个机柜")]),
        ("5家上市公司", [(5, "exact", "家上市公司")]),
        ("集聚规模以上医药企业86家", [(86, "exact", "规模以上医药企业")]),
        ("创新中心5个", [(5, "exact", "创新中心")]),
        ("在研药物管线230条", [(230, "exact", "在研药物管线")]),
        ("人才总数突破2万。", [(20000, "moreThan", "人才")]),
        ("签约20家，通过200项", [(20, "exact", "家"), (200, "exact", "项")]),
        ("来自30多个国家和地区", [(30, "moreThan", "个国家和地区")]),
        ("三大产业", [(3, "exact", "大产业")]),
        ("12款1类创新药", [(12, "exact", "款1类创新药")]),
        ("面积近2万平方米", [(20000, "nearly", "平方米")]),
        ("a 94-square-kilometer park", [(94, "exact", "square-kilometer")]),
    ],
)
def test_counts_with_their_nouns(text: str, found: list[tuple[int, str, str]]) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("19 of the top 20 global drug makers", "global drug makers"),
        ("19 out of the top 20 global firms", "global firms"),
        ("Among the top 20 global device makers, 19 have offices here", "global device makers"),
        ("全球20强药企中有19家", "药企"),
    ],
)
def test_one_count_out_of_a_whole(text: str, noun: str) -> None:
    (found,) = find_quantities(text)
    assert [found.value, found.total] == [19, 20]
    assert found.noun == noun


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between 20 and 30 companies", "20 and 30 = count 20..30 1"),
        ("3-5家企业", "3-5家 = count 3..5 1"),
        ("12-36条措施", "12-36条 = count 12..36 1"),
        ("500㎡—3000㎡", "500㎡—3000㎡ = count 500..3000 1"),
    ],
)
def test_ranges(text: str, found: str) -> None:
    assert numbers(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "[1][8][10]",
        'the "1+N" model',
        "anti-PD-1 and CD38 antibodies",
        "GLP-1 drugs",
        "COVID-19 vaccines",
        "Phase 3 trials",
        "Group 1: Requirements",
        "2 1 Shi Ji Jing Ji Bao",
        "ISO 13485",
        "in 2024 companies grew",
        "one of the parks",
        "two-way trade",
        "the two sides agreed",
        "dual centers",
        "five years ago",
        "24 hours",
        "hundreds of firms",
        "several companies",
        "for every 10,000 people",
        "one in five employees",
        "1类新药",
        "III期",
        "三级医院",
        "24小时",
        "T+1",
        "5G",
        "B轮",
        "88号",
        "36氪",
        "21世纪",
        "2030规划",
        "十四五规划",
        "一家公司",
        "一批项目",
        "数百家企业",
        "几十家",
        "十几家",
        "数以千计",
        "36个月",
        "3个工作日",
        "四川",
        "九江",
        "千人计划",
        "苏ICP备12345678号",
        "电话:025-58881234",
        "2025年",
        "8月30日",
        "三甲医院",
        "每3天",
        "百家争鸣",
    ],
)
def test_no_count(text: str) -> None:
    assert numbers(text) == []
