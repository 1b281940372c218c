"""Where the shipped ontology, questions and data are found, and where the decisions of the people who use them lie."""

import os
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
Stamp = tuple[tuple[int, int] | None, ...]
DECISIONS = Path("reviewed")
"""Where people's own decisions lie unless ``--decisions`` or ``BIOKG_DECISIONS`` says otherwise."""


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as ``shipped("data", "authority.tsv")``.

    An installed wheel carries the three folders `ontology`, `queries` and `data` inside the package; a checkout
    (also an editable install of it) has them at its top, where a change is seen at once.

    >>> shipped("data", "names").is_dir()
    True
    """
    inside = _PACKAGE / "_shipped"
    root = inside if inside.is_dir() else _PACKAGE.parent.parent
    return root.joinpath(*parts)


def shipped_table(*parts: str) -> Any:
    """Return what a shipped YAML file holds.

    >>> sorted(shipped_table("data", "rules", "adjuncts.yml")[0])
    ['from', 'id', 'pattern', 'to']
    """
    return read_yaml(shipped(*parts).read_text(encoding="utf-8"))


def read_yaml(text: str) -> Any:
    """Return what a text of YAML holds; raises `yaml.YAMLError`, and `RecursionError` for brackets without end.

    >>> read_yaml("a: [1, b]")
    {'a': [1, 'b']}
    """
    import yaml

    # PyYAML has the fast loader wherever its wheel is used; it reads just the same.
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def decided(*parts: str) -> Path:
    """Return the path of a file of people's own decisions; it need not exist.

    The folder (``BIOKG_DECISIONS``, else ``reviewed`` below the working folder) belongs in the users' own git. What
    stands in it holds after what is shipped.
    """
    return Path(os.environ.get("BIOKG_DECISIONS") or DECISIONS).joinpath(*parts)


def decide_in(folder: Path) -> None:
    """Take people's own decisions from `folder` from now on, and write them there."""
    os.environ["BIOKG_DECISIONS"] = str(folder)


def stamp(*names: str) -> Stamp:
    """Return what changes with the content of files of people's own decisions: their time and size, None for none."""
    return tuple(_stamp(decided(name)) for name in names)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
