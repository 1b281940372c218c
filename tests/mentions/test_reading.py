from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import Reading, find_mentions, read, settle
from biokg.model import Document, Entity, Mention

_KNOWN = Gazetteer(
    [
        Entity("ruiyun", "Region", ("Ruiyun",), ("瑞云",)),
        Entity("heron-park", "Park", ("Heron Bay Science Park",), ("鹭洲科技园",), "ruiyun"),
    ]
)


def _read(text: str, **given: Any) -> Reading:
    return read(Document("d", "t", text, 0, "en", None, "2025-06-18", "printed", None, **given), _KNOWN)


def _names(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(text, _KNOWN)]


def test_a_firm_named_after_a_place_is_not_the_place() -> None:
    assert _names("A plant of Ruiyun Pharmaceutical opened.") == ["Ruiyun Pharmaceutical"]


def test_a_firm_known_from_a_list_is_known_in_the_whole_text() -> None:
    assert _names("Zephra grew. It hosts firms such as Roxen and Zephra.") == ["Zephra", "Roxen", "Zephra"]


def test_a_short_form_stands_for_the_whole_name() -> None:
    assert _names("Maple Hill Science Park (MHSP) grew. Firms like MHSP.") == ["Maple Hill Science Park"] * 3


def test_a_name_over_a_line_break_is_cleaned_but_keeps_its_place() -> None:
    text = (
        "The output value of the pharmaceutical sector and of all firms of Larkfield\n"
        "Biologics, which lies in the east of the city, grew by a tenth."
    )
    reading = _read(text)
    (firm,) = [m for m in reading.mentions if m.type == "Enterprise"]
    start, end = reading.shadow.back(firm.start, firm.end)
    assert firm.name == "Larkfield Biologics"
    assert text[start:end] == "Larkfield\nBiologics"


def test_traditional_and_full_width_letters_are_read_as_simplified_ones() -> None:
    text = "鷺洲科技園現有企業３２０家。"
    reading = _read(text)
    assert [m.name for m in reading.mentions] == ["鹭洲科技园"]
    assert [q.value for q in reading.quantities] == [320]
    start, end = reading.shadow.back(reading.mentions[0].start, reading.mentions[0].end)
    assert text[start:end] == "鷺洲科技園"


def test_page_furniture_is_not_read() -> None:
    text = "By Kestrel Securities\nHeron Bay Science Park has 320 firms."
    assert [m.name for m in _read(text).mentions] == ["Kestrel Securities", "Heron Bay Science Park"]
    assert [m.name for m in _read(text, boilerplate=((0, 21),)).mentions] == ["Heron Bay Science Park"]


def test_the_words_of_a_section_heading_are_no_names() -> None:
    text = "A park grows\nBright Funds\nMoney came."
    assert [m.name for m in _read(text).mentions] == ["Bright Funds"]
    reading = _read(text, headings=((0, 12), (13, 25)))
    assert [m.name for m in reading.mentions] == []


def test_the_longer_of_two_names_wins() -> None:
    short = Mention(5, 12, "Ruiyun", "Region", "known", closed=True)
    long = Mention(5, 30, "Ruiyun Pharmaceutical", "Enterprise", "en-head")
    assert settle([short, long]) == settle([long, short]) == (long,)


def test_of_two_readings_of_one_span_the_surer_wins() -> None:
    head = Mention(0, 9, "Roxen Bio", "Enterprise", "en-head")
    person = Mention(0, 9, "Roxen Bio", "Person", "title")
    assert settle([head, person]) == settle([person, head]) == (person,)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "。,;:!?", "()“”《》"])
def test_a_text_without_words_names_nothing(text: str) -> None:
    reading = _read(text)
    assert (reading.mentions, reading.quantities) == ((), ())


@settings(max_examples=60)
@given(st.text(alphabet="Heron Bay Science Park鹭洲科技园白鹭药业、等企业(以下简称)Bio，２0亿元 \n", max_size=90))
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    reading = _read(text)
    spans = [(m.start, m.end) for m in reading.mentions]
    assert all(start < end <= len(reading.shadow.text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@settings(max_examples=20)
@given(st.text(max_size=60).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_the_same_text_is_read_alike(text: str) -> None:
    assert _read(text) == _read(text)
