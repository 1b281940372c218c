import subprocess
import sys
from pathlib import Path

import pytest

from biokg.analysis.filters import Filters
from biokg.errors import BiokgError, MissingExtra, StoreError, UsageError
from biokg.store.build import write_store
from biokg.store.view import View
from biokg.views.exports import export as room
from biokg.views.exports.export import SUFFIXES, Choice, export

FILES = [suffix for suffix in SUFFIXES if suffix != ".neo4j"]
TEXTS = [suffix for suffix in FILES if "parquet" not in suffix]


@pytest.mark.parametrize("suffix", FILES)
def test_two_exports_give_the_same_bytes(world: View, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    export(world, first)
    export(world, second)
    assert first.read_bytes() == second.read_bytes() != b""


@pytest.mark.parametrize("suffix", TEXTS)
def test_chinese_is_written_as_it_is(world: View, tmp_path: Path, suffix: str) -> None:
    export(world, path := tmp_path / f"x{suffix}")
    assert "复地资本" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".gexf", ".graphml", ".json", ".cyjs", ".net", ".dot", ".csv", ".ftm.json"])
def test_labels_are_in_the_language_that_is_asked_for(world: View, tmp_path: Path, suffix: str) -> None:
    english, chinese = tmp_path / f"en{suffix}", tmp_path / f"zh{suffix}"
    export(world, english)
    export(world, chinese, Choice(language="zh"))
    texts = [path.read_text(encoding="utf-8") for path in (english, chinese)]
    assert texts[0].count("Huangpu District") > texts[1].count("Huangpu District")
    assert texts[0].count("黄埔区") < texts[1].count("黄埔区")


def test_report_counts_what_was_written(world: View, tmp_path: Path) -> None:
    assert export(world, tmp_path / "x.gexf").counts == {"nodes": 4, "edges": 4}
    assert export(world, tmp_path / "z.gexf", Choice("whole")).counts == {"nodes": 5, "edges": 6}
    report = export(world, tmp_path / "y.gexf", Choice("firms-clusters"))
    assert (report.graph, report.counts) == ("firms-clusters", {"nodes": 4, "edges": 3})


def test_filters_narrow_the_network(world: View, tmp_path: Path) -> None:
    choice = Choice(filters=Filters(period="2019"))
    assert export(world, tmp_path / "x.gexf", choice).counts["edges"] < 4


def test_suffix_may_be_in_capitals(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "CLUSTERS.GEXF")
    assert path.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize("name", ["x.gex", "gexf", ".gexf", "x.csv.gz"])
def test_unknown_suffix_names_the_known_ones(world: View, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"suffixes: \.gexf, .*\.nq"):
        export(world, tmp_path / name)


def test_unknown_graph_names_the_known_ones(world: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphs: stated, whole, firms-clusters"):
        export(world, tmp_path / "x.gexf", Choice("moon"))


@pytest.mark.parametrize("choice", [Choice("firms-clusters"), Choice(filters=Filters(period="2019"))])
def test_choice_that_rdf_cannot_follow_is_refused_rather_than_ignored(
    world: View, tmp_path: Path, choice: Choice
) -> None:
    with pytest.raises(UsageError, match="whole store"):
        export(world, tmp_path / "x.ttl", choice)


def test_missing_folder_is_named(world: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder .*missing"):
        export(world, tmp_path / "missing" / "x.gexf")


def test_folder_in_place_of_a_file_is_named(world: View, tmp_path: Path) -> None:
    (tmp_path / "x.gexf").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        export(world, tmp_path / "x.gexf")


def test_network_without_edges_leaves_the_older_file(nothing: View, tmp_path: Path) -> None:
    (path := tmp_path / "x.gexf").write_text("older", encoding="utf-8")
    with pytest.raises(StoreError, match="'stated' has no edges"):
        export(nothing, path)
    assert path.read_text(encoding="utf-8") == "older"


def test_writer_that_fails_half_way_leaves_the_older_file_and_nothing_else(
    world: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(network: object, output: object) -> None:
        raise ValueError(network, output)

    monkeypatch.setattr(room, "NETWORKS", {".gexf": broken})
    (path := tmp_path / "x.gexf").write_text("older", encoding="utf-8")
    with pytest.raises(ValueError, match="Network"):
        export(world, path)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("x.gexf", "older")]


def test_disk_that_refuses_is_said_in_words(world: View) -> None:
    with pytest.raises(BiokgError, match="cannot be written"):
        export(world, Path("/proc/x.gexf"))


LIMITED = """
import resource, sys
from biokg.views.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.exit(main(["export", *sys.argv[1:]]))
"""


@pytest.mark.parametrize("suffix", [".gexf", ".ttl", ".nq", ".rdf", ".jsonld", ".parquet", ".neo4j"])
def test_disk_that_fills_up_leaves_nothing_and_says_so(world: View, tmp_path: Path, suffix: str) -> None:
    write_store((f"{quad} .\n".encode() for quad in world.quads()), tmp_path / "store")
    (folder := tmp_path / "out").mkdir()
    command = [sys.executable, "-c", LIMITED, str(folder / f"x{suffix}"), "--store", str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, list(folder.iterdir())) == (1, [])
    assert "cannot be written: [Errno 27] File too large" in done.stderr


def test_missing_library_is_named_with_its_extra(world: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'biokg\[parquet\]'"):
        export(world, tmp_path / "x.parquet")
    assert list(tmp_path.iterdir()) == []
