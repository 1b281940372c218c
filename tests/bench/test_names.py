"""The pairs of names are well formed; the tables link no false one, and most true ones are linked or offered."""

from pathlib import Path

import pytest

from biokg.model import Role
from biokg.resolve.likeness.compare import compare
from biokg.resolve.likeness.parts import is_chinese
from biokg.resolve.linker import Linker
from biokg.resolve.tables import read_rows

COLUMNS = ("left", "right", "verdict", "why", "set")
PAIRS = [row for _, row in read_rows(Path(__file__).parents[2] / "bench" / "names.tsv", COLUMNS)]
CLASSES = ("Enterprise", "Park", "Region", "Fund", "Facility")


def _known(name: str) -> set[str]:
    found = (Linker.shipped().link(Role(class_, name, name)) for class_ in CLASSES)
    return {entity.id for entity in found if not entity.provisional}


def test_there_are_enough_of_each_kind_and_each_is_there_once() -> None:
    assert len(PAIRS) >= 400
    assert len({frozenset((row["left"], row["right"])) for row in PAIRS}) == len(PAIRS)
    assert {row["verdict"] for row in PAIRS} == {"same", "different"}
    assert {row["set"] for row in PAIRS} == {"dev", "held", "fresh"}
    assert len({is_chinese(row["left"]) + is_chinese(row["right"]) for row in PAIRS}) == 3


@pytest.mark.parametrize("group", ["dev", "held", "fresh"])
def test_no_false_pair_is_made_one(group: str) -> None:
    false = [row for row in PAIRS if row["verdict"] == "different" and row["set"] == group]
    assert [row for row in false if _known(row["left"]) & _known(row["right"])] == []


def test_most_true_pairs_of_two_languages_are_linked_or_offered() -> None:
    true = [row for row in PAIRS if row["verdict"] == "same" and row["set"] == "fresh"]
    found = [
        row for row in true if _known(row["left"]) & _known(row["right"]) or compare(row["left"], row["right"]).proposed
    ]
    assert len(found) >= 0.7 * len(true)
