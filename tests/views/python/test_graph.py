from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import biokg
from biokg.errors import AmbiguousName, BiokgError, NotUnderstood, QueryError, StoreError, UnknownName, UsageError

KG = biokg.KnowledgeGraph


@pytest.mark.parametrize("size", ["200亿", "20 billion", Decimal("2E+10"), 20_000_000_000, 2e10])
def test_an_amount_is_given_in_words_or_typed(kg: KG, size: object) -> None:
    assert kg.ask("funds", min_size=size).parameters == {"min_size": Decimal(20_000_000_000)}


def test_a_thing_of_an_answer_is_a_parameter_of_the_next(kg: KG) -> None:
    place = kg.ask("output", place="SIP")[0].place
    assert kg.ask("output", place=place) == kg.ask("output", place="苏州工业园区")


@pytest.mark.parametrize("as_of", ["2021", "2021-12-31", date(2021, 12, 31)])
def test_as_of_leaves_out_what_came_later_and_says_so(kg: KG, as_of: str | date) -> None:
    answer = kg.ask("output", place="SIP", as_of=as_of)
    assert [row.year for row in answer] == [2019]
    assert "left out" in answer.notes[-1]
    assert "未计入" in kg.ask("output", place="SIP", as_of=as_of, lang="zh").notes[-1]


def test_what_is_less_certain_is_asked_for(kg: KG) -> None:
    assert len(kg.ask("output", min_tier="B")) > len(kg.ask("output"))


def test_pages_do_not_overlap_and_total_counts_all(kg: KG) -> None:
    whole = kg.ask("output")
    first, second = kg.ask("output", limit=3), kg.ask("output", limit=3, offset=3)
    assert [*first, *second] == list(whole[:6])
    assert first.total == len(whole) > 6


def test_words_are_understood_and_parameters_count_for_more(kg: KG) -> None:
    answer = kg.words("Which funds in Shanghai are larger than 10 billion yuan?", min_size=Decimal("2e10"))
    assert answer.understood
    assert (answer.understood.question.name, answer.understood.score) == ("funds", 1.0)
    assert answer.parameters["min_size"] == Decimal(20_000_000_000)
    assert len(answer) == 2


def test_last_year_counts_from_the_day_given(kg: KG) -> None:
    assert kg.words("苏州工业园区去年的产值", today=date(2024, 5, 1)).parameters["year"] == 2023


def test_own_questions_are_asked_too(shipped_store: Path, tmp_path: Path) -> None:
    (tmp_path / "firms.rq").write_text(
        "#+ summary: Firms\n#+ x-biokg:\n#+   columns:\n#+     - {name: firm, type: thing, en: firm}\n"
        "PREFIX bkg: <https://w3id.org/biokg/ontology#>\nSELECT ?firm { ?firm a bkg:Enterprise } ORDER BY ?firm"
    )
    own = biokg.open(shipped_store, queries=tmp_path)
    assert "firms(): Firms" in repr(own.questions())
    assert own.ask("firms")[0].firm.iri


BAD: list[tuple[Callable[[KG], object], type[BiokgError], str]] = [
    (lambda kg: kg.ask("fund"), UnknownName, "Nearest: funds"),
    (lambda kg: kg.ask("funds", place="Suzou"), UnknownName, "Suzhou"),
    (lambda kg: kg.ask("output", place="Taizhou"), AmbiguousName, "台州"),
    (lambda kg: kg.ask("funds", size=1), UsageError, "no parameter 'size'; its parameters: place, min_size"),
    (lambda kg: kg.ask("funds", min_size=True), UsageError, "min_size True is no value"),
    (lambda kg: kg.ask("funds", min_size=float("nan")), UsageError, "min_size nan is no value"),
    (lambda kg: kg.ask("funds", place=["SIP", "Shanghai"]), UsageError, "place takes one value, not 2"),
    (lambda kg: kg.ask("contradictions", metric=[]), UsageError, "names nothing"),
    (lambda kg: kg.ask("funds", limit=-1), UsageError, "limit -1"),
    (lambda kg: kg.ask("funds", lang="fr"), UsageError, "lang 'fr' is none of en, zh"),
    (lambda kg: kg.ask("funds", min_tier="D"), UsageError, "min_tier 'D' is none of A, B, C"),
    (lambda kg: kg.ask("funds", as_of="soon"), UsageError, "as_of 'soon' is no date"),
    (lambda kg: kg.words("What will the weather be like tomorrow?"), NotUnderstood, "no saved question"),
    (lambda kg: kg.explain("Nobody at all Inc"), UnknownName, "unknown"),
    (lambda kg: kg.path("SIP", "SIP"), UsageError, "same thing"),
    (lambda kg: kg.sparql("SELECT * { SERVICE <http://e> { ?s ?p ?o } }"), QueryError, "SERVICE"),
    (lambda kg: kg.sparql("INSERT DATA { id:a id:b id:c }"), QueryError, "only read"),
    (lambda kg: kg.evidence("no iri"), UsageError, "is no IRI"),
    (lambda _: biokg.open("nowhere"), StoreError, "biokg build"),
    (lambda kg: biokg.open(kg.store, queries="nowhere"), UsageError, "no folder of questions"),
]


@pytest.mark.parametrize(("call", "kind", "said"), BAD, ids=lambda one: one if isinstance(one, str) else "")
def test_what_cannot_be_is_an_error_of_ours_that_says_why(
    kg: KG, call: Callable[[KG], object], kind: type[BiokgError], said: str
) -> None:
    with pytest.raises(kind, match=said) as caught:
        call(kg)
    assert type(caught.value) is kind


def test_explain_and_path_print_and_convert(kg: KG) -> None:
    about = kg.explain("恒瑞医药", lang="zh")
    assert repr(about).startswith("恒瑞医药  <https://")
    assert about.asdict()["label"] == about.thing.label == "恒瑞医药"
    assert ">恒瑞医药  &lt;https" in about._repr_html_()
    way = kg.path("Roche", "Hengrui")
    assert (len(way), way.asdict()["start"]["label"]) == (1, "Roche")
    assert kg.path("Roche", about.thing).ways == way.ways


def test_evidence_of_a_row_is_its_sentences(kg: KG) -> None:
    row = kg.ask("anchors")[0]
    assert [said.quote for said in kg.evidence(row)] == [said.quote for said in row.why()]
    assert len(kg.evidence(row.facts[0])) == 1


def test_sparql_gives_typed_values(kg: KG) -> None:
    (row,) = kg.select('SELECT ?i (1.5 AS ?d) (2e0 AS ?f) (true AS ?b) ("x"@en AS ?t) ?n { BIND(1 AS ?i) }')
    assert (row.i, row.d, row.f, row.b, row.t, row.n) == (1, Decimal("1.5"), 2.0, True, "x", None)
    types = [column.type for column in kg.select("SELECT ?x ?y { VALUES (?x ?y) { (1 2.5) (2 1e0) } }").columns]
    assert types == ["integer", "float"]
    assert kg.sparql("ASK { id:nobody a bkg:Fund }") is False
    assert len(kg.sparql("CONSTRUCT { ?s a bkg:Fund } { ?s a bkg:Fund } LIMIT 2")) == 2  # type: ignore[arg-type]


def test_a_list_to_pick_from_has_those_of_most_documents_first(kg: KG) -> None:
    clusters = kg.find(classes="Cluster", limit=50)
    assert clusters[0].documents == 4
    assert [row.documents for row in clusters] == sorted((row.documents for row in clusters), reverse=True)
