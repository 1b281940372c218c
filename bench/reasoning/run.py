"""Measure all engines and sizes in turn, several rounds of each, and print the medians as a table.

    python -m bench.reasoning.run [ROUNDS]

Each run is a process of its own; an engine that takes longer than the limit on one size is not tried on a larger one.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

ENGINES = ("biokg", "reasonable", "nemo", "oxigraph", "owlrl")
SIZES = (1_000, 10_000, 100_000)
LARGEST = {"owlrl": 10_000}
"""The largest graph of an engine of which a larger one would take hours."""
LIMIT = 1800.0
"""Seconds that a run may take."""
ROOT = Path(__file__).resolve().parents[2]


def once(engine: str, size: int) -> dict[str, Any] | None:
    """Measure once; None where it takes too long."""
    words = [sys.executable, "-m", "bench.reasoning.measure", engine, str(size)]
    try:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(rounds: int) -> None:
    """Measure interleaved, round after round, so that other work on the machine burdens all alike."""
    lines: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    slow: set[str] = set()
    for size in SIZES:
        for _ in range(rounds):
            for engine in ENGINES:
                held = lines[size, engine]
                # One run of a slow one says enough.
                if engine in slow or size > LARGEST.get(engine, size) or (held and held[0]["seconds"] > 60):
                    continue
                found = once(engine, size)
                if found is None:
                    slow.add(engine)
                else:
                    held.append(found)
    print("| individuals | engine | given | entailed | missing | extra | processor seconds (runs) | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    for (size, engine), runs in lines.items():
        if runs:
            one = runs[0]
            cells = (size, engine, one["given"], one["entailed"], one["missing"], one["extra"])
            seconds = f"{median(run['seconds'] for run in runs)} ({len(runs)})"
            print(f"| {' | '.join(map(str, cells))} | {seconds} | {median(run['peak_mb'] for run in runs):.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
