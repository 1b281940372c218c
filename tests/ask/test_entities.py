import pytest

from biokg.ask.entities import resolve
from biokg.errors import AmbiguousName, UnknownName, UsageError
from biokg.store.view import View

ID = "https://w3id.org/biokg/id/"


@pytest.mark.parametrize(
    "name", ["SIP", "sip", "Suzhou  Industrial Park", "苏州工业园区", "蘇州工業園區", f"{ID}sip", "id:sip"]
)
def test_any_name_in_either_language_finds_the_thing(view: View, name: str) -> None:
    assert resolve(view, name, "place", ["Place"]) == (f"{ID}sip", "")


def test_a_subclass_fits(view: View) -> None:
    assert resolve(view, "孤独资本", "enterprise", ["Enterprise"]).iri == f"{ID}lonely"


def test_a_shared_name_lists_who_bears_it_and_where(view: View) -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolve(view, "Huangpu", "place", ["Place"])
    assert caught.value.candidates == (
        f"Huangpu / 黄埔区 (Region in Guangzhou) {ID}huangpu-guangzhou",
        f"Huangpu / 黄浦区 (Cluster, Region in Shanghai) {ID}huangpu-shanghai",
    )


def test_a_class_decides_between_bearers(view: View) -> None:
    assert resolve(view, "Huangpu", "cluster", ["Cluster"]).iri == f"{ID}huangpu-shanghai"


def test_an_unknown_name_offers_the_nearest_in_both_languages(view: View) -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(view, "Suzou", "place", ["Place"])
    assert caught.value.nearest[0] == "Suzhou / 苏州市"
    assert not any("Hengrui" in name for name in caught.value.nearest)


def test_a_thing_of_another_class_is_not_taken(view: View) -> None:
    with pytest.raises(UnknownName):
        resolve(view, "Hengrui Medicine", "place", ["Place"])


@pytest.mark.parametrize("iri", [f"{ID}nobody", "id:nobody", "bkg:presentIn", "https://example.org/x"])
def test_an_iri_that_nothing_speaks_of_is_unknown(view: View, iri: str) -> None:
    with pytest.raises(UnknownName):
        resolve(view, iri)


@pytest.mark.parametrize("name", ["", "   ", "'; DROP ALL", "?x } #", "\\", "\n"])
def test_hostile_and_empty_names_are_only_unknown(view: View, name: str) -> None:
    with pytest.raises(UnknownName):
        resolve(view, name)


def test_a_broken_iri_is_a_wrong_use(view: View) -> None:
    with pytest.raises(UsageError):
        resolve(view, "https://e.org/> } #")


def test_a_name_that_only_the_tables_know_is_valid_with_a_note(view: View) -> None:
    found = resolve(view, "Kunming", "place", ["Place"])
    assert found.iri.startswith(ID)
    assert "No document in this store speaks of Kunming" in found.note


def test_a_text_without_an_end_is_no_name_and_is_not_repeated(view: View) -> None:
    with pytest.raises(UnknownName, match=r"\.\.\. \(300,000\)") as refused:
        resolve(view, "苏州" * 150_000, "place")
    assert len(str(refused.value)) < 500
    assert refused.value.nearest == ()
