"""Where the shipped ontology, questions and data are found, from a checkout and from an installed package alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


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
