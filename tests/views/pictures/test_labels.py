from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.views.pictures.drawing import Box, Line, Mark
from biokg.views.pictures.labels import around, placed
from biokg.views.pictures.text_width import width, wrapped

NAMES = st.text(st.sampled_from("WuXi Bio药明康德 产业园"), max_size=40)
MARKS = st.lists(
    st.builds(
        Mark,
        st.floats(0, 300),
        st.floats(0, 300),
        st.floats(2, 12),
        st.sampled_from(["Park", "Region", "Person", "Enterprise"]),
        NAMES,
        st.just(""),
    ),
    min_size=2,
    max_size=14,
)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=40, deadline=None)
@given(MARKS)
def test_no_name_lies_on_another_or_on_another_mark(marks: list[Mark]) -> None:
    labels = placed(marks, [Line(0, 1, 1.0, "")])
    assert not any(overlap(one.box, other.box) for one, other in combinations(labels, 2))
    for label in labels:
        for number, mark in enumerate(marks):
            assert number == label.mark or not overlap(label.box, around(mark))


def test_large_marks_choose_first() -> None:
    marks = [Mark(0, 0, 3, "Park", "small one", ""), Mark(8, 0, 9, "Park", "large one", "")]
    assert placed(marks, [])[0].mark == 1


def test_name_stands_where_it_crosses_no_line() -> None:
    marks = [Mark(0, 0, 5, "Park", "middle", ""), Mark(200, 0, 5, "Park", "right", "")]
    label = next(label for label in placed(marks, [Line(0, 1, 1.0, "")]) if label.mark == 0)
    assert label.anchor != "start"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab W药明 "), max_size=60), st.floats(3, 15), st.integers(1, 3))
def test_wrapped_lines_keep_to_their_width(text: str, most: float, lines: int) -> None:
    found = wrapped(text, most, lines)
    assert len(found) <= lines
    assert all(width(line) <= most for line in found)
    plain = "".join(text.split())
    shown = "".join("".join(found).split())
    assert shown == plain or (shown.endswith("…") and plain.startswith(shown[:-1]))
