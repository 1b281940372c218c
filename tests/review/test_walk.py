"""The walk of docs/review.md, from an unknown article to corrected answers, is run as it stands."""

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "review.md"


def test_the_walk_prints_what_the_page_shows(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "160"}
    for name in ("BIOKG_STORE", "BIOKG_DECISIONS", "BIOKG_WHO"):
        environment.pop(name, None)
    blocks = re.findall(r"```console\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    parts = [part.partition("\n") for block in blocks for part in re.split(r"(?m)^\$ ", block)[1:]]
    assert len(parts) > 8
    for command, _, shown in parts:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert _plain(done.stdout + done.stderr) == _plain(shown), command


def _plain(output: str) -> str:
    # The graph grows with the ontology, of which the walk says nothing.
    return re.sub(r"\d+ quads", "N quads", output)
