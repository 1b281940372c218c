from pathlib import Path

import pytest

from biokg.ask import questions
from biokg.errors import DataError, UnknownName

HEAD = """#+ summary: s
#+ description: d
#+ x-biokg: {summary_zh: s, description_zh: d, group: {en: g, zh: g}, competency: {en: c, zh: c},
#+   examples: {en: [e], zh: [z]}, columns: [%s]}
SELECT ?s { ?s ?p ?o }
"""


def test_an_unknown_question_offers_the_nearest_five() -> None:
    with pytest.raises(UnknownName, match=r"unknown question 'anchor'. Nearest: anchors; ") as caught:
        questions.question("anchor")
    assert len(caught.value.nearest) == 5


@pytest.mark.parametrize("name", ["../anchors", "internal/labels", "", "anchors.rq"])
def test_a_name_never_leaves_the_folder(name: str) -> None:
    with pytest.raises(UnknownName):
        questions.question(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {}", "no `#\\+` lines"),
        ("#+ summary: s\n", "lacks 'x-biokg'"),
        ("#+ summary: [\n", "malformed"),
        (HEAD % "{name: s, type: wrong, en: s, zh: s}", "unknown type 'wrong'"),
        (HEAD % "{name: s, type: text, zh: s}", "lacks 'en'"),
    ],
)
def test_a_broken_header_names_the_file_and_the_fault(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=f"mine.rq.*{said}"):
        questions.question("mine", tmp_path)


@pytest.mark.parametrize("name", questions.names())
def test_a_question_speaks_both_languages_and_shows_how_to_ask_it(name: str) -> None:
    saved = questions.question(name)
    labels = [*(one.labels for one in saved.parameters), *(one.labels for one in saved.columns)]
    texts = [saved.group, saved.summary, saved.description, saved.competency, *labels]
    assert all(text["en"] and text["zh"] and text["en"] != text["zh"] for text in texts)
    assert all(len(set(saved.examples[language])) >= 4 for language in ("en", "zh"))
