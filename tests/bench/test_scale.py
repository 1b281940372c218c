"""The made-up graphs of `bench/scale` hold what was planted, and the questions find it."""

from pathlib import Path

import pytest
from bench.scale.generate import lines, sources, world
from bench.scale.truth import Truth

from biokg.ask.answer import ask
from biokg.ask.labels import Thing
from biokg.resolve.linker import Linker
from biokg.store.view import View, view_of
from biokg.terms import slug
from biokg.triples.graph import quads

DOCUMENTS = 60


def made_graph() -> tuple[list[bytes], dict[str, object]]:
    truth = Truth()
    found = b"".join(lines(truth.heard(sources(world(DOCUMENTS, 1), DOCUMENTS)), DOCUMENTS))
    return found.splitlines(keepends=True), truth.told()


@pytest.fixture(scope="module")
def planted() -> tuple[list[bytes], dict[str, object]]:
    return made_graph()


@pytest.fixture(scope="module")
def view(planted: tuple[list[bytes], dict[str, object]]) -> View:
    return view_of(planted[0])


def test_the_same_arguments_give_the_same_bytes(planted: tuple[list[bytes], dict[str, object]]) -> None:
    assert made_graph()[0] == planted[0]


def test_made_in_parts_it_is_the_graph_of_one_build(planted: tuple[list[bytes], dict[str, object]]) -> None:
    whole = quads(sources(world(DOCUMENTS, 1), DOCUMENTS), Linker.shipped())
    here = {line for line in planted[0] if not line.endswith(b"/ontology> .\n")}
    alarms = {line for line in here if b"/id/alarm/" in line}
    assert len(here) > len(alarms)
    assert here - alarms == {line.encode() + b"\n" for line in whole}


def test_the_anchors_are_those_that_were_planted(planted: tuple[list[bytes], dict[str, object]], view: View) -> None:
    rows = ask(view, "anchors", {"min_clusters": "1"}).rows
    found = {}
    for row in rows:
        firm, clusters = row.cells[:2]
        assert isinstance(firm, Thing)
        assert isinstance(clusters, list)
        found[slug(firm.iri)] = sorted(slug(cluster.iri) for cluster in clusters)
    assert found == planted[1]["clusters"]


def test_pairs_of_clusters_share_the_firms_that_were_planted(
    planted: tuple[list[bytes], dict[str, object]], view: View
) -> None:
    found = {}
    for row in ask(view, "shared-firms", {}).rows:
        first, second, number, firms = row.cells
        assert isinstance(first, Thing)
        assert isinstance(second, Thing)
        assert isinstance(firms, list)
        found[f"{slug(first.iri)} {slug(second.iri)}"] = sorted(slug(firm.iri) for firm in firms)
        assert number == len(firms)
    assert found == planted[1]["shared firms"]


def test_the_latest_output_of_each_cluster_is_what_was_planted(
    planted: tuple[list[bytes], dict[str, object]], view: View
) -> None:
    answer = ask(view, "clusters", {})
    columns = [column.name for column in answer.columns]
    planted_outputs = planted[1]["latest output"]
    assert isinstance(planted_outputs, dict)
    told = 0
    for row in answer.rows:
        cells = dict(zip(columns, row.cells, strict=True))
        assert isinstance(cells["cluster"], Thing)
        year, *values = planted_outputs.get(slug(cells["cluster"].iri), [None])
        assert cells["output_year"] == year
        assert (str(cells["output"]) in values) == bool(values)
        told += bool(values)
    assert told


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
