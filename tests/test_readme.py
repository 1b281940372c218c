"""Every command of the README is run in an empty folder, and prints what the README shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Return each command of the README with the output that stands below it."""
    found: list[tuple[str, str]] = []
    for block in _BLOCK.findall(README):
        for part in re.split(r"(?m)^\$ ", block)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def run(command: str, folder: Path) -> str:
    bin_folder = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "COLUMNS": "160"}
    environment.pop("BIOKG_STORE", None)
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("new-user")


def test_commands_print_what_the_readme_shows(folder: Path) -> None:
    for command, shown in examples():
        printed = run(command, folder)
        assert printed == shown, command


def test_readme_has_the_two_commands() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", README)
    assert len(commands) == 2
    assert "biokg build" in commands[0]
    assert "pytest" in commands[1]


def test_every_command_of_the_tool_is_shown() -> None:
    listed = set(re.findall(r"(?m)^  ([a-z]+)  +[a-z]", run("biokg --help", ROOT)))
    assert listed, "biokg --help lists its commands"
    missing = {name for name in listed if not re.search(rf"biokg {name}\b", README)}
    assert missing == set()
