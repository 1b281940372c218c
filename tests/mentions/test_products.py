import pytest

from biokg.mentions.products import find_products


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Its anti-PD-1 antibody Lorvexi was approved.", ["Lorvexi"]),
        ("Approval came for Norvatan tablets.", ["Norvatan"]),
        ("Larkfield's Norvatan was cleared for a second use.", ["Norvatan"]),
        ("Larkfield developed Norvatan, the first of its kind.", ["Norvatan"]),
        ("与蓝石生物合作开发HS-201。", ["HS-201"]),
        ("BY-01 and IBI363 entered trials; SH688202 and ISO13485 did not.", ["BY-01", "IBI363"]),
        ("The Chinese vaccine market grew.", []),
    ],
)
def test_a_product_is_told_by_its_neighbours(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_products(text)] == names
