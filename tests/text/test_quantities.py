import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.text.quantities import find_quantities, lowered

HOSTILE = [
    "1," * 5000,
    "1 " * 5000,
    "百" * 5000,
    "a" * 20000,
    "1,111" * 4000,
    "two hundred and " * 2000,
    "top 10 of " * 2000,
    "number of " * 3000,
    "20%-" * 4000,
    "(US$1 " * 3000,
    "第一" * 6000,
    "five " + "very " * 6000 + "firms",
    "1" * 20000,
    "1家" * 6000,
    "企业" * 8000 + "5家",
    "约" * 20000 + "5",
    "among the top 20 " * 2000,
    "million-" * 4000,
]
PIECES = st.sampled_from(
    [
        "19",
        "1,400",
        "22.5",
        "%",
        "亿",
        "元",
        "家",
        "企业",
        " billion",
        " yuan",
        "top ",
        "第",
        "前",
        "约",
        " to ",
        "-",
        "至",
        "three",
        " companies",
        " of ",
        "the ",
        "(",
        ")",
        "US$",
        "RMB ",
        "百",
        "余",
        "级",
        "倍",
        "year",
        "年",
        ",",
        "。",
        "\n",
        " ",
    ]
)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in find_quantities(text))


@given(st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=25).map("".join)))
def test_quantities_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quantities(text)
    edges = [0, *(edge for quantity in found for edge in (quantity.start, quantity.end)), len(text)]
    assert edges == sorted(edges)
    assert all(quantity.start < quantity.end for quantity in found)
    assert all(text[slice(*quantity.noun_span)] == quantity.noun for quantity in found if quantity.noun_span)
    assert all(quantity.upper is None or quantity.upper > quantity.value for quantity in found)


@given(st.integers(1, 10**11))
def test_a_sum_with_commas_reads_back(number: int) -> None:
    assert [found.value for found in find_quantities(f"invested {number:,} yuan")] == [number]


@given(st.integers(1, 99999), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_a_sum_in_chinese_scale_reads_back(number: int, scale: tuple[str, int]) -> None:
    assert [found.value for found in find_quantities(f"投资{number}{scale[0]}元")] == [number * scale[1]]


@given(st.integers(1, 99999), st.sampled_from([("million", 10**6), ("billion", 10**9), ("trillion", 10**12)]))
def test_a_sum_in_english_scale_reads_back(number: int, scale: tuple[str, int]) -> None:
    assert [found.value for found in find_quantities(f"RMB {number} {scale[0]}")] == [number * scale[1]]


@given(st.integers(2, 10**6))
def test_a_count_reads_back_in_both_languages(number: int) -> None:
    assert [found.value for found in find_quantities(f"了{number}家企业")] == [number]
    assert [found.value for found in find_quantities(f"a total of {number:,} companies")] == [number]


@given(st.text())
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_letter_that_grows_in_lower_case_moves_no_offset() -> None:
    (found,) = find_quantities("İİ 20 Companies")
    assert (found.start, found.end) == (3, 5)
