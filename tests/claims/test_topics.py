from biokg.claims.topics import Topics, topics_of
from biokg.model import Mention

from .test_observations import reading


def _mention(name: str, type_: str, start: int = 0) -> Mention:
    return Mention(start, start + len(name), name, type_, "en-head")


PARK = _mention("Heron Bay Science Park", "Park")
CITY = _mention("Suzhou", "Region")
FIRM = _mention("Larkfield Biologics", "Enterprise")


def _name(found: Mention | None) -> str | None:
    return found.name if found else None


def test_the_headline_gives_the_topic() -> None:
    text = "Larkfield Biologics grows\nMossford Pharmaceutical and Suzhou met. Mossford Pharmaceutical grew."
    topics = topics_of(reading(text))
    assert _name(topics.about("firm")) == "Larkfield Biologics"
    assert _name(topics.about("place")) == "Suzhou"


def test_without_a_headline_the_commonest_name_is_the_topic() -> None:
    text = "a short note\nShanghai met. Suzhou grew. Suzhou won."
    assert _name(topics_of(reading(text)).about("place")) == "Suzhou"


def test_of_equally_common_names_the_first_is_the_topic() -> None:
    text = "a short note\nShanghai met. Suzhou grew."
    assert _name(topics_of(reading(text)).about("place")) == "Shanghai"


def test_a_headline_is_about_its_park_rather_than_the_city_around() -> None:
    assert _name(topics_of(reading("Suzhou: Heron Bay Science Park grows\nIt grew.")).about("place")) == PARK.name


def test_a_country_is_no_topic() -> None:
    assert topics_of(reading("China grows\nIt grew.")).about("place") is None


def test_members_of_a_list_are_no_topic() -> None:
    text = "companies such as Roxen and Zephra grow\nIt grew."
    assert topics_of(reading(text)).about("firm") is None


def test_an_empty_text_has_no_topic() -> None:
    topics = topics_of(reading(""))
    assert (topics.about("place"), topics.named("any")) == (None, None)


def test_the_paragraph_comes_before_the_headline() -> None:
    topics = Topics({"place": CITY})
    topics.saw(PARK)
    assert topics.about("place") == PARK


def test_after_the_paragraph_the_headline_holds_again() -> None:
    topics = Topics({"place": CITY})
    topics.saw(PARK)
    topics.paragraph = None
    assert topics.about("place") == CITY


def test_it_stands_for_what_was_spoken_of_last() -> None:
    topics = Topics({})
    topics.saw(PARK)
    topics.saw(FIRM)
    assert topics.named("any") == FIRM


def test_the_company_is_the_firm_last_spoken_of() -> None:
    topics = Topics({"firm": _mention("Mossford Pharmaceutical", "Enterprise")})
    topics.saw(FIRM)
    topics.saw(PARK)
    assert topics.named("firm") == FIRM


def test_the_park_is_no_city() -> None:
    topics = Topics({})
    topics.saw(CITY)
    assert topics.named("park") is None
