import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.text.sentences import clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def cut_clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, (0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Nova Biotech Co., Ltd. has 24 products.",
        "The value rose 3.5 percent to 1.2 billion yuan.",
        "Dr. Li and J. Smith met Prof. Wang.",
        "The U.S. FDA cleared it in Jan. 2024.",
        "It is No. 3 in China, i.e. Third, vs. Japan.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It grew. It has 2 sites.", ["It grew.", "It has 2 sites."]),
        ("产值达9亿元。企业有3家！为何？", ["产值达9亿元。", "企业有3家！", "为何？"]),
        ("他说：“很好。”随后离开。", ["他说：“很好。”", "随后离开。"]),
        ("产值9亿元;企业3家", ["产值9亿元;", "企业3家"]),
        ("Title\nBody text", ["Title", "Body text"]),
        (
            "Core Insights - The fund grew [1] - It won 3 deals [2]",
            ["Core Insights", "The fund grew [1]", "It won 3 deals [2]"],
        ),
        ("• One • Two", ["One", "Two"]),
        ('"We lead," he said. She left.', ['"We lead," he said.', "She left."]),
        ("Founded by Nova Inc. The firm grew.", ["Founded by Nova Inc.", "The firm grew."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("产值1,500亿元,其中企业30家;人才4万名", ["产值1,500亿元", "其中企业30家", "人才4万名"]),
        ("恒大、万科、罗氏入驻", ["恒大、万科、罗氏入驻"]),
        ("it has 24 products, of which 7 are sold", ["it has 24 products", "of which 7 are sold"]),
        ("the park with 20 labs and ranks first", ["the park", "with 20 labs", "and ranks first"]),
        ("firms including Nova Co., Ltd. grew", ["firms", "including Nova Co., Ltd. grew"]),
    ],
)
def test_where_clauses_end(text: str, parts: list[str]) -> None:
    assert cut_clauses(text) == parts


@given(st.text(alphabet="aA药。.!?\n ;,1-•“”", max_size=120))
def test_sentences_are_in_order_and_lose_only_space_and_bullets(text: str) -> None:
    spans = sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    between = [text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True)]
    assert all(set(gap) <= set(" \n-•") for gap in between)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
