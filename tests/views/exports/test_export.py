from pathlib import Path

import pytest

from biokg.errors import BiokgError, StoreError, UsageError
from biokg.store.view import View
from biokg.views.exports import export as room
from biokg.views.exports.export import NETWORKS, export
from biokg.views.exports.rdf import RDF


@pytest.mark.parametrize("suffix", [*NETWORKS, *RDF])
def test_two_exports_give_the_same_bytes(world: View, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    export(world, first)
    export(world, second)
    assert first.read_bytes() == second.read_bytes() != b""


@pytest.mark.parametrize("suffix", [*NETWORKS, *RDF])
def test_chinese_is_written_as_it_is(world: View, tmp_path: Path, suffix: str) -> None:
    export(world, path := tmp_path / f"x{suffix}")
    assert "复地资本" in path.read_text(encoding="utf-8")


def test_report_counts_what_was_written(world: View, tmp_path: Path) -> None:
    assert export(world, tmp_path / "x.gexf").counts == {"nodes": 4, "edges": 4}
    assert export(world, tmp_path / "z.gexf", graph="whole").counts == {"nodes": 5, "edges": 6}
    report = export(world, tmp_path / "y.gexf", graph="firms-clusters")
    assert (report.graph, report.counts) == ("firms-clusters", {"nodes": 4, "edges": 3})


def test_suffix_may_be_in_capitals(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "CLUSTERS.GEXF")
    assert path.read_text(encoding="utf-8").startswith("<?xml")


def test_unknown_suffix_names_the_known_ones(world: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'\.gex'; suffixes: \.gexf, .*\.nq"):
        export(world, tmp_path / "x.gex")


def test_unknown_graph_names_the_known_ones(world: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphs: stated, whole, firms-clusters"):
        export(world, tmp_path / "x.gexf", graph="moon")


def test_graph_of_rdf_is_refused_rather_than_ignored(world: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="whole store"):
        export(world, tmp_path / "x.ttl", graph="firms-clusters")


def test_missing_folder_is_named(world: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder .*missing"):
        export(world, tmp_path / "missing" / "x.gexf")


def test_folder_in_place_of_a_file_is_named(world: View, tmp_path: Path) -> None:
    (tmp_path / "x.gexf").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        export(world, tmp_path / "x.gexf")


def test_network_without_edges_leaves_the_older_file(nothing: View, tmp_path: Path) -> None:
    (path := tmp_path / "x.gexf").write_text("older", encoding="utf-8")
    with pytest.raises(StoreError, match="'stated' of this store has no edges"):
        export(nothing, path)
    assert path.read_text(encoding="utf-8") == "older"


def test_writer_that_fails_half_way_leaves_the_older_file_and_nothing_else(
    world: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(network: object) -> object:
        yield "half"
        raise ValueError(network)

    monkeypatch.setattr(room, "NETWORKS", {".gexf": broken})
    (path := tmp_path / "x.gexf").write_text("older", encoding="utf-8")
    with pytest.raises(ValueError, match="Flat"):
        export(world, path)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("x.gexf", "older")]


def test_disk_that_refuses_is_said_in_words(world: View) -> None:
    with pytest.raises(BiokgError, match="cannot be written"):
        export(world, Path("/proc/x.gexf"))
