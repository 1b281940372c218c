import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.mentions.english import find_english, title_case_lines


def _found(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.type) for mention in find_english(text)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Visitors came to Heron Bay Science Park.", "Heron Bay Science Park", "Park"),
        ("It moved to the Ruiyun Pilot Zone.", "Ruiyun Pilot Zone", "Park"),
        ("It was bought by Larkfield Biologics.", "Larkfield Biologics", "Enterprise"),
        ("It was bought by Mossford Pharmaceutical Co., Ltd.", "Mossford Pharmaceutical Co., Ltd.", "Enterprise"),
        (
            "It was bought by Larkfield Biologics (Suzhou) Co., Ltd.",
            "Larkfield Biologics (Suzhou) Co., Ltd.",
            "Enterprise",
        ),
        ("It was backed by Fernhill Capital.", "Fernhill Capital", "InvestmentFirm"),
        ("A talk at Wexcombe University drew many.", "Wexcombe University", "ResearchInstitution"),
        ("A word from the Ruiyun Science Commission was heard.", "Ruiyun Science Commission", "PublicBody"),
        ("A letter by the Ruiyun Biomedicine Association came.", "Ruiyun Biomedicine Association", "Alliance"),
        ("It joined the Ruiyun Biomedicine Conference.", "Ruiyun Biomedicine Conference", "Event"),
        ("It won the Kestrel Innovation Award.", "Kestrel Innovation Award", "Award"),
        ("It runs the Kestrel Innovation Center.", "Kestrel Innovation Center", "Facility"),
        ("Money came from the Heron Bay Biomedicine Fund.", "Heron Bay Biomedicine Fund", "Fund"),
        ("Work on Tangolimab for Injection went on.", "Tangolimab for Injection", "Product"),
    ],
)
def test_the_last_word_of_a_name_tells_its_class(text: str, name: str, type_: str) -> None:
    assert (name, type_) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Company grew.",
        "Its Research Center grew.",
        "National Biomedical Industry Development is a word of the trade.",
        "On Monday the group met in the park.",
        "Output grew by 12 percent in the district.",
    ],
)
def test_trade_words_alone_are_no_name(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Larkfield Biologics plant opened.",
        "Among Larkfield Biologics staff, 40 are doctors.",
        "Suzhou-based Larkfield Biologics grew.",
        "According to Larkfield Biologics, sales grew.",
        "In January Larkfield Biologics grew.",
        "Suzhou's Larkfield Biologics grew.",
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str) -> None:
    assert ("Larkfield Biologics", "Enterprise") in _found(text)


def test_a_possessive_parts_two_places() -> None:
    assert _found("Firms went to Ruiyun's Maple district.") == [("Maple district", "Region")]


def test_firms_joined_by_and_are_two() -> None:
    assert [name for name, _ in _found("It works with Mossford Pharmaceutical and Larkfield Biologics.")] == [
        "Mossford Pharmaceutical",
        "Larkfield Biologics",
    ]


def test_an_and_inside_of_a_name_does_not_part_it() -> None:
    assert (
        _found("A lab of the Institute of Materials and Medicine opened.")[0][0]
        == "Institute of Materials and Medicine"
    )


def test_a_lower_case_head_still_ends_a_name() -> None:
    assert _found("A plant in Ruiyun industrial park opened.") == [("Ruiyun industrial park", "Park")]


def test_words_of_a_title_are_no_firms_unless_the_text_uses_them() -> None:
    title = "Ruiyun Builds Strong Innovative Medicine"
    assert title_case_lines(f"{title}\nThe city grows.") == [(0, len(title))]
    assert _found(f"{title}\nThe city grows.") == []


def test_a_name_of_the_title_that_recurs_is_found() -> None:
    text = "Larkfield Biologics Opens New Plant\nThe plant of Larkfield Biologics makes vaccines."
    assert [name for name, _ in _found(text)] == ["Larkfield Biologics", "Larkfield Biologics"]


def test_a_sentence_is_no_title() -> None:
    assert title_case_lines("Larkfield Biologics Opened A New Plant.") == []


@settings(max_examples=60)
@given(st.text(alphabet="ABab tTheofand&'’.-,()BioPharmaPkZzy0\n", max_size=80))
def test_a_name_is_what_stands_at_its_place(text: str) -> None:
    for mention in find_english(text):
        assert text[mention.start : mention.end].startswith(mention.name)
