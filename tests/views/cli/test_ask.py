import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
ID = "https://w3id.org/biokg/id/"
EVIDENCE = ["document", "title", "published", "publisher", "quote"]


def test_alone_it_lists_the_questions_in_the_chosen_language(run: Run) -> None:
    assert "anchors             Firms present in several clusters\n" in run("ask").out
    assert "布局多个集群的企业" in run("ask", "--lang", "zh").out


def test_csv_has_column_names_and_labels(run: Run) -> None:
    assert run("ask", "anchors").out == (
        "enterprise,clusters,number,since,reported,documents\n"
        "Hengrui Medicine,Huangpu; Suzhou Industrial Park,2,2020,,2\n"
    )


def test_labels_come_in_chinese_and_fall_back(run: Run) -> None:
    done = run("ask", "anchors", "--min-clusters", "1", "--lang", "zh", "--format", "csv")
    assert [row[0] for row in csv.reader(io.StringIO(done.out))] == ["enterprise", "恒瑞医药"]
    assert "Shanghai" not in done.out


def test_either_spelling_of_an_option(run: Run) -> None:
    assert run("ask", "anchors", "--min-clusters", "3").out == run("ask", "anchors", "--min_clusters", "3").out


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_why_gives_one_line_for_each_sentence(run: Run, form: str, delimiter: str) -> None:
    lines = list(csv.DictReader(io.StringIO(run("ask", "anchors", "--why", "-f", form).out), delimiter=delimiter))
    assert [line["quote"] for line in lines] == [
        'SIP is home to Hengrui,\nand to "others".',
        "恒瑞医药在黄浦区设有总部。",
        "恒瑞医药入驻苏州工业园区。",
    ]
    assert list(lines[0])[-5:] == EVIDENCE
    assert {line["enterprise"] for line in lines} == {"Hengrui Medicine"}


def test_columns_of_the_evidence_never_hide_those_of_the_question(run: Run) -> None:
    header = run("ask", "sources", "--why").out.splitlines()[0].split(",")
    assert len(set(header)) == len(header)
    assert {"document", "evidence_document", "quote"} <= set(header)


def test_json_is_the_standard_form_with_labels_beside(run: Run) -> None:
    answer = json.loads(run("ask", "anchors", "-f", "json").out)
    (row,) = answer["results"]["bindings"]
    assert set(row) <= set(answer["head"]["vars"])
    assert row["enterprise"] == {"type": "uri", "value": f"{ID}hengrui"}
    assert row["enterprise_label"]["value"] == "Hengrui Medicine"
    assert row["clusters"]["value"] == f"{ID}huangpu-shanghai {ID}sip"
    assert row["number"] == {"type": "literal", "value": "2", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}


def test_json_with_why_has_a_binding_for_each_sentence(run: Run) -> None:
    answer = json.loads(run("ask", "anchors", "-f", "json", "--why").out)
    assert len(answer["results"]["bindings"]) == 3
    assert answer["head"]["vars"][-5:] == EVIDENCE


def test_jsonl_is_an_object_a_row(run: Run) -> None:
    (line,) = run("ask", "anchors", "-f", "jsonl", "--why").out.splitlines()
    row = json.loads(line)
    assert row["clusters"][1] == {"id": f"{ID}sip", "label": "Suzhou Industrial Park"}
    assert [one["document"].rpartition("/")[2] for one in row["why"]] == ["en", "zh", "zh"]


def test_markdown_escapes_what_would_break_the_table(run: Run) -> None:
    lines = run("ask", "anchors", "-f", "md", "--why", "--lang", "zh").out.splitlines()
    assert lines[0].startswith("| 企业 | 集群 | 集群数 |")
    assert lines[0].endswith("| 原文 |")
    assert r"Firms settle \| in SIP" in lines[2]
    assert len(lines) == 5


def test_table_leaves_out_empty_columns_and_counts_rows_on_standard_error(run: Run) -> None:
    done = run("ask", "clusters", "-f", "table")
    assert done.out.split("\n")[0].split() == ["cluster", "firms", "known", "here"]
    assert done.err == "2 rows\n"


def test_table_with_why_puts_the_sentences_under_their_row(run: Run) -> None:
    lines = run("ask", "anchors", "-f", "table", "--why").out.splitlines()
    assert lines[0].startswith("1. firm: Hengrui Medicine · clusters: Huangpu; Suzhou Industrial Park")
    assert lines[1].strip() == '“SIP is home to Hengrui, and to "others".”'
    assert lines[2].strip() == "Firms settle | in SIP, Daily, 2020-03 <https://w3id.org/biokg/doc/en>"


def test_limit_and_offset(run: Run) -> None:
    every = run("ask", "sources").out.splitlines()
    assert run("ask", "sources", "--limit", "1", "--offset", "1").out.splitlines() == [every[0], every[2]]
    assert run("ask", "sources", "--limit", "0").out.splitlines() == every[:1]


def test_explain_says_how_the_question_was_understood(run: Run) -> None:
    assert "asked output" in run("ask", "output", "--place", "苏州工业园区", "--explain").err
    told = json.loads(run("ask", "output", "--place", "SIP", "--explain", "-f", "json").out)
    assert told == {
        "question": "output",
        "query": "output",
        "parameters": {"place": f"{ID}sip"},
        "score": 1.0,
        "alternatives": [],
    }


def test_help_of_a_question_shows_its_parameters_and_examples(run: Run) -> None:
    done = run("ask", "funds", "--help")
    assert done.status == 0
    assert "--min-size" in done.out
    assert "biokg ask funds --place 上海 --min-size 100亿 --lang zh" in done.out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["output", "--place", "Suzou"], 4, "Suzhou / 苏州市"),
        (["output", "--place", "Huangpu"], 4, "ambiguous"),
        (["achors"], 4, "Nearest: anchors;"),
        (["cluster-profile"], 2, "needs cluster"),
        (["output", "--year", "last"], 2, "no year such as 2023"),
        (["output", "--city", "x"], 2, "--city"),
        (["anchors", "--format", "xlsx"], 2, "xlsx"),
        (["anchors", "--store", "/nowhere"], 1, "run `biokg build` or give --store"),
    ],
)
def test_what_goes_wrong_is_said_on_standard_error(run: Run, words: list[str], status: int, said: str) -> None:
    done = run("ask", *words)
    assert (done.status, done.out) == (status, "")
    assert said in done.err


def test_a_name_without_documents_gives_an_empty_answer_and_a_note(run: Run) -> None:
    done = run("ask", "output", "--place", "Kunming")
    assert (done.status, len(done.out.splitlines())) == (0, 1)
    assert "No document" in done.err
