"""What an error of ours holds for programs beside its message: its kind, the bad value, what was near."""

import re
from typing import Any, Final

from biokg.errors import AmbiguousName, BiokgError, MissingExtra, NotUnderstood, UnknownName


def kind(error: type[BiokgError]) -> str:
    """Return the kind of an error, in small letters.

    >>> kind(AmbiguousName)
    'ambiguous-name'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()


PROBLEMS: Final = "/api/problems"
"""Where the kinds of problems are told."""


def told(error: BiokgError) -> dict[str, Any]:
    """Return the kind of an error as the type of a problem (RFC 9457), and what it holds beside."""
    return {"type": f"{PROBLEMS}#{kind(type(error))}", **members(error)}


def members(error: BiokgError) -> dict[str, Any]:
    """Return the bad value and what the person may have meant, by name."""
    if isinstance(error, UnknownName):
        return {"what": error.kind, "name": error.name, "candidates": list(error.nearest)}
    if isinstance(error, AmbiguousName):
        return {"what": error.kind, "name": error.name, "candidates": list(error.candidates)}
    if isinstance(error, NotUnderstood):
        return {"text": error.text, "candidates": [name for name, _ in error.offered]}
    return {"extra": error.extra} if isinstance(error, MissingExtra) else {}
