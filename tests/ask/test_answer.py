from biokg.ask.about import about
from biokg.ask.answer import ask, why
from biokg.ask.labels import Thing, things
from biokg.store.view import View

ID = "https://w3id.org/biokg/id/"
SIP = Thing(f"{ID}sip", "Suzhou Industrial Park", "苏州工业园区")


def test_cells_are_typed_and_things_labelled(view: View) -> None:
    (row,) = ask(view, "anchors", {}).rows
    firm, clusters, number, since, reported, documents = row.cells
    assert firm == Thing(f"{ID}hengrui", "Hengrui Medicine", "恒瑞医药")
    assert clusters == [Thing(f"{ID}huangpu-shanghai", "Huangpu", "黄浦区"), SIP]
    assert (number, since, documents) == (2, 2020, 2)
    assert reported is None


def test_why_gives_every_sentence_asserted_ones_first(view: View) -> None:
    answer = ask(view, "anchors", {})
    (said,) = why(view, answer)
    assert [(one.tier, one.published, one.start) for one in said] == [
        ("A", "2020-03", 10),
        ("A", "2025-09-02", 20),
        ("B", "2025-09-02", 0),
    ]
    assert said[0].quote == 'SIP is home to Hengrui,\nand to "others".'


def test_why_of_a_document_gives_only_its_own_sentences(view: View) -> None:
    answer = ask(view, "sources", {"entity": "SIP"})
    for row, said in zip(answer.rows, why(view, answer), strict=True):
        assert {one.document for one in said} == {row.cells[0].iri}  # type: ignore[union-attr]


def test_a_label_falls_back_to_the_other_language_then_to_the_iri(view: View) -> None:
    found = things(view, [f"{ID}lonely", f"{ID}nobody", "https://w3id.org/biokg/doc/zh"])
    assert [thing.text("en") for _, thing in sorted(found.items())] == ["恒瑞两地布局", "孤独资本", "nobody"]


def test_parameters_are_told_as_they_were_understood(view: View) -> None:
    assert ask(view, "output", {"place": "苏州工业园区", "year": "2019"}).parameters == {"place": SIP, "year": 2019}


def test_a_name_that_no_document_speaks_of_gives_no_rows_and_a_note(view: View) -> None:
    answer = ask(view, "output", {"place": "Kunming"})
    assert answer.rows == []
    assert len(answer.notes) == 1


def test_about_tells_every_statement_of_every_tier(view: View) -> None:
    found = about(view, "SIP")
    assert [(one.predicate.text("en"), one.tier) for one in found.statements if one.predicate] == [
        ("output value", "B"),
        ("present in", "A"),
        ("present in", "B"),
    ]
    assert str(found.statements[0].value) == "90000000000"
    assert found.statements[0].details == {"unit": "CNY", "bound": "nearly", "time": "2019", "modality": "reported"}
    assert found.properties["https://w3id.org/biokg/ontology#locatedIn"] == [Thing(f"{ID}suzhou", "Suzhou", "苏州市")]
