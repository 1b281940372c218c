"""Which files a store was built from, kept beside it, so that one document can be added, removed or read again."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from biokg.bulk.workspace import cache_folder
from biokg.documents.read import Plan, plan, shipped_sources
from biokg.errors import StoreError

if TYPE_CHECKING:
    from biokg.store.endpoint import Place

_NAME = "inputs.json"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The paths that a build was given, and the files below them that were removed since."""

    paths: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()
    infer: bool = False
    """Whether what follows from the edges is wanted too."""

    def plan(self) -> Plan:
        """Return the files to read; without paths those that ship with biokg."""
        return plan(self.paths or [shipped_sources()], self.left_out)


def beside(store: "Place") -> Path:
    """Return the folder beside which a build keeps what it read; a server has one that stands for it."""
    return store if isinstance(store, Path) else store.beside


def keep_inputs(store: "Place", inputs: Inputs) -> None:
    """Keep what a store was built from, whole or not at all."""
    held = {"paths": inputs.paths, "left_out": inputs.left_out}
    table = {
        "folder": str(Path.cwd()),
        "infer": inputs.infer,
        **{name: [str(path) for path in paths] for name, paths in held.items()},
    }
    target = cache_folder(beside(store)) / _NAME
    fresh = target.with_name(f"{_NAME}.new")
    fresh.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    fresh.replace(target)


def inputs_of(store: "Place") -> Inputs:
    """Return what a store was built from, as seen from the folder one is in; `StoreError` where that is not known."""
    try:
        table = json.loads((cache_folder(beside(store)) / _NAME).read_text(encoding="utf-8"))
        folder = Path(table["folder"])
        # From the same folder the paths are as they were given, and so nothing about them has changed.
        base = Path() if folder == Path.cwd() else folder
        paths, left_out = (tuple(base / one for one in table[name]) for name in ("paths", "left_out"))
        return Inputs(paths, left_out, bool(table["infer"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"which files the store at {store} was built from is not known: run `biokg build PATH ...` with them all",
            f"不知道 {store} 处的图谱由哪些文件构建：请用 `biokg build 路径 ...` 重新构建",
        ) from error
