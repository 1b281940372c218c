import re

import pytest

from biokg.documents.furniture import PLACES, Row, is_furniture, pattern, rows


def applies(row: Row, text: str) -> bool:
    expression = re.compile(row.pattern)
    if row.where in ("line", "links", "rest"):
        return expression.fullmatch(text) is not None
    return (expression.match(text) if row.where == "start" else expression.search(text)) is not None


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.matches)
def test_row_matches_its_example_and_spares_the_other(row: Row) -> None:
    assert applies(row, row.matches)
    assert not applies(row, row.spares)


@pytest.mark.parametrize("where", PLACES)
def test_each_place_has_rows(where: str) -> None:
    assert pattern(where).pattern


def test_a_headline_is_no_furniture() -> None:
    assert not is_furniture("Top ten parks of China")
    assert not is_furniture("园区新增企业30家")
