import pytest

from biokg.model import Role
from biokg.resolve.linker import Linker

LINKER = Linker.shipped()


def _rolled(*names: str) -> tuple[str, ...]:
    return LINKER.roll_up(LINKER.link(Role("Park", name, name), names).id for name in names)


@pytest.mark.parametrize(
    ("names", "clusters"),
    [
        (("BioBAY", "Suzhou Industrial Park"), ("suzhou-industrial-park",)),
        (("黄埔", "Suzhou Industrial Park"), ("cn-440112", "suzhou-industrial-park")),
        (("Shanghai", "Zhangjiang"), ("zhangjiang",)),
        (("Pudong New Area", "Zhangjiang"), ("zhangjiang",)),
        (("Suzhou", "BioBAY"), ("suzhou-industrial-park",)),
        (("Shanghai",), ("cn-310000",)),
        (("Bio Island", "Guangzhou Development Zone", "Guangzhou"), ("cn-440112",)),
        (("Zhangjiang", "Lingang", "Shanghai"), ("lingang", "zhangjiang")),
        (("Wuxi", "Comprehensive Bonded Area in Wuxi National High-tech District"), ("wuxi-high-tech-district",)),
        (
            ("Haikou", "Yangpu Economic Development Zone", "Boao Lecheng"),
            ("boao-lecheng", "cn-460100", "yangpu-economic-zone"),
        ),
        (("Xiangjiang Digital Health Industrial Park", "Changsha"), ("xiangjiang-new-area",)),
        (("Gaogang District", "中国医药城"), ("taizhou-medical-high-tech-zone",)),
        (("China", "Jiangsu"), ()),
        (("Nowhere Park",), ()),
    ],
)
def test_presence_rolls_up(names: tuple[str, ...], clusters: tuple[str, ...]) -> None:
    assert _rolled(*names) == clusters


def test_bio_island_is_no_cluster_of_its_own() -> None:
    assert not LINKER.is_cluster("guangzhou-bio-island")
    assert LINKER.clusters_of("guangzhou-bio-island") == "cn-440112"


def test_a_merged_place_is_the_cluster() -> None:
    assert LINKER.is_cluster("cn-320214")
    assert LINKER.clusters_of("cn-320214") == "wuxi-high-tech-district"


def test_ancestors_of_bodies_and_provisional_things() -> None:
    assert LINKER.ancestors("hainan-university-pharmacy")[0] == "haikou-high-tech-zone"
    assert LINKER.ancestors("cde") == ()
    assert LINKER.ancestors("x/park/nowhere") == ()
