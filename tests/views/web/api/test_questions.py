import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import biokg
from biokg.views.web.app import create_app
from biokg.views.web.settings import Settings

FUNDS = "/api/questions/funds?place=上海&min_size=100亿"


def test_rows_have_ids_labels_facts_and_how_they_were_asked(client: TestClient) -> None:
    told = client.get(FUNDS).json()
    assert told["parameters"]["place"]["label"] == "Shanghai"
    assert told["parameters"]["min_size"] == 10_000_000_000
    assert [row["size"] for row in told["rows"]] == [22_500_000_000, 22_500_000_000, 15_000_000_000]
    assert told["rows"][0]["establisher"][0]["label"] == "Shanghai Guotou Company"
    assert (told["total"], told["codes"]["CNY"]) == (3, "Chinese yuan")
    assert all(row["facts"] for row in told["rows"])


def test_labels_come_in_the_language_asked_for(client: TestClient) -> None:
    assert client.get(f"{FUNDS}&lang=zh").json()["parameters"]["place"]["label"] == "上海市"
    accepting = client.get(FUNDS, headers={"Accept-Language": "zh-CN"})
    assert accepting.json()["columns"][0]["label"] == "基金"
    assert "Accept-Language" in accepting.headers["vary"]


def test_why_gives_each_row_its_sentences(client: TestClient) -> None:
    rows = client.get("/api/questions/anchors?why=true").json()["rows"]
    assert "Hengrui" in rows[0]["why"][0]["quote"]


@pytest.mark.parametrize(
    ("accept", "name", "type_"),
    [
        ("text/csv", "csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "tsv", "text/tab-separated-values; charset=utf-8"),
        ("application/jsonl", "jsonl", "application/jsonl"),
        ("application/sparql-results+json", "srj", "application/sparql-results+json"),
        ("application/json", "json", "application/json"),
        ("image/png, */*;q=0.1", "json", "application/json"),
    ],
)
def test_a_form_is_chosen_by_accept_or_by_name(client: TestClient, accept: str, name: str, type_: str) -> None:
    by_accept = client.get(FUNDS, headers={"Accept": accept})
    by_name = client.get(f"{FUNDS}&format={name}", headers={"Accept": "text/csv"})
    assert by_accept.headers["content-type"] == by_name.headers["content-type"] == type_
    assert by_accept.content == by_name.content


def test_every_form_holds_the_same_rows(client: TestClient) -> None:
    whole = client.get(FUNDS).json()["rows"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"{FUNDS}&format=csv").text)))
    assert [row["fund"] for row in rows] == [row["fund"]["label"] for row in whole]
    assert [json.loads(line) for line in client.get(f"{FUNDS}&format=jsonl").text.splitlines()] == whole
    bindings = client.get(f"{FUNDS}&format=srj").json()["results"]["bindings"]
    assert [one["fund"]["value"] for one in bindings] == [row["fund"]["id"] for row in whole]


def test_pages_follow_each_other_to_the_end(client: TestClient) -> None:
    seen: list[str] = []
    following: str | None = "/api/questions/output?limit=4"
    while following:
        answer = client.get(following)
        told = answer.json()
        seen += [json.dumps(row) for row in told["rows"]]
        following = told.get("next")
        assert answer.headers.get("link", "") == (f'<{following}>; rel="next"' if following else "")
    assert seen == [json.dumps(row) for row in client.get("/api/questions/output").json()["rows"]]
    assert len(seen) == told["total"] == int(answer.headers["x-total-count"])


def test_what_a_client_has_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(FUNDS).headers["etag"]
    again = client.get(FUNDS, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    others = [f"{FUNDS}&lang=zh", f"{FUNDS}&format=csv", "/api/questions/funds?place=上海", "/api/questions/people"]
    assert tag not in {client.get(other).headers["etag"] for other in others}


def test_as_of_and_tiers_work_and_say_what_is_left_out(client: TestClient) -> None:
    told = client.get("/api/questions/output?place=SIP&as_of=2021").json()
    assert [row["year"] for row in told["rows"]] == [2019]
    assert "left out" in told["notes"][0]
    assert client.get("/api/questions/output?min_tier=B").json()["total"] > 15


def test_a_list_is_given_by_repeating_or_with_commas(client: TestClient) -> None:
    repeated = client.get("/api/questions/contradictions?metric=outputValue&metric=industryScale").json()
    joined = client.get("/api/questions/contradictions?metric=outputValue,industryScale").json()
    assert repeated == joined
    assert repeated["parameters"] == {"metric": ["outputValue", "industryScale"]}


def test_words_are_asked_with_their_reading(client: TestClient) -> None:
    told = client.get("/api/words", params={"text": "哪些企业同时布局多个园区？", "lang": "zh"}).json()
    assert told["question"] == "anchors"
    assert told["understood"]["score"] == 1.0
    assert told["rows"][0]["enterprise"]["label"] == "恒瑞医药"


@pytest.mark.parametrize(
    ("path", "status", "kind", "said"),
    [
        ("/api/questions/fund", 404, "unknown-name", "unknown question 'fund'"),
        ("/api/questions/output?place=Suzou", 404, "unknown-name", "Suzhou"),
        ("/api/questions/output?place=恒瑞医药", 404, "wrong-class", "is an enterprise, not a place"),
        ("/api/questions/output?place=Taizhou", 409, "ambiguous-name", "台州市"),
        ("/api/questions/output?city=SIP", 400, "usage-error", "there is no parameter 'city'"),
        ("/api/questions/output?place=SIP&place=SIP", 400, "usage-error", "place is given twice"),
        ("/api/questions/output?place=", 400, "usage-error", "place is empty"),
        ("/api/questions/output?year=soon", 400, "usage-error", "is no year"),
        ("/api/questions/output?limit=-1", 400, "usage-error", "limit '-1'"),
        ("/api/questions/output?limit=１", 400, "usage-error", "limit"),
        ("/api/questions/output?why=maybe", 400, "usage-error", "why 'maybe'"),
        ("/api/questions/output?format=xls", 400, "usage-error", "none of json, csv"),
        ("/api/questions/output?lang=fr", 400, "usage-error", "lang 'fr'"),
        ("/api/questions/output?as_of=soon", 400, "usage-error", "as_of 'soon'"),
        ("/api/questions/output?min_tier=D", 400, "usage-error", "min_tier 'D'"),
        ("/api/questions/cluster-profile", 400, "usage-error", "needs cluster"),
        ("/api/words?text=What will the weather be like tomorrow", 404, "not-understood", "no saved question"),
        ("/api/words", 400, "usage-error", "text is missing"),
        (f"/api/words?text={'a' * 501}", 400, "usage-error", "longer than 500"),
        ("/api/explain?thing=Nobody at all Inc", 404, "unknown-name", "unknown"),
        ("/api/path?start=SIP&end=SIP", 400, "usage-error", "same thing"),
        ("/api/evidence", 400, "usage-error", "give 1 to 200"),
        ("/api/evidence?fact=a b", 400, "usage-error", "is no IRI"),
        ("/api/find?text=x&class=Planet", 400, "usage-error", "'Planet'"),
    ],
)
def test_a_problem_says_its_kind_and_what_was_near(
    client: TestClient, path: str, status: int, kind: str, said: str
) -> None:
    answer = client.get(path)
    told = answer.json()
    assert (answer.status_code, told["status"], told["type"]) == (status, status, f"/api/problems#{kind}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in told["detail"]
    assert kind in client.get("/api/problems").json()
    assert ("candidates" in told) == (status != 400)


def test_a_problem_of_the_api_is_no_page_even_in_a_browser(client: TestClient) -> None:
    answer = client.get("/api/questions/fund", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_problem_is_told_in_chinese_too(client: TestClient) -> None:
    assert "不是年份" in client.get("/api/questions/output?year=soon&lang=zh").json()["detail"]


def test_another_site_may_not_read_and_nothing_may_be_written(client: TestClient) -> None:
    answer = client.get(FUNDS, headers={"Origin": "https://example.org"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert client.post("/api/questions/funds").status_code == 405
    assert client.options("/api/questions/funds").status_code == 405


def test_things_are_found_explained_connected_and_proven(client: TestClient) -> None:
    found = client.get("/api/find?text=hengrui&class=Enterprise&limit=1").json()["things"]
    assert [(one["label"], one["classes"]) for one in found] == [("Hengrui Medicine", ["enterprise"])]
    about = client.get("/api/explain", params={"thing": found[0]["id"]}).json()
    assert {one["quote"] for one in about["statements"]}
    way = client.get("/api/path?start=Roche&end=恒瑞医药&lang=zh").json()["ways"][0]
    assert way[0][0]["text"] == "罗氏布局于苏州工业园区"
    fact = client.get("/api/questions/anchors").json()["rows"][0]["facts"][0]
    assert client.get("/api/evidence", params={"fact": fact}).json()["evidence"][fact][0]["quote"]


def test_python_gives_the_same_rows(client: TestClient, served: Path) -> None:
    kg = biokg.open(served)
    for saved in kg.questions():
        if not any(one.required for one in saved.parameters):
            told = client.get(f"/api/questions/{saved.name}").json()["rows"]
            assert [tuple(row["facts"]) for row in told] == [row.facts for row in kg.ask(saved.name)]


def test_own_questions_are_asked_and_described_too(served: Path, tmp_path: Path) -> None:
    (tmp_path / "firms.rq").write_text(
        "#+ summary: Firms\n#+ x-biokg:\n#+   columns:\n#+     - {name: firm, type: thing, en: firm}\n"
        "PREFIX bkg: <https://w3id.org/biokg/ontology#>\nSELECT ?firm { ?firm a bkg:Enterprise } ORDER BY ?firm"
    )
    with TestClient(create_app(Settings(served, queries=tmp_path)), "http://localhost") as own:
        assert own.get("/api/questions/firms").json()["total"] > 10
        assert "/api/questions/firms" in own.get("/api/openapi.json").json()["paths"]


def test_a_new_build_has_new_validators(tmp_path: Path) -> None:
    from biokg import pipeline

    news = tmp_path / "news.txt"
    store = tmp_path / "store"
    tags = []
    for value in ("90", "91"):
        news.write_text(f"In 2019 SIP's biomedicine output value reached RMB {value} billion.")
        pipeline.build([news], store)
        with TestClient(create_app(Settings(store)), "http://localhost") as client:
            tags.append(client.get("/api/questions/output").headers["etag"])
    assert tags[0] != tags[1]
