"""Times texts that rules could stumble over, each in three sizes: the time must grow as the text does, not faster.

    python bench/hostile/growth.py [--size 250000] [KIND ...]

Every text is one file; most are one line. Printed are the seconds of the way to facts for one, two and four times the
size, and how the time grew when the text doubled (2.0 is in step with it).
"""

import argparse
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from biokg import pipeline

_LIST = "Suzhou, Wuxi, Qinghe Pharmaceutical Co., Ltd., 22.5 billion yuan in 2023, 450 firms, "
_LIST_ZH = "苏州工业园区、无锡高新区、青禾药业有限公司、2023年产值225亿元、企业450家、"
TEXTS: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1234567890" * (size // 10),
    "ones": lambda size: "1" * size,
    "numbers": lambda size: "1 " * (size // 2),
    "years": lambda size: "2023 " * (size // 5),
    "commas": lambda size: "," * size,
    "digits and commas": lambda size: "1," * (size // 2),
    "capitals": lambda size: "ABCDEFGHIJ" * (size // 10),
    "lone capitals": lambda size: "A " * (size // 2),
    "capitalised words": lambda size: "Tide Bio " * (size // 9),
    "small letters": lambda size: "abcdefghij" * (size // 10),
    "small words": lambda size: "the fund of " * (size // 12),
    "Chinese": lambda size: "园区企业产业发展基金" * (size // 10),
    "one Chinese character": lambda size: "一" * size,
    "Chinese digits": lambda size: "一二三百千万亿" * (size // 7),
    "round brackets": lambda size: "(" * size,
    "bracket pairs": lambda size: "()" * (size // 2),
    "square brackets": lambda size: "[1]" * (size // 3),
    "quotes": lambda size: "“" * size,
    "straight quotes": lambda size: '"' * size,
    "titles": lambda size: "《" * size,
    "spaces": lambda size: " " * (size - 1) + "1",
    "full stops": lambda size: "." * size,
    "dashes": lambda size: "- " * (size // 2),
    "Chinese and spaces": lambda size: "园 " * (size // 2),
    "newlines": lambda size: "a\n" * (size // 2),
    "short lines": lambda size: "Tide Bio\n" * (size // 9),
    "dates": lambda size: "2024-05-06\n" * (size // 11),
    "addresses": lambda size: "a@" * (size // 2),
    "links": lambda size: "http://a" * (size // 8),
    "list": lambda size: _LIST * (size // len(_LIST)),
    "Chinese list": lambda size: _LIST_ZH * (size // len(_LIST_ZH)),
    "sentences": lambda size: "Tide Bio has 24 firms in Suzhou. " * (size // 33),
    "Chinese sentences": lambda size: "园区集聚了青禾药业等企业450家。" * (size // 17),
    "headings": lambda size: "".join(f"Tide{number} Bio Opens Large Plant\n" for number in range(size // 30)),
    "digest": lambda size: (
        f"Tide Bio opens a plant\n2024-05-06\n{'Tide Bio has 24 firms in Suzhou. ' * 9}\n" * (size // 330)
    ),
    "related": lambda size: "Related stories\nTide Bio opens a plant\n" * (size // 39),
    "persons": lambda size: "".join(
        f"Chen Mo{chr(97 + n % 26)}, CEO of Tide{n} Bio, spoke. " for n in range(size // 36)
    ),
    "definitions": lambda size: "".join(f"Tide{number} Bio Park (TB{number}) grew. " for number in range(size // 32)),
    "brackets in brackets": lambda size: "青禾(" * (size // 3),
    "firms": lambda size: "".join(f"Tide{number} Bio Co., Ltd. " for number in range(size // 22)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(TEXTS)}; without any, all")
    parser.add_argument("--size", type=int, default=250_000, help="characters of the smallest text")
    arguments = parser.parse_args()
    pipeline.facts([Path(__file__).resolve().parents[1] / "extraction" / "round1"], tier="C")  # warm
    print(f"{'s for so many characters':26s}" + "".join(f"{arguments.size * times:>10,}" for times in (1, 2, 4)))
    for kind in arguments.kinds or TEXTS:
        spent = [_seconds(TEXTS[kind](arguments.size * times)) for times in (1, 2, 4)]
        growth = [later / before for before, later in pairwise(spent)]
        times = "".join(f"{one:10.2f}" for one in spent)
        print(f"{kind:26s}{times}   x{growth[0]:.1f} x{growth[1]:.1f}", flush=True)


def _seconds(text: str) -> float:
    with TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(text, encoding="utf-8")
        begun = time.process_time()
        pipeline.facts([path], tier="C", curation=False)
        return time.process_time() - begun


if __name__ == "__main__":
    main()
