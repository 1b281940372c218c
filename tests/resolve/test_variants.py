import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.resolve.tables import load_tables
from biokg.resolve.variants import Variants

VARIANTS = Variants(load_tables().affixes)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Foo Bio Co., Ltd.", "foo-bio"),
        ("Foo Bio Co.,Ltd", "foo-bio"),
        ("Foo Bio (Group) Co. Ltd.", "foo-bio"),
        ("Foo Inc.", "foo"),
        ("弗欧生物科技股份有限公司", "弗欧生物科技"),
        ("弗欧（集团）有限责任公司", "弗欧"),
        ("Xi'an Foo", "xian-foo"),
        ("the Foo Centre", "foo-centre"),
        ("Costco", "costco"),
        ("Zinc", "zinc"),
        ("有限公司", "有限公司"),
        ("…", "nameless"),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert VARIANTS.slug(name) == slug


@given(st.text(max_size=30))
def test_slug_is_safe_in_an_iri_path(name: str) -> None:
    slug = VARIANTS.slug(name)
    assert slug
    assert not set(slug) & set(' /#?<>"{}|\\^`\n\t')


def test_firm_forms_come_off_one_by_one() -> None:
    assert list(VARIANTS.of_firm("上海弗欧（集团）股份有限公司")) == ["上海弗欧(集团)", "上海弗欧"]
    assert list(VARIANTS.of_firm("Foo (China) Co., Ltd.")) == ["Foo (China)", "Foo"]


def test_pairs_of_a_compound() -> None:
    assert ("广州", "黄埔区") in set(VARIANTS.pairs("广州黄埔区"))
    assert ("Guangzhou", "Huangpu District") in set(VARIANTS.pairs("Huangpu District of Guangzhou"))
    assert ("Guangzhou", "Huangpu District") in set(VARIANTS.pairs("Guangzhou's Huangpu District"))


def test_an_endless_name_is_not_taken_apart() -> None:
    assert list(Variants(load_tables().affixes).pairs("广州黄埔区" * 100)) == []
