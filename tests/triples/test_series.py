from typing import Any

import pytest

from biokg.model import Claim
from biokg.triples.graph import Source

from .test_graph import select
from .test_linking import EGRET, HERON, document, figure, linked


def output(id_: str, value: str, time: str | None, **given: Any) -> Claim:
    return figure(id_, HERON, "outputValue", value, **{"unit": "CNY", "time": time, "bound": "exact", **given})


def rates(*claims: Claim) -> list[tuple[str, ...]]:
    """Return from year, to year, rate and what is stated beside it, for all claims of one document."""
    years = "?g a bkg:Growth ; bkg:fromYear ?a ; bkg:year ?b ; bkg:rate ?rate"
    stated = 'OPTIONAL { ?g bkg:computedFor/bkg:value ?stated } BIND(COALESCE(STR(?stated), "") AS ?said)'
    return sorted(select([Source(document(), linked(*claims))], "?a ?b ?rate ?said", f"{years} {stated}"))


def test_each_reported_year_is_compared_with_the_next_known_one() -> None:
    claims = [output("a", "100", "2019"), output("b", "121", "2021"), output("c", "242", "2022")]
    assert rates(*claims) == [("2019", "2021", "10", ""), ("2021", "2022", "100", "")]


def test_the_latest_reported_figure_is_compared_with_what_lies_ahead() -> None:
    claims = [output("a", "100", "2023"), output("b", "144", "2025", modality="target")]
    assert rates(*claims) == [("2023", "2025", "20", "")]


def test_a_stated_rate_stands_beside_the_one_of_its_years() -> None:
    stated = figure("r", HERON, "cagr", "8.94", unit="%", time="2021/2025")
    claims = [output("a", "761.71", "2021"), output("b", "1000", "2025", modality="forecast"), stated]
    assert rates(*claims) == [("2021", "2025", "7.04", "8.94")]


def test_a_rate_that_names_no_first_year_is_of_the_two_years_that_its_document_tells() -> None:
    stated = figure("r", HERON, "cagr", "8.94", unit="%", time=None)
    ends = [output("a", "761.71", "2021"), output("b", "1000", "2025", modality="forecast")]
    assert rates(*ends, stated) == [("2021", "2025", "7.04", "8.94")]
    assert {said for *_, said in rates(*ends, output("c", "800", "2022"), stated)} == {""}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (output("a", "100", "2019"), output("b", "121", "2021", unit="USD")),
        (output("a", "100", "2019"), output("b", "121", "2021", segment="core area")),
        (output("a", "100", "2019"), figure("b", EGRET, "outputValue", "121", unit="CNY", time="2021")),
        (output("a", "100", "2019"), output("b", "121", "2021-01/2021-06")),
        (output("a", "100", "2019"), output("b", "121", None)),
        (output("a", "100", "2019"), output("b", "121", "2021", negated=True)),
        (output("a", "100", "2019"), output("b", "121", "2019")),
        (output("a", "0", "2019"), output("b", "121", "2021")),
    ],
)
def test_what_is_no_series_gives_no_rate(first: Claim, last: Claim) -> None:
    assert rates(first, last) == []


def test_growth_within_one_year_leads_between_no_two_years() -> None:
    stated = figure("r", HERON, "growthRate", "8", unit="%", time="2025-01/2025-06")
    assert rates(output("a", "100", "2025"), stated) == []
