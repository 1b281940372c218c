import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.views.cli.table import print_separated
from biokg.views.plain.spreadsheet import harmless

HOSTILE = '=HYPERLINK("http://example.org";"open")'


@given(st.text())
def test_a_cell_is_as_it_was_or_has_an_apostrophe_before_it(cell: str) -> None:
    assert harmless(cell) in {cell, f"'{cell}"}


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_numbers_stay(number: float) -> None:
    assert harmless(str(number)) == str(number)


@pytest.mark.parametrize("cell", [HOSTILE, "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1"])
def test_no_formula_is_left(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_csv_is_for_spreadsheets_and_tsv_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    print_separated(["quote", "value"], [[HOSTILE, "-3"]], ",")
    print_separated(["quote", "value"], [[HOSTILE, "-3"]], "\t")
    safe, exact = capsys.readouterr().out.split("quote\tvalue\n")
    assert list(csv.reader(StringIO(safe)))[1] == [f"'{HOSTILE}", "-3"]
    assert next(csv.reader(StringIO(exact), delimiter="\t")) == [HOSTILE, "-3"]
