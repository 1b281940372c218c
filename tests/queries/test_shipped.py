"""Forty answers over the shipped documents: what must be in them and what must not, read off the documents by eye."""

import pytest

from biokg import pipeline
from biokg.ask import questions
from biokg.ask.answer import Cell, Row, ask, why
from biokg.ask.labels import Thing
from biokg.store.view import View, open_view

Words = tuple[str, ...]
"""Texts that stand in one row together."""

SIP, WUXI = "Suzhou Industrial Park", "Wuxi National High-tech District"

# Question, parameters, rows that must be there, rows that must not.
ANSWERS: list[tuple[str, dict[str, str], list[Words], list[Words]]] = [
    ("anchors", {}, [("Hengrui Medicine", "Huangpu District; Suzhou Industrial Park", "2")], [("WuXi Biologics",)]),
    ("anchors", {"min_clusters": "3"}, [], [("Hengrui",)]),
    ("clusters", {}, [(SIP, "152300000000", "2023", "2000")], [("US dollar",), ("Shanghai", "500560000000")]),
    ("clusters", {"region": "江苏"}, [(SIP,), (WUXI, "150")], [("Shanghai",), ("Urumqi",)]),
    ("cluster-profile", {"cluster": "SIP"}, [("talent", "40000"), ("Roche",), ("Investment Promotion",)], [("WuXi",)]),
    ("enterprise-profile", {"enterprise": "恒瑞"}, [("Huangpu",), (SIP,), ("Camrelizumab",)], [("Roche",)]),
    ("output", {"place": "SIP"}, [("2019", "90000000000"), ("2023", "152300000000")], [("1400",), ("186000000000",)]),
    ("output", {"place": "上海", "year": "2023"}, [("933700000000", "CNY"), ("128000000000", "USD")], [("2025",)]),
    ("output", {"place": "Shanghai"}, [("240000000000", "target"), ("186000000000", "reported")], [("90000000000",)]),
    ("output", {"year": "2024"}, [("Urumqi", "24000000000", "nearly"), ("Shanghai", "200000000000")], [("2023",)]),
    ("growth", {"place": "Shanghai"}, [("761710000000", "1000000000000", "7.04", "8.94")], [("14.06",)]),
    ("growth", {"place": "苏州"}, [("2019", "2023", "14.06"), ("20", "moreThan")], [("8.94",)]),
    ("rankings", {"place": "Urumqi High-tech Zone"}, [("71",), ("62", "biomedicine"), ("36",)], [("49",)]),
    ("rankings", {"place": "Hainan"}, [("School of Pharmacy", "49")], [("71",)]),
    ("funds", {}, [("mother fund", "22500000000", "Shanghai Guotou"), ("science", "50000000000")], [("186000000000",)]),
    ("funds", {"place": "Shanghai"}, [("Shanghai Future Industry Fund", "15000000000")], [("20000000000",)]),
    ("funds", {"place": "上海", "min_size": "200亿"}, [("22500000000",)], [("Future Industry Fund",)]),
    ("funds", {"place": "Guangzhou"}, [("guiding fund", "20000000000"), ("50000000000",)], [("Shanghai",)]),
    ("investments", {"place": "Wuxi"}, [("WuXi Biologics", "3000000000", "planned")], [("76110000000",)]),
    ("investments", {"min_amount": "700亿"}, [("76110000000",), ("238370000000",)], [("6000000000", "Guotou")]),
    ("investments", {"investor": "Xin Kai Yuan"}, [("Huada Bio",), ("Yongtai Bio",)], [("WuXi",)]),
    ("projects", {"place": "无锡"}, [("CDMO", "WuXi Biologics", "Bonded Area", "2000000000")], [("Xinqikang",)]),
    ("projects", {"place": "Urumqi"}, [("77",)], [("CDMO",)]),
    ("approvals", {"authority": "NMPA", "year": "2020"}, [("Camrelizumab", "Hengrui", "2020-03")], [("Yinduo",)]),
    ("approvals", {"holder": "Yinduo Pharmaceutical"}, [("82",)], [("Camrelizumab",)]),
    ("products", {"enterprise": "康方生物"}, [("pipeline", "50", "moreThan"), ("trial", "24")], [("Camrelizumab",)]),
    ("people", {}, [("Chen Zhisheng", "CEO", "WuXi Biologics"), ("Lan Tian", "founder")], [("Xi Jinping",)]),
    ("people", {"place": "Shanghai"}, [("Ren Dawei", "deputy director")], [("Lan Tian",)]),
    ("talent", {"place": "Jiangsu"}, [(SIP, "40000", "atLeast"), (SIP, "1000", "moreThan")], [("50", "Hainan")]),
    ("policies", {"place": "Wuxi"}, [("three-year action plan", "2020-09")], [("Jiangsu Free Trade Zone",)]),
    (
        "facilities",
        {"place": "Songjiang"},
        [("production base", "Songjiang District", "Xin Kai Yuan")],
        [("Phoenix Valley",)],
    ),
    ("partners", {"organization": "Huada Bio"}, [("Xin Kai Yuan",)], [("Yongtai",)]),
    ("sectors", {"place": "VectorBuilder"}, [("gene delivery",)], [("ethnic medicine",)]),
    ("who-does", {"sector": "gene therapy"}, [("latest action plans", "gene therapy")], [("medical devices",)]),
    ("multinationals", {"place": "SIP"}, [("Roche",), ("Johnson & Johnson",), ("11", "20")], [("Hengrui",)]),
    ("targets", {"place": "Shanghai", "year": "2025"}, [("240000000000", "200000000000")], [("500560000000",)]),
    ("targets", {"place": WUXI}, [("300", "150", "2020")], [("Shanghai",)]),
    ("contradictions", {"metric": "enterpriseCount"}, [], [("1400",)]),
    ("contradictions", {"place": "Shanghai"}, [("500560000000", "period")], [("933700000000",)]),
    ("alarms", {"place": "Shanghai"}, [("7.04 %", "8.94%"), ("7.29", "6.86")], [(SIP,)]),
    ("shared-firms", {}, [("Huangpu District", SIP, "1", "Hengrui")], [("Shanghai",)]),
    ("timeline", {"entity": "VectorBuilder"}, [("2014", "Huangpu"), ("2024-09", "1000000")], [("Akeso",)]),
    ("sources", {"entity": "恒瑞医药"}, [("SIP is home",), ("Huangpu, Guangzhou",)], [("Lecheng",)]),
    ("located-in", {"place": "Wuxi"}, [("AstraZeneca", WUXI), ("Bonded Area", WUXI)], [("Roche",)]),
    ("events", {"place": "Boao Lecheng", "year": "2025"}, [("13", "2025-08-30"), ("conference",)], [("roadshows",)]),
    ("awards", {}, [(SIP, "United Nations", "2023")], [("Shanghai",)]),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    store = tmp_path_factory.mktemp("shipped") / "store"
    pipeline.build([], store)
    return open_view(store)


def shown(cell: Cell) -> str:
    if isinstance(cell, Thing):
        return cell.text("en")
    return "; ".join(thing.text("en") for thing in cell) if isinstance(cell, list) else str(cell or "")


def told(row: Row) -> str:
    return " | ".join(map(shown, row.cells))


def holds(rows: list[str], words: Words) -> bool:
    return any(all(word in row for word in words) for row in rows)


def test_every_question_is_among_them() -> None:
    assert {name for name, *_ in ANSWERS} == set(questions.names())
    assert len(ANSWERS) >= 40


@pytest.mark.parametrize(("name", "given", "must", "must_not"), ANSWERS)
def test_answer(view: View, name: str, given: dict[str, str], must: list[Words], must_not: list[Words]) -> None:
    rows = [told(row) for row in ask(view, name, given).rows]
    assert [words for words in must if not holds(rows, words)] == [], rows
    assert [words for words in must_not if holds(rows, words)] == [], rows


@pytest.mark.parametrize("name", questions.names())
def test_every_row_shows_the_sentences_it_rests_on(view: View, name: str) -> None:
    given = next(given for asked, given, *_ in ANSWERS if asked == name)
    answer = ask(view, name, given)
    behind = why(view, answer)
    for row, sentences in zip(answer.rows, behind, strict=True):
        # What only the tables of places know, and a cluster without a figure, rest on no document.
        assert sentences or (name in {"located-in", "clusters"} and not row.facts), told(row)
        assert all(one.quote and one.document and one.title for one in sentences)


def test_nobody_is_known_before_a_document_speaks(view: View) -> None:
    early, left_out = pipeline.as_known(view, as_of="2020-10")
    assert left_out > 0
    assert [told(row) for row in ask(early, "anchors", {"min_clusters": "1"}, named_in=view).rows] == [
        f"Hengrui Medicine | {SIP} | 1 |  | 2020-03 | 1"
    ]
    assert ask(early, "enterprise-profile", {"enterprise": "Xin Kai Yuan"}, named_in=view).rows == []


def test_less_certain_facts_only_on_request(view: View) -> None:
    wider, left_out = pipeline.as_known(view, "B")
    few, more = (ask(one, "cluster-profile", {"cluster": "Urumqi High-tech Zone"}).rows for one in (view, wider))
    assert left_out == 0
    assert {row.facts for row in few} < {row.facts for row in more}


def test_as_known_today_is_the_graph_itself(view: View) -> None:
    again, _ = pipeline.as_known(view)
    for name, given, *_ in ANSWERS:
        assert [row[:2] for row in ask(again, name, given).rows] == [row[:2] for row in ask(view, name, given).rows]
