from biokg.analysis.project import PROJECTIONS
from biokg.resolve.tables import load_tables
from biokg.terms import slug
from biokg.views.pictures.earth import Sheet, coordinates
from biokg.views.pictures.words import rows, word


def test_every_projection_has_a_title_in_both_languages() -> None:
    for graph in (*PROJECTIONS, "map"):
        assert word(graph, "en") != graph
        assert word(graph, "zh") != word(graph, "en")


def test_every_word_is_there_in_both_languages_with_the_same_blanks() -> None:
    for row in rows("words"):
        assert row["en"]
        assert row["zh"]
        assert ("{" in row["en"]) == ("{" in row["zh"])


def test_towns_are_places_of_ours_and_lie_in_china() -> None:
    known = load_tables().things
    ids = [row["id"] for row in rows("coordinates")]
    assert ids == sorted(set(ids))
    for iri, (latitude, longitude) in coordinates().items():
        assert slug(iri) in known
        assert 3 < latitude < 54
        assert 73 < longitude < 136


def test_a_town_lies_near_the_other_towns_of_its_province() -> None:
    # The table was matched by name; a namesake elsewhere would stand out.
    by_province: dict[str, list[tuple[float, float]]] = {}
    for iri, town in coordinates().items():
        by_province.setdefault(slug(iri)[:5], []).append(town)
    for towns in by_province.values():
        middle = [sorted(axis)[len(towns) // 2] for axis in zip(*towns, strict=True)]
        assert all(abs(lat - middle[0]) < 9 and abs(lon - middle[1]) < 13 for lat, lon in towns)


def test_sheet_keeps_directions() -> None:
    sheet = Sheet.around([(31.3, 120.6), (23.1, 113.3)])
    suzhou, guangzhou = sheet.place((31.3, 120.6)), sheet.place((23.1, 113.3))
    assert suzhou[0] > guangzhou[0]
    assert suzhou[1] < guangzhou[1]
    assert sheet.holds((25.0, 115.0))
    assert not sheet.holds((45.0, 115.0))
