"""Gives each file the name that its documents' ids begin with: stable between runs and unique in one."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from biokg.documents.files import Found


def file_names(found: Sequence[Found], sources: Collection[Path]) -> tuple[str, ...]:
    """Return a name for each file: ``source/article`` in a source folder, else the path below the folder given.

    Two files that would bear one name get so many more of their folders in front as tell them apart.

    >>> file_names([Found(Path("a/x.txt"), 1), Found(Path("b/x.txt"), 1), Found(Path("s/1.md"), 1)], [Path("s")])
    ('a/x.txt', 'b/x.txt', 's/1')
    """
    absolute = [one.path.absolute() for one in found]
    listed = [one.path.parent in sources for one in found]
    depths = [2 if inside else one.depth for one, inside in zip(found, listed, strict=True)]
    names: tuple[str, ...] = ()
    for _ in range(max((len(path.parts) for path in absolute), default=0)):
        names = tuple(_name(*row) for row in zip(absolute, depths, listed, strict=True))
        counts = Counter(names)
        if max(counts.values()) == 1:
            break
        depths = [depth + (counts[name] > 1) for depth, name in zip(depths, names, strict=True)]
    return names


def _name(path: Path, depth: int, listed: bool) -> str:
    parts = path.parts[-depth:]
    return "/".join([*parts[:-1], Path(parts[-1]).stem if listed else parts[-1]])
