from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.errors import DataError
from biokg.model import Judgement
from biokg.resolve.judgements import (
    DIFFERENT,
    SAME,
    VERDICTS,
    append_judgement,
    canonical_ids,
    read_judgements,
    refused,
    undecided,
)
from biokg.terms import thing

IDS = list("abcdef")


def _line(left: str, right: str, verdict: str) -> Judgement:
    return Judgement(left, right, verdict, "me", "2026-11-22", "test")


LINES = st.builds(
    lambda pair, verdict: _line(pair[0], pair[1], verdict),
    st.permutations(IDS).map(lambda ids: (ids[0], ids[1])),
    st.sampled_from(VERDICTS),
)
LOGS = st.lists(LINES, max_size=14)


def _last(log: list[Judgement]) -> dict[frozenset[str], Judgement]:
    return {frozenset((line.left, line.right)): line for line in log}


@given(LOGS)
def test_different_is_never_broken(log: list[Judgement]) -> None:
    canonical = canonical_ids(log)
    for line in _last(log).values():
        if line.verdict == DIFFERENT:
            assert canonical.get(line.left, line.left) != canonical.get(line.right, line.right)


@given(LOGS)
def test_leaders_lead_themselves(log: list[Judgement]) -> None:
    canonical = canonical_ids(log)
    assert all(canonical[leader] == leader for leader in canonical.values())


@given(LOGS, st.data())
def test_order_of_distinct_pairs_does_not_matter(log: list[Judgement], data: st.DataObject) -> None:
    lines = list(_last(log).values())
    assert canonical_ids(lines) == canonical_ids(data.draw(st.permutations(lines)))


@given(LOGS)
def test_only_the_last_line_of_a_pair_counts(log: list[Judgement]) -> None:
    assert canonical_ids(log) == canonical_ids(_last(log).values())


@given(LOGS, LINES)
def test_a_later_line_undoes(log: list[Judgement], line: Judgement) -> None:
    opposite = _line(line.right, line.left, DIFFERENT if line.verdict == SAME else SAME)
    back = _line(line.left, line.right, line.verdict)
    assert canonical_ids([*log, line, opposite, back]) == canonical_ids([*log, line])


@given(LOGS)
def test_every_applied_same_holds_and_the_rest_is_reported(log: list[Judgement]) -> None:
    canonical = canonical_ids(log)
    last = list(_last(log).values())
    apart = [line for line in last if line.verdict == DIFFERENT]
    for line in last:
        if line.verdict == SAME and line not in refused(last):
            assert canonical[line.left] == canonical[line.right]
    if not apart:
        assert refused(last) == ()


def test_known_things_lead_provisional_ones() -> None:
    assert canonical_ids([_line("x/a", "b", SAME)], {"b"}) == {"b": "b", "x/a": "b"}
    assert canonical_ids([_line("z", "b", SAME)], {"b", "z"}) == {"b": "z", "z": "z"}


def test_append_and_read_back(tmp_path: Path) -> None:
    log = tmp_path / "judgements.tsv"
    log.write_text("# decisions\nleft\tright\tverdict\twho\twhen\twhy\n", encoding="utf-8")
    lines = (_line("a", "b", SAME), _line("a", "b", DIFFERENT))
    for line in lines:
        append_judgement(line, log)
    assert read_judgements(log) == lines
    assert canonical_ids(lines) == {}


@pytest.mark.parametrize(
    "line",
    [
        _line("a", "b", "perhaps"),
        _line("a", "a", SAME),
        _line("", "b", SAME),
        _line("#a", "b", SAME),
        Judgement("a", "b", SAME, "me", "2026-11-22", "two\nlines"),
        Judgement("a", "b", SAME, "me", "2026-11-22", "a\ttab"),
    ],
)
def test_append_refuses_what_could_not_be_read_back(tmp_path: Path, line: Judgement) -> None:
    log = tmp_path / "judgements.tsv"
    with pytest.raises(DataError):
        append_judgement(line, log)
    assert not log.exists()


def test_read_refuses_an_unknown_verdict(tmp_path: Path) -> None:
    log = tmp_path / "judgements.tsv"
    log.write_text("left\tright\tverdict\twho\twhen\twhy\na\tb\tperhaps\tme\t2026\tx\n", encoding="utf-8")
    with pytest.raises(DataError, match="perhaps"):
        read_judgements(log)


def test_what_is_undecided_is_told_by_the_last_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("left\tright\tverdict\twho\twhen\twhy\n", encoding="utf-8")
    for left, right, verdict in (("a", "b", "unsure"), ("d", "c", "unsure"), ("c", "d", "same"), ("b", "e", "same")):
        append_judgement(Judgement(left, right, verdict, "me", "2026-11-22", "because"), path)
    assert undecided(path) == [(thing("a"), thing("b"))]
