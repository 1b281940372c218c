"""The whole way on the shipped documents and on files of a user's own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.ask.answer import Row, ask
from biokg.ask.labels import Thing
from biokg.bulk.reading import read_document
from biokg.documents.read import read_documents
from biokg.errors import NoDocuments
from biokg.resolve.linker import Linker
from biokg.resources import shipped
from biokg.store.view import View, open_view

_SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("build") / "store"
    pipeline.build([], store)
    return store


@pytest.fixture(scope="module")
def view(built: Path) -> View:
    return open_view(built)


def cell(row: Row, at: int) -> Thing:
    found = row.cells[at]
    assert isinstance(found, Thing)
    return found


def cells(row: Row, at: int) -> list[Thing]:
    found = row.cells[at]
    assert isinstance(found, list)
    return found


def test_hengrui_anchors_suzhou_and_huangpu(view: View) -> None:
    firms = {
        cell(row, 0).en: sorted(thing.en or "" for thing in cells(row, 1)) for row in ask(view, "anchors", {}).rows
    }
    assert firms["Hengrui Medicine"] == ["Huangpu District", "Suzhou Industrial Park"]


def test_no_anchor_counts_a_park_beside_the_place_that_holds_it(view: View) -> None:
    linker = Linker.shipped()
    for row in ask(view, "anchors", {}).rows:
        ids = [thing.iri.rsplit("/id/", 1)[-1] for thing in cells(row, 1)]
        assert not any(inner != outer and outer in linker.ancestors(inner) for inner in ids for outer in ids)


def test_output_of_sip_in_both_years(view: View) -> None:
    rows = ask(view, "output", {"place": "苏州工业园区"}).rows
    found = {(str(row.cells[2]), str(row.cells[5])) for row in rows}
    assert {("2019", "90000000000"), ("2023", "152300000000")} <= found


def test_every_quote_stands_at_its_place() -> None:
    batch = read_documents([shipped("data", "sources")])
    for document in batch.documents:
        for claim in read_document(document).claims:
            assert document.text[claim.start - document.offset : claim.end - document.offset] == claim.quote
            assert claim.printed is None or claim.printed in claim.quote


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        pipeline.build([], tmp_path / name, nquads=tmp_path / f"{name}.nq")
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


def test_processes_agree_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; import sys; from biokg import pipeline; "
        "pipeline.build([], Path(sys.argv[1]), nquads=Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        arguments = [sys.executable, "-c", code, str(tmp_path / seed), str(tmp_path / f"{seed}.nq")]
        subprocess.run(arguments, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""})
    assert (tmp_path / "1.nq").read_bytes() == (tmp_path / "2.nq").read_bytes()


def test_facts_of_a_store_are_those_of_its_documents(view: View) -> None:
    from_files = pipeline.facts([shipped("data", "sources")], tier="C").lines
    assert sorted(from_files) == sorted(pipeline.facts_of_store(view, tier="C").lines)


def test_tiers_widen(view: View) -> None:
    sizes = [len(list(pipeline.facts_of_store(view, tier=tier).lines)) for tier in "ABC"]
    assert sizes[0] < sizes[1] <= sizes[2]


def test_the_shipped_graph_passes_its_checks(built: Path) -> None:
    assert [finding for finding in pipeline.check(built) if finding.level == "violation"] == []


def test_the_gate_refuses_nothing_of_the_shipped_documents(tmp_path: Path) -> None:
    assert pipeline.build([], tmp_path / "store").objections == ()


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    page = tmp_path / "news.txt"
    page.write_text("潮汐科技园快讯\n2024年，苏州工业园区生物医药产业产值达1600亿元。\n", encoding="utf-8")
    facts = [json.loads(line) for line in pipeline.facts([page]).lines]
    assert [(f["metric"], f["value"], f["time"], f["tier"]) for f in facts] == [
        ("outputValue", 160_000_000_000, "2024", "A")
    ]
    assert "Suzhou Industrial Park" in facts[0]["subject"]["names"]


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoDocuments, match=tmp_path.name):
        pipeline.facts([tmp_path])


def test_a_refused_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "good.txt").write_text("SIP is home to over 1,400 biomedicine businesses.\n", encoding="utf-8")
    result = pipeline.facts([tmp_path])
    assert [Path(refused.path).name for refused in result.refused] == ["empty.txt"]
    assert len(list(result.lines)) == 1


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the original documents lie beside the checkout only in development")
def test_originals_quotes_count_in_the_file_as_it_came() -> None:
    for path in sorted(_SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for line in pipeline.facts([path], tier="C").lines:
            fact = json.loads(line)
            evidence = fact["evidence"]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
