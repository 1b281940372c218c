"""Gives each file the name that its documents' ids begin with: stable between runs and unique in one."""

import os
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from biokg.documents.files import Found


def file_names(found: Sequence[Found], sources: Collection[str]) -> tuple[str, ...]:
    """Return a name for each file: ``source/article`` in a source folder, else the path below the folder given.

    Two files that would bear one name get so many more of their folders in front as tell them apart.

    >>> file_names([Found("a/x.txt", 1), Found("b/x.txt", 1), Found("s/1.md", 1)], ["s"])
    ('a/x.txt', 'b/x.txt', 's/1')
    """
    here = os.getcwd()  # noqa: PTH109
    absolute = [os.path.join(here, one.path) for one in found]  # noqa: PTH118
    listed = [os.path.dirname(one.path) in sources for one in found]  # noqa: PTH120
    depths = [2 if inside else one.depth for one, inside in zip(found, listed, strict=True)]
    names: tuple[str, ...] = ()
    for _ in range(max((path.count("/") + 1 for path in absolute), default=0)):
        names = tuple(_name(*row) for row in zip(absolute, depths, listed, strict=True))
        counts = Counter(names)
        if max(counts.values()) == 1:
            break
        depths = [depth + (counts[name] > 1) for depth, name in zip(depths, names, strict=True)]
    return names


def _name(path: str, depth: int, listed: bool) -> str:
    parts = ["/", *path[1:].split("/")][-depth:]
    return "/".join([*parts[:-1], Path(parts[-1]).stem if listed else parts[-1]])
