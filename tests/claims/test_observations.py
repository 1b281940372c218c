"""Whole bindings of numbers, on invented sentences of both languages."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.claims.extract import extract
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import Reading, read
from biokg.model import Claim, Document, Entity

KNOWN = Gazetteer(
    [
        Entity("cn", "Region", ("China",), ("中国",)),
        Entity("suzhou", "Region", ("Suzhou",), ("苏州", "苏州市")),
        Entity("shanghai", "Region", ("Shanghai",), ("上海", "上海市")),
        Entity("hangzhou", "Region", ("Hangzhou",), ("杭州",)),
        Entity("zhejiang", "Region", ("Zhejiang Province", "Zhejiang"), ("浙江省",)),
        Entity("heron-park", "Park", ("Heron Bay Science Park",), ("鹭洲科技园",), "suzhou"),
        Entity("nmpa", "PublicBody", ("National Medical Products Administration",), ("国家药监局",)),
        Entity("sector/gene", "Sector", ("gene therapy",), ("基因治疗",)),
        Entity("sector/vaccine", "Sector", ("vaccines",), ("疫苗",)),
    ]
)


def document(text: str, published: str | None = "2025-10-12", offset: int = 0) -> Document:
    language = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in text) else "en"
    return Document("news/1", "t", text, offset, language, None, published, "printed" if published else None, None)


def reading(text: str, published: str | None = "2025-10-12") -> Reading:
    return read(document(text, published), KNOWN)


def claims(text: str, published: str | None = "2025-10-12") -> tuple[Claim, ...]:
    return extract(reading(text, published)).claims


def figure(text: str, printed: str, published: str | None = "2025-10-12") -> Claim:
    """Return the one observation of a number as printed."""
    (found,) = [c for c in claims(text, published) if c.kind == "observation" and c.printed == printed]
    return found


def named(claim: Claim) -> str | None:
    return claim.subject.name if claim.subject else None


@pytest.mark.parametrize(
    ("text", "printed", "said"),
    [
        (
            "In 2023, the output value of Heron Bay Science Park reached RMB 45 billion.",
            "RMB 45 billion",
            ("Heron Bay Science Park", "outputValue", 45_000_000_000, "CNY", "2023"),
        ),
        ("2023年,鹭洲科技园产值达45亿元。", "45亿元", ("鹭洲科技园", "outputValue", 4_500_000_000, "CNY", "2023")),
        (
            "Larkfield Biologics raised US$30 million in May 2024.",
            "US$30 million",
            ("Larkfield Biologics", "financingAmount", 30_000_000, "USD", "2024-05"),
        ),
        (
            "By the end of 2023, Heron Bay Science Park had 320 biomedical firms.",
            "320",
            ("Heron Bay Science Park", "enterpriseCount", 320, "1", "2023-12-31"),
        ),
        (
            "The Heron Biomedicine Fund reached a scale of 15 billion yuan in 2022.",
            "15 billion yuan",
            ("Heron Biomedicine Fund", "fundSize", 15_000_000_000, "CNY", "2022"),
        ),
        ("2024年,白鹭药业有员工320人。", "320人", ("白鹭药业", "talentCount", 320, "1", "2024")),
    ],
)
def test_a_plain_sentence_is_asserted(text: str, printed: str, said: tuple[object, ...]) -> None:
    found = figure(text, printed)
    assert (named(found), found.metric, found.value, found.unit, found.time) == said
    assert (found.tier, found.modality) == ("A", "reported")


@pytest.mark.parametrize(
    ("text", "first", "second", "metric"),
    [
        (
            "In 2023 the output value of Heron Bay Science Park was 933.7 billion yuan (US$128 billion).",
            "933.7 billion yuan",
            "US$128 billion",
            "outputValue",
        ),
        (
            "Larkfield Biologics reached a valuation of 7 billion yuan ($980 million) in 2023.",
            "7 billion yuan",
            "$980 million",
            "valuation",
        ),
        ("2023年鹭洲科技园产值达933.7亿元(约128亿美元)。", "933.7亿元", "128亿美元", "outputValue"),
        ("2023年鹭洲科技园產值達９３３．７億元（約１２８億美元）。", "９３３．７億元", "１２８億美元", "outputValue"),
    ],
)
def test_the_amount_in_brackets_says_the_same_in_dollars(text: str, first: str, second: str, metric: str) -> None:
    yuan, dollars = figure(text, first), figure(text, second)
    assert (yuan.metric, yuan.unit, dollars.metric, dollars.unit) == (metric, "CNY", metric, "USD")
    assert dollars.subject == yuan.subject
    assert dollars.time == yuan.time == "2023"
    assert "conversion" in dollars.flags


def test_each_conversion_follows_its_own_amount() -> None:
    text = (
        "Heron Bay Science Park invested 2 billion yuan ($280 million) "
        "and had an output value of 5 billion yuan ($700 million)."
    )
    assert figure(text, "$280 million").metric == "investmentAmount"
    assert figure(text, "$700 million").metric == "outputValue"


@pytest.mark.parametrize(
    ("text", "printed"),
    [("Larkfield Biologics reached a valuation of 7 billion.", "7 billion")],
)
def test_a_missing_currency_is_flagged_and_not_asserted(text: str, printed: str) -> None:
    found = figure(text, printed)
    assert found.metric == "valuation"
    assert "currency-missing" in found.flags
    assert found.tier == "B"


def test_a_lost_scale_is_not_asserted() -> None:
    found = figure("The output value of Heron Bay Science Park was RMB 20.1 in 2023.", "RMB 20.1")
    assert found.value == Decimal("20.1")
    assert found.tier != "A"


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("Heron Bay Science Park has 320 firms, of which 45 are listed companies.", "320", "45"),
        ("鹭洲科技园现有生物医药企业320家,其中外资企业45家。", "320家", "45家"),
        ("鹭洲科技园现有生物医药企业320家,其中上市企业45家。", "320家", "45家"),
    ],
)
def test_a_part_is_not_the_whole(text: str, whole: str, part: str) -> None:
    assert figure(text, whole).metric == "enterpriseCount"
    assert figure(text, whole).tier == "A"
    found = figure(text, part)
    assert "part-of-whole" in found.flags
    assert found.tier != "A"
    assert found.metric != "enterpriseCount"


@pytest.mark.parametrize(
    ("text", "printed", "value", "bound"),
    [
        ("鹭洲科技园产值130多亿元。", "130多亿元", 13_000_000_000, "moreThan"),
        ("鹭洲科技园产值近千亿元。", "千亿元", 100_000_000_000, "nearly"),
        ("鹭洲科技园企业超千家。", "千家", 1_000, "moreThan"),
        ("Heron Bay Science Park is home to over 1,400 firms.", "1,400", 1_400, "moreThan"),
        ("Output of Heron Bay Science Park is nearing 24 billion yuan.", "24 billion yuan", 24_000_000_000, "nearly"),
    ],
)
def test_the_bound_is_kept(text: str, printed: str, value: int, bound: str) -> None:
    found = figure(text, printed)
    assert (found.value, found.bound) == (Decimal(value), bound)


def test_a_range_keeps_both_ends() -> None:
    found = figure("Heron Bay Science Park invested 4 to 5 billion yuan.", "4 to 5 billion yuan")
    assert (found.value, found.upper) == (Decimal(4_000_000_000), Decimal(5_000_000_000))


def test_a_number_out_of_a_whole_keeps_the_whole() -> None:
    found = figure("19 of the top 20 global drugmakers have offices in Suzhou.", "19 of the top 20")
    assert (named(found), found.metric, found.value, found.total) == (
        "Suzhou",
        "multinationalCount",
        Decimal(19),
        Decimal(20),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Larkfield Biologics tests a PD-1 drug against CD38 [1][8][10].",
        "Heron Bay Science Park follows the 1+N policy.",
        "来源: 2 1 Shi Ji Jing Ji Bao Dao",
        "白鹭药业的PD-1单抗属于1类新药。",
    ],
)
def test_names_with_digits_are_no_figures(text: str) -> None:
    assert [c.printed for c in claims(text) if c.kind == "observation"] == []


def test_a_number_that_nothing_binds_is_kept_but_not_asserted() -> None:
    (found,) = claims("There were 320 firms.")
    assert (found.value, found.tier, found.subject, found.metric) == (Decimal(320), "C", None, None)


def test_what_is_counted_stays_as_printed() -> None:
    found = figure("Heron Bay Science Park has 12 cell culture rooms.", "12")
    assert found.metric == "otherCount"
    assert found.about == "cell culture rooms"


def test_the_industry_of_an_amount_is_kept() -> None:
    found = figure("2023年,苏州市生物医药产业产值达45亿元。", "45亿元")
    assert found.about == "生物医药产业"


def test_the_order_is_that_of_the_text() -> None:
    found = claims("Suzhou has 320 firms. Shanghai has 450 firms. Hangzhou has 230 firms.")
    assert [c.value for c in found] == [320, 450, 230]


def test_offsets_count_in_the_stored_file() -> None:
    text = "Heron Bay Science Park has 320 firms."
    (found,) = extract(read(document(text, offset=1000), KNOWN)).claims
    assert (found.start, found.end, found.quote) == (1000, 1000 + len(text), text)


WORDS = st.sampled_from(
    [
        *("鹭洲科技园", "白鹭药业", "云岭生物", "苏州", "Heron Bay Science Park", "Larkfield Biologics", "Suzhou"),
        *("45亿元", "３２０家企业", "12%", "US$128 billion", "7 billion", "320 firms", "(about $6 million)"),
        *(
            "2023年",
            "by 2030",
            "去年",
            "产值",
            "output value",
            "落户",
            "is home to",
            "such as",
            "等",
            "其中",
            "of which",
        ),
        *(
            "園區",
            "億",
            " ",
            "\n",
            "。",
            ".",
            "、",
            ",",
            "，",
            "（",
            "）",
            "“",
            "\u3000",
            "\u200b",
            "\t",
            "\x00",
            "[1]",
        ),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join))
def test_every_quote_stands_at_its_place_and_holds_its_number(text: str) -> None:
    source = document(text, offset=17)
    found = extract(read(source, KNOWN))
    assert all(one.reason.startswith(("a part of it stands", "hidden characters")) for one in found.refused)
    for claim in found.claims:
        assert claim.quote == text[claim.start - 17 : claim.end - 17]
        assert claim.printed is None or claim.printed in claim.quote


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join))
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert extract(read(document(text), KNOWN)) == extract(read(document(text), KNOWN))
