from pathlib import Path

import pytest

from biokg import terms
from biokg.checks import shapes
from biokg.checks.shapes import check_shapes
from biokg.errors import DataError

FIRM, PARK = terms.thing("firm"), terms.thing("park")
GOOD = (
    f"<{FIRM}> <{terms.RDF_TYPE}> <{terms.bkg('Enterprise')}> .",
    f'<{FIRM}> <{terms.PREF_LABEL}> "Firm"@en .',
    f'<{FIRM}> <{terms.bkg("nameKey")}> "firm" .',
    f"<{PARK}> <{terms.RDF_TYPE}> <{terms.bkg('Park')}> .",
    f'<{PARK}> <{terms.PREF_LABEL}> "园区"@zh .',
    f'<{PARK}> <{terms.bkg("nameKey")}> "园区" .',
    f"<{FIRM}> <{terms.bkg('presentIn')}> <{PARK}> .",
)
BACKWARDS = f"<{PARK}> <{terms.bkg('presentIn')}> <{FIRM}> <{terms.document('1')}> ."


def test_a_good_graph_with_the_ontology_has_no_finding() -> None:
    assert check_shapes(GOOD) == []


def test_a_bad_statement_is_found_in_whatever_graph_it_stands() -> None:
    findings = check_shapes([*GOOD, BACKWARDS])
    assert {(finding.check, finding.where) for finding in findings} == {("shapes/edges", PARK), ("shapes/edges", FIRM)}


def test_a_file_is_read_as_its_lines_are(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("\n".join([*GOOD, BACKWARDS]), encoding="utf-8")
    assert check_shapes(path) == check_shapes(line + "\n" for line in (*GOOD, BACKWARDS))


def test_the_bad_value_is_named() -> None:
    (finding,) = check_shapes([*GOOD, f'<{FIRM}> <{terms.bkg("provisional")}> "perhaps" .'])
    assert finding.message == "provisional is true or false (here: perhaps)"


def test_what_is_no_nquads_is_refused() -> None:
    with pytest.raises(DataError, match="no N-Quads"):
        check_shapes(["this is prose"])


def test_a_large_graph_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "LARGE", 3)
    notes: list[str] = []
    check_shapes(GOOD, notes.append)
    assert notes == ["7 statements are held against the shapes; this takes minutes."]
