"""The big ones through `biokg facts` and `biokg build`: processor time and most memory of the whole command.

    python bench/hostile/big.py [--size 10000000] [KIND ...]

Each kind is one line of that many characters, alone in its file; `prose` is ten times as much in sentences on lines
of their own.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

LINES = {
    "digits": "7",
    "spaces": " ",
    "one letter": "a",
    "Chinese": "园",
    "names": "苏州工业园区恒瑞医药",
    "English names": "Tide Bio Co., Ltd., ",
    "units": "亿元",
    "brackets": "（(",
    "commas": ",",
    "combining": "\u0301",
    "zero width": "\u200b",
    "turned": "\u202e",
    "numbers": "1,600, ",
    "figures": "产值1600亿元，",
    "sentences": "产值1600亿元。",
    "English sentences": "Suzhou has 24 firms. ",
    "links": "http://a",
}
PROSE = "In 2023, Suzhou Industrial Park reported an industrial output value of RMB 160 billion, officials said.\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(LINES)}, prose; without any, all")
    parser.add_argument("--size", type=int, default=10_000_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "big.txt")
        for kind in arguments.kinds or [*LINES, "prose"]:
            piece, size = (PROSE, 10 * arguments.size) if kind == "prose" else (LINES[kind], arguments.size)
            path.write_text((piece * (size // len(piece) + 1))[:size], encoding="utf-8")
            _measure(kind, "facts", str(path))
            _measure(kind, "build", str(path), "--store", f"{folder}/store")


def _measure(kind: str, *words: str) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", _CALL, *words], capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    *said, most = done.stderr.strip().split("\n")
    print(
        f"{kind:18s}{words[0]:6s}{seconds:6.1f} s {int(most) // 1024:5d} MB  exit {done.returncode}  {said[0][-120:]}",
        flush=True,
    )


_CALL = """
import resource, sys
from biokg.views.cli.main import main
try:
    sys.exit(main())
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


if __name__ == "__main__":
    main()
