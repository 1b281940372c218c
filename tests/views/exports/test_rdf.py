import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse

from biokg.store.view import View
from biokg.views.exports.export import RDF, export


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_formats_with_graphs_hold_the_whole_store(world: View, tmp_path: Path, suffix: str) -> None:
    report = export(world, path := tmp_path / f"x{suffix}")
    assert set(parse(path=path, format=RDF[suffix])) == set(world.quads())
    assert report.counts == {"quads": len(list(world.quads()))}


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld"])
def test_the_others_hold_what_is_known(world: View, tmp_path: Path, suffix: str) -> None:
    report = export(world, path := tmp_path / f"x{suffix}")
    known = {quad for quad in world.quads() if quad.graph_name == DefaultGraph()}
    assert set(parse(path=path, format=RDF[suffix])) == known
    assert report.counts == {"triples": len(known)}


def test_nquads_are_sorted_lines(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.nq")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)


def test_turtle_has_our_prefixes(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.ttl")
    assert "id:hengrui a bkg:Enterprise" in path.read_text(encoding="utf-8")


def test_jsonld_is_json(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.jsonld")
    assert json.loads(path.read_text(encoding="utf-8"))


def test_formats_are_named_by_their_own_suffixes() -> None:
    assert {suffix: RdfFormat.from_extension(suffix[1:]) for suffix in RDF} == RDF
