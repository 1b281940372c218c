"""Graphs that cannot be true are found out by the axioms alone, without Java; what is shipped can be true."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from biokg.checks.consistency import check_consistency
from biokg.checks.ontology import load_ontology_nquads
from biokg.checks.report import Finding, failed
from biokg.reason.graph import follow

HERE = Path(__file__).resolve().parent
GRAPHS = sorted((HERE / "inconsistent").glob("*.ttl"))
VALID = sorted(HERE.glob("*/valid.ttl"))


def found(path: Path) -> list[Finding]:
    lines = [f"{quad} ." for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    return check_consistency(follow(lines, load_ontology_nquads().decode().splitlines()), [])


def test_there_are_ten_or_more() -> None:
    assert len(GRAPHS) >= 10


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_what_cannot_be_true_is_found_and_named(path: Path) -> None:
    findings = found(path)
    assert failed(findings)
    things = {word for word in path.read_text(encoding="utf-8").split() if word.startswith("id:")}
    assert any(thing.removeprefix("id:") in finding.message for thing in things for finding in findings)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.parent.name)
def test_what_keeps_the_shapes_can_be_true(path: Path) -> None:
    assert found(path) == []
