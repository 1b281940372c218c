import pytest

from biokg.mentions.bodies import find_bodies
from biokg.model import Mention


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Benxi's management committee met.", ["Benxi management committee"]),
        ("Benxi science and technology bureau met.", ["Benxi science and technology bureau"]),
        ("Benxi has set up a bureau.", []),
        ("Benxi and the commission met.", []),
    ],
)
def test_a_body_is_named_by_its_place(text: str, names: list[str]) -> None:
    place = Mention(0, 5, "Benxi", "Region", "known", closed=True)
    assert [body.name for body in find_bodies(text, [place])] == names
