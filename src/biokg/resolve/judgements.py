"""People's decisions on pairs of things: read, append (the only writer), and the sameness that follows from them."""

from collections.abc import Collection, Iterable
from pathlib import Path

from biokg.errors import DataError
from biokg.journal import append, is_begun
from biokg.model import Judgement
from biokg.resolve.tables import load_tables, read_rows
from biokg.resources import decided, shipped
from biokg.terms import thing

SAME = "same"
DIFFERENT = "different"
UNSURE = "unsure"
OPEN = "open"
"""Takes an earlier line on the pair back: the two are as if nobody had decided."""
VERDICTS = (SAME, DIFFERENT, UNSURE, OPEN)

_COLUMNS = ("left", "right", "verdict", "who", "when", "why")


LOG = "judgements.tsv"


def read_judgements(path: Path | None = None) -> tuple[Judgement, ...]:
    """Return the judgements of a log in the order in which they were made, by default the shipped ones, then one's own.

    Raises `DataError` for a malformed file or an unknown verdict.
    """
    logs = [path] if path else [shipped("data", LOG), *(log for log in (decided(LOG),) if is_begun(log))]
    return tuple(
        _checked(Judgement(**row), f"{log}:{number}") for log in logs for number, row in read_rows(log, _COLUMNS)
    )


def append_judgement(judgement: Judgement, path: Path | None = None) -> None:
    """Append one decision to the log, by default one's own (`biokg.resources.decided`); no earlier line is touched.

    Raises `DataError` when the judgement could not be read back (unknown verdict, empty cell, tab or line break).
    """
    target = path or decided(LOG)
    _checked(judgement, str(target))
    append(target, line_of(judgement), "\t".join(_COLUMNS) + "\n")


def line_of(judgement: Judgement) -> str:
    """Return a judgement as its line of the log."""
    return "\t".join(getattr(judgement, name) for name in _COLUMNS)


def _checked(judgement: Judgement, place: str) -> Judgement:
    if judgement.verdict not in VERDICTS:
        raise DataError(f"{place}: verdict {judgement.verdict!r} is none of {', '.join(VERDICTS)}.")
    if judgement.left == judgement.right:
        raise DataError(f"{place}: {judgement.left!r} is judged against itself; name two things.")
    for name in _COLUMNS:
        cell: str = getattr(judgement, name)
        if not cell.strip() or not cell.isprintable() or (name == "left" and cell.startswith("#")):
            raise DataError(f"{place}: {name} is {cell!r}; it must be one line of text without tabs.")
    return judgement


def canonical_ids(log: Iterable[Judgement], known: Collection[str] = ()) -> dict[str, str]:
    """Return, for every id that a `same` line merged, the id that stands for all of its group (itself included).

    Of a pair judged twice the last line holds. `different` wins over any chain of `same` lines, so lines of distinct
    pairs may stand in any order. A group is led by a `known` id (a row of a table) rather than a provisional one,
    then by one that no line merged into another, then by the first in alphabetical order.

    >>> def line(left, right, verdict): return Judgement(left, right, verdict, "me", "2026-11-22", "because")
    >>> canonical_ids([line("b", "a", "same"), line("b", "c", "same"), line("a", "c", "different")])
    {'a': 'b', 'b': 'b'}
    """
    last = {frozenset((line.left, line.right)): line for line in log}
    lines = sorted(last.values(), key=lambda line: (sorted((line.left, line.right)), line.left))
    apart = [(line.left, line.right) for line in lines if line.verdict == DIFFERENT]
    group: dict[str, frozenset[str]] = {}
    for line in lines:
        if line.verdict == SAME:
            union = group.get(line.left, frozenset((line.left,))) | group.get(line.right, frozenset((line.right,)))
            if not any(a in union and b in union for a, b in apart):
                group.update(dict.fromkeys(union, union))
    merged_away = {line.right for line in lines if line.verdict == SAME}
    return {
        member: min(members, key=lambda one: (one not in known, one in merged_away, one))
        for member, members in sorted(group.items())
    }


def refused(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the `same` lines that hold no longer or were never applied because a `different` line forbids them."""
    lines = tuple(log)
    canonical = canonical_ids(lines)
    return tuple(
        line
        for line in lines
        if line.verdict == SAME and canonical.get(line.left, line.left) != canonical.get(line.right, line.right)
    )


def undecided(path: Path | None = None) -> list[tuple[str, str]]:
    """Return the IRIs of each two things of which the last line of a log says `unsure`, by default all logs.

    What was merged since stands for its group; a pair that was merged by other lines is not undecided any more.
    """
    log = read_judgements(path)
    last = {frozenset((line.left, line.right)): line for line in log}
    unsure = [line for line in last.values() if line.verdict == UNSURE]
    leader = canonical_ids(log, load_tables().things) if unsure else {}
    pairs = {(leader.get(line.left, line.left), leader.get(line.right, line.right)) for line in unsure}
    return [(thing(one), thing(other)) for one, other in sorted(pairs) if one != other]


def standing(log: Iterable[Judgement]) -> dict[frozenset[str], Judgement]:
    """Return what holds of each pair of ids: the last line on it, unless that takes back what was said."""
    last = {frozenset((line.left, line.right)): line for line in log}
    return {pair: line for pair, line in last.items() if line.verdict != OPEN}


def merges_of(log: Iterable[Judgement], things: Collection[str]) -> tuple[Judgement, ...]:
    """Return the `same` lines that hold of any of some things, in the order of their ids."""
    found = [one for one in standing(log).values() if one.verdict == SAME and {one.left, one.right} & set(things)]
    return tuple(sorted(found, key=lambda line: (line.left, line.right)))
