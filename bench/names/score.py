"""Scores proposals of pairs of names: ours, and general name matchers on the same pairs.

    python bench/names/score.py dev          the pairs with which the matcher was made
    python bench/names/score.py held         the pairs held back: once, after freezing

Matchers that need an environment of their own: general.py.

Of each kind of pair: how many true ones are proposed (recall), how many proposals are true (precision), and how many
false pairs the tables make one (which must be none).
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from biokg.model import Role
from biokg.resolve.likeness.compare import compare
from biokg.resolve.likeness.parts import is_chinese
from biokg.resolve.linker import Linker
from biokg.resolve.tables import read_rows
from biokg.text.names import name_key

COLUMNS = ("left", "right", "verdict", "why", "set")
CLASSES = ("Enterprise", "Park", "Region", "Fund", "Facility")
Pair = dict[str, str]
Score = Callable[[str, str], float]


def pairs(wanted: str) -> list[Pair]:
    rows = read_rows(Path(__file__).resolve().parent.parent / "names.tsv", COLUMNS)
    return [row for _, row in rows if wanted in {row["set"], "all"}]


def kind(pair: Pair) -> str:
    chinese = is_chinese(pair["left"]) + is_chinese(pair["right"])
    return ("en/en", "zh/en", "zh/zh")[chinese]


def known(name: str) -> set[str]:
    found = (Linker.shipped().link(Role(class_, name, name)) for class_ in CLASSES)
    return {entity.id for entity in found if not entity.provisional}


def merged(pair: Pair) -> bool:
    return bool(known(pair["left"]) & known(pair["right"]))


def with_tables(left: str, right: str) -> float:
    """Return 1 for what is one thing by the tables or offered; two things that the tables know are never offered."""
    one, other = known(left), known(right)
    return float(bool(one & other) if one and other else compare(left, right).proposed)


def by_names(left: str, right: str) -> float:
    return float(compare(left, right).proposed)


def ratio(left: str, right: str) -> float:
    return float(fuzz.WRatio(left, right, processor=name_key))


def line(name: str, judged: Iterable[tuple[Pair, bool]]) -> str:
    held = list(judged)
    true = [said for pair, said in held if pair["verdict"] == "same"]
    false = [said for pair, said in held if pair["verdict"] != "same"]
    hits, wrong = sum(true), sum(false)
    precision = f"{hits / (hits + wrong):.2f}" if hits + wrong else "  - "
    recall = f"{hits / len(true):.2f}" if true else "  - "
    return (
        f"{name:<44} P {precision} ({wrong:>2} of {len(false):>3} false ones)  R {recall} ({hits:>3} of {len(true):>3})"
    )


def best(score: Score, dev: list[Pair]) -> float:
    """Return the threshold with the best F1 on the dev pairs of that kind, more than a user of a matcher would have."""
    told = [(score(pair["left"], pair["right"]), pair["verdict"] == "same") for pair in dev]
    total = sum(same for _, same in told)

    def quality(least: float) -> float:
        hits = sum(same for value, same in told if value >= least)
        return 2 * hits / (sum(value >= least for value, _ in told) + total)

    return max(sorted({value for value, _ in told}), key=quality)


def main() -> None:
    dev, held = pairs("dev"), pairs(sys.argv[1])
    for group in ("zh/en", "zh/zh", "en/en"):
        own = [pair for pair in held if kind(pair) == group]
        if not own:
            continue
        least = best(ratio, [pair for pair in dev if kind(pair) == group])
        wrong = [pair for pair in own if pair["verdict"] != "same" and merged(pair)]
        print(f"{group}: {len(own)} pairs; false ones that the tables make one: {len(wrong)}")
        matchers: dict[str, tuple[Score, float]] = {
            "ours, names alone": (by_names, 1.0),
            "ours, with the tables": (with_tables, 1.0),
            f"rapidfuzz WRatio from {least:.0f} (best on dev)": (ratio, least),
            "rapidfuzz WRatio from 90": (ratio, 90.0),
        }
        for name, (score, limit) in matchers.items():
            print("  " + line(name, [(pair, score(pair["left"], pair["right"]) >= limit) for pair in own]))


main()
