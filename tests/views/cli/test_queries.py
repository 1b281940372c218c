import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from biokg.ask import questions

Run = Callable[..., Any]
MINE = """#+ summary: Names
#+ x-biokg:
#+   columns:
#+     - {name: thing, type: thing, en: thing}
#+     - {name: facts, type: facts, en: facts}
SELECT ?thing ("" AS ?facts) { ?thing a ?class } ORDER BY ?thing
"""


def test_the_list_says_what_each_takes_and_answers(run: Run) -> None:
    lines = run("queries", "--format", "csv").out.splitlines()
    assert len(lines) == len(questions.names()) + 1
    assert 'funds,"place, min_size","Which funds are there, how large are they, who runs them and for whom?"' in lines
    assert any(line.startswith("located-in,place!,") for line in lines)
    assert "有哪些基金" in run("queries", "--format", "md", "--lang", "zh").out


def test_json_has_all_that_a_form_needs(run: Run) -> None:
    told = {one["name"]: one for one in json.loads(run("queries", "--format", "json").out)}
    (sector,) = told["who-does"]["parameters"]
    assert sector["required"] is True
    assert sector["classes"] == ["Sector"]
    assert sector["example"] == {"en": "gene therapy", "zh": "基因治疗"}
    assert told["anchors"]["parameters"][0] | {"description": 0, "example": 0} == {
        "name": "min_clusters",
        "type": "integer",
        "required": False,
        "default": "2",
        "least": 1,
        "description": 0,
        "example": 0,
    }


def test_turtle_holds_every_question_as_a_shacl_executable(run: Run) -> None:
    graph = Graph().parse(data=run("queries", "--format", "ttl").out, format="turtle")
    for name in questions.names():
        node = URIRef(f"https://w3id.org/biokg/query/{name}")
        assert {SH.SPARQLExecutable, SH.SPARQLSelectExecutable} == set(graph.objects(node, RDF.type))
        comments = [one for one in graph.objects(node, RDFS.comment) if isinstance(one, Literal)]
        assert {comment.language for comment in comments} == {"en", "zh"}
        assert str(graph.value(node, SH.select)) == questions.question(name).sparql
        assert len(list(graph.objects(node, SH.parameter))) == len(questions.question(name).parameters)
        assert graph.value(graph.value(node, SH.prefixes), SH.declare) is not None


def test_check_passes_the_shipped_ones_and_names_faults_of_ones_own(run: Run, tmp_path: Path) -> None:
    assert (run("queries", "check").status, run("queries", "check").err) == (0, "no faults\n")
    (tmp_path / "mine.rq").write_text(MINE.replace("ORDER BY ?thing", ""), encoding="utf-8")
    done = run("queries", "check", "--queries", str(tmp_path))
    assert done.status == 5
    assert "mine.rq:1: no ORDER BY" in done.out


def test_a_question_of_ones_own_is_asked_like_any(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(MINE, encoding="utf-8")
    done = run("ask", "mine", "--queries", str(tmp_path), "--limit", "1")
    assert done.out.splitlines() == ["thing", "Firms settle | in SIP"]
    assert "Own questions\n  mine" in run("ask", "--queries", str(tmp_path)).out
    assert "自有问题" in run("ask", "--queries", str(tmp_path), "--lang", "zh").out
    assert run("ask", "anchors", "--queries", str(tmp_path)).status == 0
    assert run("ask", "mine").status == 4
