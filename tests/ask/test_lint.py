from pathlib import Path

import pytest

from biokg.ask.lint import check
from biokg.errors import UsageError
from biokg.store.view import View, view_of

HEAD = """#+ summary: Firms of a city
#+ defaults:
#+   - least: {default}
#+ x-biokg:
#+   examples: {{en: [Which firms?], zh: [哪些企业？]}}
#+   parameters:
#+     - {{name: city, type: entity, en: city}}
#+     - {{name: least, type: integer, en: least}}
#+   columns:
#+     - {{name: firm, type: thing, en: firm}}
#+     - {{name: facts, type: facts, en: facts}}
"""
BODY = """SELECT ?firm ?facts WHERE {
  ?firm <http://e/p> ?facts ; <http://e/n> ?n .
  FILTER(COALESCE(?firm = ?__city_iri, true))
  FILTER(COALESCE(?n >= ?__least_number, true))
} ORDER BY ?firm
"""


@pytest.fixture
def empty() -> View:
    return view_of(())


def faults(folder: Path, text: str, empty: View, name: str = "mine") -> list[str]:
    (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return [f"{fault.line}: {fault.message}" for fault in check(folder, empty)]


def test_the_shipped_questions_have_no_fault(empty: View) -> None:
    assert check(None, empty) == []


def test_a_sound_file_in_one_language_has_no_fault(tmp_path: Path, empty: View) -> None:
    assert faults(tmp_path, HEAD.format(default=2) + BODY, empty) == []


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("?__city_iri", "?__city_date"), 14, "'date' is read as a language tag; for a date write ?_city_xsd_date"),
        (("?__city_iri", "?__town_iri"), 14, "none is declared for it"),
        (("= ?__city_iri", "= ?__city_iri && ?__city_iris"), 14, "begins ?__city_iris too"),
        (("COALESCE(?firm = ?__city_iri, true)", "BOUND(?__city_iri)"), 14, "nor stand in BOUND()"),
        (("SELECT ?firm", "SELECT (?__city_iri AS ?firm)"), 12, "must neither be projected"),
        (("FILTER(COALESCE(?firm = ?__city_iri, true))", "?firm <http://e/c> ?__city_iri ."), 14, "is optional, so"),
        (("?n .", '?n . # by ?__city_iri\n  FILTER("?_x" != ?n)'), 13, "in a comment: grlc"),
        (("?n .", "?n .\n  FILTER('?_x' != ?n)"), 14, "in a string: grlc"),
        ((" ORDER BY ?firm", ""), 0, "no ORDER BY"),
        (("?n .", "?n ?n ?n ."), 0, "the query does not run"),
        (("?n .", "?n . SERVICE <http://e> { }"), 0, "may not reach other servers"),
        (("SELECT ?firm ?facts", "SELECT ?facts"), 0, "the columns are firm, facts, but the query gives facts"),
        (("type: facts", "type: text"), 0, "no column of the type facts"),
        (("x-biokg:", "x-biokg:\n#+   colour: red"), 0, "knows no 'colour'"),
        (("least: 2", "least: many"), 0, "the default of 'least': least 'many' is no whole number"),
        (("name: city", "name: 城市"), 0, "letters, digits and underscores only"),
        (("name: city", "name: limit"), 0, "the name is taken"),
        (("type: integer", "type: choice"), 0, "is a choice without choices"),
        (("en: [Which firms?]", "en: []"), 0, "no example question in en"),
        (("summary: Firms", "summary: [Firms"), 0, "the header is malformed"),
    ],
)
def test_each_fault_is_said_with_its_line(
    tmp_path: Path, empty: View, change: tuple[str, str], line: int, said: str
) -> None:
    text = (HEAD.format(default=2) + BODY).replace(*change)
    found = faults(tmp_path, text, empty)
    assert any(fault.startswith(f"{line}: ") and said in fault for fault in found), found


def test_a_file_name_is_the_name_of_a_question(tmp_path: Path, empty: View) -> None:
    found = faults(tmp_path, HEAD.format(default=2) + BODY, empty, "My Question")
    assert found == ["0: the file name 'My Question' is no name of a question: small letters, digits and dashes"]


def test_a_file_name_is_not_that_of_a_tool_for_agents(tmp_path: Path, empty: View) -> None:
    found = faults(tmp_path, HEAD.format(default=2) + BODY, empty, "find")
    assert found == ["0: the file name 'find' is taken: agents find a tool of that name beside the questions"]


def test_a_folder_without_questions_is_a_wrong_use(tmp_path: Path, empty: View) -> None:
    with pytest.raises(UsageError, match="holds no question"):
        check(tmp_path, empty)
    with pytest.raises(UsageError, match="is no folder"):
        check(tmp_path / "nowhere", empty)
