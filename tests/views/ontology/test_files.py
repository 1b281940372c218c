import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import etree
from rdflib import Graph
from rdflib.compare import isomorphic

from biokg import terms
from biokg.checks.modules import english
from biokg.errors import UsageError
from biokg.views.cli.main import main
from biokg.views.ontology.describe import described
from biokg.views.ontology.files import pages, write_ontology

SVG = "{http://www.w3.org/2000/svg}"
DOCS = Path(__file__).parents[3] / "docs" / "ontology"
FILES = dict(pages())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    for suffix in (".ttl", ".rdf", ".jsonld", ".nt"):
        write_ontology(folder / f"ontology{suffix}")
    return folder


@pytest.mark.parametrize("suffix", ["ttl", "rdf", "jsonld"])
def test_every_format_holds_the_same_triples(written: Path, suffix: str) -> None:
    formats = {"ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}
    plain = ox.Dataset(ox.parse(path=written / "ontology.nt", format=ox.RdfFormat.N_TRIPLES))
    found = ox.Dataset(ox.parse(path=written / f"ontology.{suffix}", format=formats[suffix]))
    for dataset in (plain, found):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert found == plain


def test_another_parser_reads_the_same_from_turtle_and_xml(written: Path) -> None:
    assert isomorphic(Graph().parse(written / "ontology.ttl"), Graph().parse(written / "ontology.rdf"))


def test_no_store_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "ontology.ttl"]) == 0
    assert re.fullmatch(r"ontology\.ttl: \d+ triples\n", capsys.readouterr().err)
    assert main(["export", "ontology"]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "ontology").iterdir()} == FILES


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        write_ontology(tmp_path / "ontology")


def test_the_pages_in_docs_are_those_of_the_modules() -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
    assert held == FILES, "run: biokg export docs/ontology"


def test_every_term_is_described_once_in_both_languages() -> None:
    told = [term.iri for module in described() for term in module.terms]
    assert len(told) == len(set(told))
    assert set(told) == {iri for iri, word in english() if word == "label" and iri != terms.ONTOLOGY_GRAPH}
    for module in described():
        for term in module.terms:
            for words in ("label", "definition"):
                assert all(text in FILES[f"{module.name}.md"] for text in term.texts[words] if "|" not in text)
                assert all(term.texts[words]), term.iri


def test_links_lead_somewhere() -> None:
    anchors = {name: set(re.findall(r'<a id="([^"]+)">', text)) for name, text in FILES.items()}
    for text in FILES.values():
        for name, anchor in re.findall(r"\]\(([\w-]+\.\w+)(?:#([^)]+))?\)", text):
            assert name in FILES
            assert not anchor or anchor in anchors[name]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".svg")])
def test_boxes_keep_clear_of_each_other_and_hold_their_words(name: str) -> None:
    root = etree.fromstring(FILES[name].encode())
    ground, *boxes = root.findall(f"{SVG}rect")
    places = [tuple(float(box.get(at, "0")) for at in ("x", "y", "width", "height")) for box in boxes]
    for number, (x, y, wide, high) in enumerate(places):
        assert x + wide <= float(ground.get("width", "0"))
        assert y + high <= float(ground.get("height", "0"))
        for left, top, width, height in places[:number]:
            assert x + wide <= left or left + width <= x or y + high <= top or top + height <= y
