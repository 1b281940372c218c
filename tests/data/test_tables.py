from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from biokg.errors import DataError
from biokg.model import Role
from biokg.resolve.linker import Linker
from biokg.resolve.lint import lint_tables
from biokg.resolve.tables import load_tables
from biokg.resources import shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables that a test may break."""
    data = tmp_path / "data"
    copytree(shipped("data", "names"), data / "names")
    for name in ("authority.tsv", "judgements.tsv", "clusters.tsv", "multinationals.tsv"):
        (data / name).write_bytes(shipped("data", name).read_bytes())
    return data


def _edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8", newline="\n")


def test_shipped_tables_are_sound() -> None:
    assert lint_tables() == []


def test_places_are_all_there() -> None:
    levels = [known.level for known in load_tables().things.values() if known.table == "names/places.tsv"]
    assert levels.count("province") == 34
    assert levels.count("city") > 330
    assert levels.count("county") > 2800


def test_zones_are_all_there() -> None:
    kinds = [known.level for known in load_tables().things.values() if known.table == "names/zones.tsv"]
    assert kinds.count("high-tech-zone") == 178
    assert kinds.count("economic-zone") > 215
    assert kinds.count("free-trade-zone") > 22 * 3
    assert kinds.count("biomedical-park") > 100


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("张江药谷", "Zhangjiang Pharma Valley"),
        ("苏州生物医药产业园", "BioBAY"),
        ("光谷生物城", "Biolake"),
        ("亦庄生物医药园", "Yizhuang Biomedical Park"),
        ("泰州中国医药城", "China Medical City"),
        ("大兴药谷", "Daxing Biomedical Base"),
        ("通化医药高新区", "Tonghua High-tech Zone"),
        ("美安科技新城", "Mei'an Sci-tech City"),
        ("广东自贸试验区南沙片区", "Nansha Area of Guangdong Free Trade Zone"),
        ("烟台开发区", "Yantai ETDZ"),
        ("兰州新区", "Lanzhou New Area"),
        ("武清经开区", "Wuqing Economic and Technological Development Zone"),
    ],
)
def test_a_zone_is_one_thing_in_both_languages(chinese: str, english: str) -> None:
    linker = Linker.shipped()
    zone = linker.link(Role("Park", chinese, chinese))
    assert not zone.provisional
    assert linker.link(Role("Park", english, english)) == zone


@pytest.mark.parametrize(
    ("names", "thing"),
    [
        (("Hengrui", "Jiangsu Hengrui Medicine", "恒瑞医药", "江苏恒瑞医药股份有限公司"), "hengrui"),
        (("Innovent", "Innovent Biologics", "信达生物"), "innovent"),
        (("BeiGene", "BeOne Medicines", "百济神州"), "beigene"),
        (("WuXi AppTec", "药明康德"), "wuxi-apptec"),
        (("Xiuzheng Pharmaceutical Group", "修正药业集团股份有限公司"), "xiuzheng-pharmaceutical"),
        (("Fresenius Medical Care", "费森尤斯医疗"), "fresenius-medical-care"),
        (("Peking University Third Hospital", "北医三院"), "peking-university-third-hospital"),
        (("Goldman Sachs", "高盛"), "goldman-sachs"),
        (("MSD", "Merck & Co.", "默沙东"), "msd"),
        (("Merck KGaA", "德国默克"), "merck-kgaa"),
        (("Bank of China", "中国银行"), "bank-of-china"),
    ],
)
def test_the_authority_knows_what_news_calls_them(names: tuple[str, ...], thing: str) -> None:
    linker = Linker.shipped()
    assert {linker.link(Role("Enterprise", name, name)).id for name in names} == {thing}


def test_every_row_of_the_authority_has_a_source() -> None:
    rows = [known for known in load_tables().things.values() if known.table == "authority.tsv"]
    assert len(rows) > 1300
    assert all(known.entity.source and known.entity.en and known.entity.zh for known in rows)


@pytest.mark.parametrize(
    ("name", "code"), [("龙南市", "360783"), ("库车市", "652902"), ("新津区", "510118"), ("长泰区", "350605")]
)
def test_divisions_bear_their_present_code(name: str, code: str) -> None:
    linker = Linker.shipped()
    assert linker.code(linker.link(Role("Region", name, name)).id) == code


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("310105", "Changning District"),
        ("310112", "Minhang District"),
        ("500000", "Chongqing"),
        ("610100", "Xi'an"),
        ("411100", "Luohe"),
        ("440112", "Huangpu District"),
        ("310115", "Pudong New Area"),
        ("510114", "Xindu District"),
        ("320583", "Kunshan"),
    ],
)
def test_english_readings(code: str, english: str) -> None:
    assert load_tables().things[f"cn-{code}"].entity.en[0] == english


def test_no_default_pinyin_of_du_and_chang() -> None:
    for known in load_tables().things.values():
        if known.table == "names/places.tsv" and known.entity.zh and "都" in known.entity.zh[0]:
            assert "dou" not in known.entity.en[0].lower(), known.entity


def _append(row: str) -> Callable[[str], str]:
    return lambda text: text + row + "\n"


@pytest.mark.parametrize(
    ("table", "row", "complaint"),
    [
        ("names/zones.tsv", "zz\tPark\t子虚园\tSuzhou Industrial Park\tcn\tother\ttest\t", "suzhouindustrialpark"),
        ("names/zones.tsv", "zz\tPark\t子虚园\tZixu Park\tatlantis\tother\ttest\t", "atlantis"),
        ("names/zones.tsv", "zz\tEnterprise\t子虚园\tZixu Park\tcn\tother\ttest\t", "Enterprise"),
        ("names/zones.tsv", "zz\tPark\t子虚园\tZixu Park\tcn\tfunfair\ttest\t", "funfair"),
        ("names/zones.tsv", "zz\tPark\t子虚/乌有\tZixu Park\tcn\tother\ttest\t", "子虚/乌有"),
        ("names/zones.tsv", "zz\tPark\t子虚园\tZixu Park\tzz\tother\ttest\t", "in itself"),
        ("names/zones.tsv", "zz\tPark\t子虚园\tZixu Park\tcn\tother\ttest\t子虚园", "nothing else"),
        ("names/zones.tsv", "zz\tPark\t子虚园\tZixu Park\tcn\tother\ttest\t乌有园", "without bearing it"),
        ("names/zones.tsv", "zz\tPark\t\t\tcn\tother\ttest\t", "no name"),
        ("names/zones.tsv", "aa\tPark\t子虚园\tZixu Park\tcn\tother\ttest\t", "sort the rows"),
        ("authority.tsv", "zz\tEnterprise\tZixu Bio\t\tZixu Bio\t\ttest\t2026-11-22\t\t", "never be called"),
        ("clusters.tsv", "atlantis\tsunk", "atlantis"),
        ("clusters.tsv", "hengrui\tno place", "hengrui"),
        ("judgements.tsv", "hengrui\tnobody\tsame\tme\t2026-11-22\ttest", "nobody"),
        (
            "judgements.tsv",
            "x/enterprise/a\thengrui\tsame\tme\t2026-11-22\tt\nx/enterprise/a\tbeigene\tsame\tme\t2026-11-22\tt\n"
            "hengrui\tbeigene\tdifferent\tme\t2026-11-22\tt",
            "forbidden",
        ),
    ],
)
def test_linter_names_the_fault(folder: Path, table: str, row: str, complaint: str) -> None:
    _edit(folder / table, _append(row))
    faults = lint_tables(folder)
    assert any(complaint in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("table", "row", "complaint"),
    [
        ("authority.tsv", "zz\tEnterprise", "2 cells"),
        (
            "authority.tsv",
            "zz\tEnterprise\tA\t\t\t\tt\t2026-11-22\t\t\nzz\tEnterprise\tB\t\t\t\tt\t2026-11-22\t\t",
            "'zz' is used twice",
        ),
        ("authority.tsv", "biobay\tEnterprise\tA\t\t\t\tt\t2026-11-22\t\t", "'biobay' is used twice"),
    ],
)
def test_loader_refuses(folder: Path, table: str, row: str, complaint: str) -> None:
    _edit(folder / table, _append(row))
    with pytest.raises(DataError, match=complaint) as caught:
        load_tables(folder)
    assert table.rsplit("/", maxsplit=1)[-1] in str(caught.value)


def test_loader_refuses_a_missing_table(folder: Path) -> None:
    (folder / "clusters.tsv").unlink()
    with pytest.raises(DataError, match=r"clusters\.tsv"):
        load_tables(folder)


def test_loader_refuses_another_header(folder: Path) -> None:
    _edit(folder / "clusters.tsv", lambda text: text.replace("id\treason", "id\twhy"))
    with pytest.raises(DataError, match="header"):
        load_tables(folder)
