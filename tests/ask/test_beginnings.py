import pytest

from biokg.ask.beginnings import beginning
from biokg.store.view import View


@pytest.mark.parametrize(
    ("start", "classes", "found"),
    [
        ("suz", (), ["Suzhou", "Suzhou Industrial Park"]),
        ("Suzhou i", (), ["Suzhou Industrial Park"]),
        ("蘇州", (), ["苏州工业园区", "苏州市"]),
        ("h", ("Enterprise",), ["Hengrui Medicine"]),
        ("孤", ("Enterprise",), ["孤独资本"]),
        ("h", ("Sector",), []),
        ('"} #', (), None),
    ],
)
def test_names_that_begin_as_typed(view: View, start: str, classes: tuple[str, ...], found: list[str] | None) -> None:
    names = beginning(view, start, classes)
    assert names == found if found is not None else len(names) > 5


def test_no_more_than_so_many(view: View) -> None:
    assert len(beginning(view, "", (), 3)) == 3
