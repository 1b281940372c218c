"""Makes a corpus of a wanted size from the documents of `bench/extraction`: many files, none like another.

    python bench/speed/corpus.py FOLDER --megabytes 1

Each copy has its figures turned (dates and years stay), so that no sentence with a number comes twice and nothing that
remembers sentences gains by it. The same size gives the same bytes.
"""

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
_FIGURE = re.compile(
    r"(?<![\d/:.-])(?<!ary )(?<!ber )(?<!rch )(?<!ril )(?<!une )(?<!uly )(?<!ust )(?<!May )\d+(?![\d/:年月日-])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def documents(size: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of together at least `size` bytes, whole rounds of documents turn by turn."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(BENCH.glob("extraction/round*/*.txt"))]
    made = turn = 0
    while made < size:
        for number, source in enumerate(sources):
            text = turned(source, random.Random(turn * len(sources) + number)) if turn else source  # noqa: S311
            yield f"{turn:04d}-{number:03d}.txt", text
            made += len(text.encode())
            if made >= size:
                return
        turn += 1


def turned(text: str, chance: random.Random) -> str:
    def turn(figure: re.Match[str]) -> str:
        digits = figure.group()
        if _YEAR.fullmatch(digits):
            return digits
        return "".join(digit if digit == "0" else str(chance.randint(1, 9)) for digit in digits)

    return _FIGURE.sub(turn, text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=1.0)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents(round(arguments.megabytes * 1e6)):
        (arguments.folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
