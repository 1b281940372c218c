import sys
from decimal import Decimal

import pytest

import biokg
from biokg.errors import MissingExtra
from biokg.views.python.cells import Thing
from biokg.views.python.rows import Column, Row
from biokg.views.python.table import Table

KG = biokg.KnowledgeGraph


def test_a_row_is_read_by_name_number_and_in_turn(kg: KG) -> None:
    row = kg.ask("anchors")[0]
    assert row.number == row["number"] == row[2] == list(row)[2] == row.asdict()["number"] == 2
    assert len(row) == len(kg.ask("anchors").columns)
    assert "enterprise" in dir(row)
    assert repr(row).startswith("Row(enterprise=<Hengrui Medicine>, clusters=[<Huangpu District>, <")
    with pytest.raises(AttributeError, match="no 'firm'; its columns: enterprise, clusters"):
        _ = row.firm


def test_things_equal_by_iri_and_read_in_the_language_asked_for(kg: KG) -> None:
    english, chinese = kg.ask("anchors")[0].enterprise, kg.ask("anchors", lang="zh")[0].enterprise
    assert english == chinese
    assert len({english, chinese}) == 1
    assert (str(english), f"{chinese}") == ("Hengrui Medicine", "恒瑞医药")


def test_a_slice_is_a_result_with_its_sentences(kg: KG) -> None:
    whole = kg.ask("output")
    part = whole[2:4]
    assert isinstance(part, biokg.Result)
    assert (len(part), part.question.name, len(whole)) == (2, "output", whole.total)
    assert part.why() == whole.why()[2:4]
    assert part[-1] == whole[3]
    assert all(part.why())


def test_it_prints_as_a_table_in_its_language_without_empty_columns(kg: KG) -> None:
    text = repr(kg.ask("output", place="SIP", lang="zh"))
    assert "苏州工业园区" in text
    assert "152,300,000,000" in text
    assert "人民币元" in text
    assert "上限" not in text
    assert text.endswith("2 行")


def test_many_rows_are_cut_and_counted() -> None:
    table = Table([Column("n", "integer", "n")], [Row(("n",), (number,)) for number in range(1000)])
    assert repr(table).endswith("1000 rows, the first 20 shown")
    assert table._repr_html_().count("<tr>") == 101


def test_a_notebook_shows_every_text_escaped() -> None:
    evil = "<script>alert('x')</script>\"&"
    columns = [Column("a", "text", evil), Column("b", "thing", "b"), Column("c", "things", "c")]
    table = Table(columns, [Row(("a", "b", "c"), (evil, Thing(evil, evil), [Thing(evil, evil)]))])
    html = table._repr_html_()
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 6


def test_numbers_stand_right_and_things_tell_their_iri(kg: KG) -> None:
    html = kg.ask("output", place="SIP")._repr_html_()
    assert '<td style="text-align:right">90,000,000,000</td>' in html
    assert '<span title="https://w3id.org/biokg/id/suzhou-industrial-park">Suzhou Industrial Park</span>' in html


def test_pandas_keeps_types_also_of_no_rows(kg: KG) -> None:
    for frame in (kg.ask("anchors").to_pandas(), kg.ask("anchors", min_clusters=9).to_pandas()):
        types = {name: str(type_) for name, type_ in frame.dtypes.items()}
        assert types["enterprise"] == types["enterprise_iri"] == "string"
        assert types["number"] == "Int64"
    assert kg.ask("anchors").to_pandas().clusters_iri[0][0].startswith("https://")


def test_polars_and_arrow_keep_types_also_of_no_rows(kg: KG) -> None:
    import polars as pl

    for result in (kg.ask("output"), kg.ask("output", year=1900)):
        assert result.to_polars().schema["value"] == pl.Float64()
        assert str(result.to_arrow().schema.field("year").type) == "int64"
    assert result.to_polars().is_empty()
    assert str(kg.ask("anchors").to_arrow().schema.field("clusters").type).startswith("list<")
    assert kg.ask("output").to_arrow().num_rows == len(kg.ask("output"))


@pytest.mark.parametrize(("library", "extra"), [("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "arrow")])
def test_a_missing_library_is_said_with_its_extra(
    kg: KG, monkeypatch: pytest.MonkeyPatch, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'biokg\[{extra}\]'"):
        getattr(kg.ask("anchors"), f"to_{extra}")()


def test_a_network_leads_from_the_first_thing_to_the_others(kg: KG) -> None:
    funds = kg.ask("funds", place="上海")
    network = funds.to_networkx()
    first = funds[0]
    ends = {(end, about["relation"]) for _, end, about in network.out_edges(first.fund.iri, data=True)}
    assert (first.establisher[0].iri, "establisher") in ends
    assert {about["size"] for *_, about in network.out_edges(first.fund.iri, data=True)} == {Decimal("22500000000")}
    assert network.nodes[first.fund.iri]["label"] == str(first.fund)
