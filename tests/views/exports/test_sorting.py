from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.views.exports.sorting import sorted_lines

LINES = st.lists(st.binary(max_size=6).map(lambda line: line.replace(b"\n", b"") + b"\n"), max_size=60)


@settings(deadline=None)
@given(LINES, st.integers(min_value=1, max_value=50))
def test_order_does_not_depend_on_how_many_lines_fit_into_memory(lines: list[bytes], run: int) -> None:
    assert list(sorted_lines(lines, run)) == sorted(lines)
