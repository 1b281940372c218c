import pytest

from biokg.ask.find import find, names_in
from biokg.errors import UsageError
from biokg.store.view import View


@pytest.mark.parametrize(
    ("text", "score"), [("SIP", 100.0), ("suzhou ind", 95.0), ("工业园", 90.0), ("Suzhou Industral Park", 97.4)]
)
def test_a_thing_is_found_by_the_whole_the_beginning_a_part_or_a_slip(view: View, text: str, score: float) -> None:
    hit = find(names_in(view), text)[0]
    assert (hit.thing.en, hit.score) == ("Suzhou Industrial Park", score)


def test_a_hit_tells_classes_name_and_documents(view: View) -> None:
    (hit,) = find(names_in(view), "恒瑞医药", ["Enterprise"])
    assert [one.text("zh") for one in hit.classes] == ["Enterprise"]
    assert (hit.name, hit.documents) == ("恒瑞医药", 2)


def test_only_things_of_the_class_are_found_and_so_many(view: View) -> None:
    assert not find(names_in(view), "恒瑞医药", ["Place"])
    assert len(find(names_in(view), "u", most=2)) == 2


@pytest.mark.parametrize("text", [" ", "qqqqqq", '"} #'])
def test_what_is_like_nothing_finds_nothing(view: View, text: str) -> None:
    assert find(names_in(view), text) == []


def test_a_class_that_there_is_not_is_refused_with_those_there_are(view: View) -> None:
    with pytest.raises(UsageError, match="is none of Entity, Place"):
        find(names_in(view), "x", ["Planet"])


def test_without_a_text_all_of_a_class_are_found_those_of_most_documents_first(view: View) -> None:
    found = find(names_in(view), "", ["Enterprise"])
    assert found[0].thing.en == "Hengrui Medicine"
    assert [hit.documents for hit in found] == sorted((hit.documents for hit in found), reverse=True)
