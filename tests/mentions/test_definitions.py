import pytest

from biokg.mentions.definitions import find_definitions, short_names, spread
from biokg.model import Mention


def _mention(text: str, name: str, type_: str = "Park", rule: str = "en-head") -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name, type_, rule)


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Heron Bay Science Park (HBSP) grew.", "Heron Bay Science Park", "HBSP"),
        ('Heron Bay Science Park (hereinafter "Heron Bay") grew.', "Heron Bay Science Park", "Heron Bay"),
        ("Heron Bay Science Park, also known as Bird Bay, grew.", "Heron Bay Science Park", "Bird Bay"),
        ("鹭洲科技园(以下简称“鹭科园”)发展。", "鹭洲科技园", "鹭科园"),
        ("鹭洲科技园(简称:鹭科园)发展。", "鹭洲科技园", "鹭科园"),
        ("鹭洲科技园(HBSP)发展。", "鹭洲科技园", "HBSP"),
    ],
)
def test_a_text_defines_its_own_short_names(text: str, name: str, short: str) -> None:
    assert {key: m.name for key, m in find_definitions(text, [_mention(text, name)]).items()} == {short: name}


@pytest.mark.parametrize(
    "text",
    [
        "Heron Bay Science Park (2011) grew.",
        "Heron Bay Science Park grew (HBSP).",
        "Heron Bay Science Park (see the map) grew.",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert find_definitions(text, [_mention(text, "Heron Bay Science Park")]) == {}


def test_the_first_definition_holds() -> None:
    text = "Heron Bay Science Park (HB) and Hill Border Science Park (HB) grew."
    found = [_mention(text, "Heron Bay Science Park"), _mention(text, "Hill Border Science Park")]
    assert find_definitions(text, found)["HB"].name == "Heron Bay Science Park"


def test_a_firm_is_called_by_its_first_word() -> None:
    text = "Larkfield Biologics grew. Sales of Larkfield doubled."
    assert list(short_names(text, [_mention(text, "Larkfield Biologics", "Enterprise")])) == ["Larkfield"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Larkfield Biologics grew. Larkfield Road is long.", "Larkfield Biologics"),
        ("Global Biologics grew. Global firms grew.", "Global Biologics"),
        ("Zed Biologics grew. Sales of Zed grew.", "Zed Biologics"),
    ],
)
def test_no_short_name_of_another_name_a_common_or_a_tiny_word(text: str, name: str) -> None:
    assert short_names(text, [_mention(text, name, "Enterprise")]) == {}


def test_a_park_is_not_called_by_its_first_word() -> None:
    text = "Heron Science Park grew. A Heron flew."
    assert short_names(text, [_mention(text, "Heron Science Park")]) == {}


def test_a_spread_name_stands_for_the_thing_it_was_defined_for() -> None:
    text = "HB grew; HBX and xHB did not. In HB, too."
    origin = Mention(0, 22, "Heron Bay Science Park", "Park", "en-head")
    found = spread(text, {"HB": origin})
    assert [text[m.start : m.end] for m in found] == ["HB", "HB"]
    assert {m.name for m in found} == {"Heron Bay Science Park"}


def test_a_short_name_is_taken_letter_by_letter() -> None:
    assert [m.start for m in spread("AAB A+ AB", {"A+": Mention(4, 6, "A Plus", "Park", "en-head")})] == [4]
