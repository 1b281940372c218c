"""Fills a real file system at many points of every command that writes, and asks each time what is left.

    python -m bench.durability.fulldisk [--steps 12] [--only COMMAND]        (as the super-user: it mounts a tmpfs)

A file system of 200 MB holds documents, a store and a log of decisions. For each command, a file fills it up but for
so many bytes, from none to more than the command needs. A command that fails must say which folder is full and what
to do, in one line and with exit status 1; the store must hold what it held, every file as it was written down. Then
the room is given back, the command must get through, and nothing may be left over.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.durability.kills import graph, state

from biokg.store.verify import verify

SIZE = 200 << 20
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "docs", "--no-cache"),
    "build, little changed": ("build", "docs"),
    "build --nquads": ("build", "docs", "--nquads", "graph.nq"),
    "update": ("update",),
    "add": ("add", "more"),
    "remove": ("remove", "docs/13-en-approvals.txt"),
    "backup": ("backup", "new.gz", "--force"),
    "restore": ("restore", "old.gz", "--force"),
    "restore elsewhere": ("restore", "old.gz", "--store", "other", "--force"),
    "export": ("export", "graph.gexf"),
    "different": ("different", "恒瑞医药", "信达生物", "--why", "a trial"),
    "ask": ("ask", "anchors", "--min-clusters", "1"),
}


def biokg(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    store = () if "--store" in words else ("--store", "store")
    command = [sys.executable, "-m", "biokg", *words, *store]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@contextmanager
def mounted() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


def free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


@contextmanager
def filled(folder: Path, left: int) -> Iterator[None]:
    """Leave so many bytes free."""
    path = folder / "filler"
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(free(folder) - left, 1))
    try:
        yield
    finally:
        path.unlink()


def prepare(folder: Path) -> None:
    state(folder / "docs", 0)
    (folder / "more").mkdir()
    (folder / "more" / "one.txt").write_text("苏州工业园区现有生物医药企业 2300 家。\n", encoding="utf-8")
    for words in (("build", "docs"), ("backup", "old.gz")):
        done = biokg(folder, *words)
        assert done.returncode == 0, done.stderr


def reset(folder: Path, saved: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(saved, folder, dirs_exist_ok=True)


def tried(folder: Path, saved: Path, name: str, left: int) -> str:
    """Run a command with so many bytes free, and again with room; return what it said when it failed."""
    words = COMMANDS[name]
    reset(folder, saved)
    state(folder / "docs", 1 if words[0] in {"build", "update"} else 0)
    before = graph(folder / "store")
    with filled(folder, left):
        done = biokg(folder, *words)
        said = done.stderr.strip()
        assert "Traceback" not in said, said
        assert done.returncode in {0, 1}, said
        verify(folder / "store")
        if done.returncode:
            assert graph(folder / "store") == before, "the old graph is gone"
            rubbish = leftovers(folder)
            assert not rubbish, f"{rubbish} with {said}"
    again = biokg(folder, *words)
    assert again.returncode == 0 or done.returncode == 0, again.stderr
    verify(folder / "store")
    assert not leftovers(folder), leftovers(folder)
    return said if done.returncode else ""


def leftovers(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.name.endswith((".new", ".part"))] + [
        path.name for path in [*folder.glob("*/building-*"), *folder.glob("*.cache/spill-*")]
    ]


def run(folder: Path, saved: Path, name: str, steps: int) -> None:
    """Give a command more room step by step, until it gets through."""
    left, failed, told, through = 0, 0, dict[str, int](), 0
    while through < 2:
        said = tried(folder, saved, name, left)
        failed += bool(said)
        through += not said
        if said:
            told[said.splitlines()[-1]] = told.get(said.splitlines()[-1], 0) + 1
        left = max(8192, int(left * (1 + 6 / steps)))
        if left > SIZE // 2:
            break
    print(f"{name}: {failed} times too little room, then through with {left >> 10} kB at most", flush=True)
    for line, count in sorted(told.items()):
        print(f"    {count} x {line}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--only", choices=COMMANDS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as saved, mounted() as folder:
        prepare(folder)
        shutil.copytree(folder, saved, dirs_exist_ok=True)
        for name in [arguments.only] if arguments.only else COMMANDS:
            run(folder, Path(saved), name, arguments.steps)


if __name__ == "__main__":
    main()
