"""The same pairs by nomenklatura and by fingerprints with Levenshtein; run where those are installed, without biokg.

python bench/names/general.py dev|held
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fingerprints  # type: ignore[import-not-found]
from followthemoney import model  # type: ignore[import-not-found]
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]
from rapidfuzz.distance import Levenshtein

Score = Callable[[str, str], float]
_COUNT = iter(range(10**9))


def rows(wanted: str) -> list[list[str]]:
    lines = (Path(__file__).resolve().parent.parent / "names.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith(("#", "left\t"))]
    return [row for row in cells if row[4] == wanted]


def kind(row: list[str]) -> str:
    return ("en/en", "zh/en", "zh/zh")[sum(any("\u4e00" <= char <= "\u9fff" for char in name) for name in row[:2])]


def entity(name: str) -> Any:
    # The matcher remembers names by id, so every entity needs one of its own.
    return model.get_proxy({"id": f"e{next(_COUNT)}", "schema": "Organization", "properties": {"name": [name]}})


def nomenklatura(algorithm: str) -> Score:
    chosen = get_algorithm(algorithm)
    config = chosen.default_config()
    return lambda left, right: float(chosen.compare(entity(left), entity(right), config).score)


def fingerprint(left: str, right: str) -> float:
    one, other = ((fingerprints.generate(name) or name) for name in (left, right))
    return float(Levenshtein.normalized_similarity(one, other))


def main() -> None:
    held = rows(sys.argv[1])
    matchers: dict[str, tuple[Score, float]] = {
        "nomenklatura logic-v2 from .7": (nomenklatura("logic-v2"), 0.7),
        "nomenklatura name-based from .7": (nomenklatura("name-based"), 0.7),
        "fingerprints + Levenshtein from .8": (fingerprint, 0.8),
    }
    for group in ("zh/en", "zh/zh", "en/en"):
        own = [row for row in held if kind(row) == group]
        print(f"{group}: {len(own)} pairs")
        if not own:
            continue
        for name, (score, least) in matchers.items():
            said = [(score(row[0], row[1]) >= least, row[2] == "same") for row in own]
            hits, wrong = sum(a and b for a, b in said), sum(a and not b for a, b in said)
            true = sum(b for _, b in said)
            precision = f"{hits / (hits + wrong):.2f}" if hits + wrong else "  - "
            print(f"  {name:<40} P {precision} ({wrong} false)  R {hits / true:.2f} ({hits} of {true})")


main()
