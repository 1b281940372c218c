from pathlib import Path

import pytest

from biokg.checks.report import Finding
from biokg.checks.sparql_constraints import Select
from biokg.checks.tables import check_rows, check_tables, rows
from biokg.errors import DataError
from biokg.resources import shipped
from biokg.store.view import view_of

JUDGEMENTS = "# decisions\nleft\tright\tverdict\twho\twhen\twhy\negret\tegret-bio\tsame\tAnn\t2026-03-01\tone licence\n"
CORRECTIONS = (
    '{"document": "news.txt", "quote": "Egret came.", "verdict": "edit", "set": {"value": 9}, '
    '"who": "Ann", "when": "2026-03-01", "why": "misread"}\n'
)


def over(triples: str) -> Select:
    return view_of([triples.encode()]).select


def found(folder: Path, name: str, content: str) -> list[Finding]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return check_rows(rows([path]), over)


def test_the_shipped_tables_are_sound_and_all_their_rows_are_read() -> None:
    assert check_tables(over) == []
    authority = shipped("data", "authority.tsv")
    written = [line for line in authority.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    nodes = {line.split(" ")[0] for line in rows([authority])}
    assert len(nodes) == len(written) - 1


def test_a_finding_names_table_and_line(tmp_path: Path) -> None:
    assert found(tmp_path, "judgements.tsv", JUDGEMENTS) == []
    (finding,) = found(tmp_path, "judgements.tsv", JUDGEMENTS.replace("same", "perhaps"))
    assert (finding.check, finding.where) == ("shapes/tables", f"{tmp_path.name}/judgements.tsv:3")
    assert "perhaps" in finding.message
    assert finding.remedy
    assert finding.remedy_zh


def test_an_edit_that_sets_nothing_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, "corrections.jsonl", CORRECTIONS) == []
    (finding,) = found(tmp_path, "corrections.jsonl", "\n" + CORRECTIONS.replace('"set": {"value": 9}, ', ""))
    assert finding.where == f"{tmp_path.name}/corrections.jsonl:2"


def test_ones_own_decisions_are_checked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKG_DECISIONS", str(tmp_path))
    (tmp_path / "judgements.tsv").write_text(JUDGEMENTS.replace("2026-03-01", "some day"), encoding="utf-8")
    by_check = {finding.check: finding.where for finding in check_tables(over)}
    assert by_check == {"shapes/tables": f"{tmp_path.name}/judgements.tsv:3", "tables/lint": "judgements.tsv"}


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no JSON"):
        found(tmp_path, "corrections.jsonl", "{")
    with pytest.raises(DataError):
        found(tmp_path, "judgements.tsv", JUDGEMENTS + "egret\n")
