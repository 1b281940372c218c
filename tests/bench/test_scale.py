"""The made-up graphs of `bench/scale` hold what was planted, and the questions find it."""

from pathlib import Path

import pytest
from bench.scale.generate import lines, sources, truth, world

from biokg.ask.answer import ask
from biokg.ask.labels import Thing
from biokg.store.view import View, view_of
from biokg.terms import slug

DOCUMENTS = 40


@pytest.fixture(scope="module")
def planted() -> tuple[list[bytes], dict[str, object]]:
    made = list(sources(world(DOCUMENTS, 1), DOCUMENTS))
    return list(lines(made)), truth(made)


@pytest.fixture(scope="module")
def view(planted: tuple[list[bytes], dict[str, object]]) -> View:
    return view_of(planted[0])


def test_the_same_arguments_give_the_same_bytes(planted: tuple[list[bytes], dict[str, object]]) -> None:
    assert list(lines(list(sources(world(DOCUMENTS, 1), DOCUMENTS)))) == planted[0]


def test_the_anchors_are_those_that_were_planted(planted: tuple[list[bytes], dict[str, object]], view: View) -> None:
    rows = ask(view, "anchors", {"min_clusters": "1"}).rows
    found = {}
    for row in rows:
        firm, clusters = row.cells[:2]
        assert isinstance(firm, Thing)
        assert isinstance(clusters, list)
        found[slug(firm.iri)] = sorted(slug(cluster.iri) for cluster in clusters)
    assert found == planted[1]["clusters"]


def test_every_statement_is_counted_once(planted: tuple[list[bytes], dict[str, object]], view: View) -> None:
    columns = [column.name for column in ask(view, "sources", {}).columns]
    statements = [row.cells[columns.index("statements")] for row in ask(view, "sources", {}).rows]
    assert sum(statement for statement in statements if isinstance(statement, int)) == planted[1]["statements"]


def test_sentences_stand_where_they_are_said_to_stand() -> None:
    for source in sources(world(6, 2), 6):
        for linked in source.claims:
            claim = linked.claim
            assert source.document.text[claim.start : claim.end] == claim.quote


def test_texts_are_written_as_they_stand_in_the_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bench.scale import generate

    words = ["generate", str(tmp_path / "g.nq"), "--documents", "4", "--texts", str(tmp_path), "--truth"]
    monkeypatch.setattr("sys.argv", [*words, str(tmp_path / "t.json")])
    generate.main()
    assert len(list(tmp_path.glob("made/*.txt"))) == 4
    assert (tmp_path / "t.json").stat().st_size > 100
