"""Reads plain text and markdown, with the metadata that a markdown file may begin with."""

import re

from biokg.documents.dates import find_date
from biokg.documents.encoding import decode, normalise
from biokg.documents.records import Extracted, Known

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def read_plain(name: str, data: bytes) -> Extracted:
    """Read a text file; its text is stored as it stands."""
    return Extracted(normalise(decode(name, data)))


def read_markdown(name: str, data: bytes) -> Extracted:
    """Read a markdown file; front matter stays in the text (as boilerplate), so that offsets are those of the file."""
    text = normalise(decode(name, data))
    found = _FRONT_MATTER.match(text)
    known = _front_matter(found[1]) if found else None
    if found is None or known is None:
        return Extracted(text)
    return Extracted(text, stated=known, front_matter=found.span())


def _front_matter(block: str) -> Known | None:
    """Return the metadata of a YAML block; None when it is none, for prose may stand between two rules too."""
    import yaml

    try:
        table = yaml.load(block, yaml.BaseLoader)  # noqa: S506 - the loader that makes strings only
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(table, dict):
        return None
    cells = {key: value.strip() for key, value in table.items() if isinstance(value, str) and value.strip()}
    language = cells.get("language") or cells.get("lang")
    return Known(
        title=cells.get("title"),
        publisher=cells.get("publisher") or cells.get("source"),
        language=language if language in ("en", "zh") else None,
        published=iso_date(cells.get("published") or cells.get("date") or ""),
    )


def iso_date(written: str) -> str | None:
    """Return a date written by a person as an ISO day, month or year; None when it is none of them.

    >>> iso_date("2024-05"), iso_date("March 5, 2024"), iso_date("soon")
    ('2024-05', '2024-03-05', None)
    """
    if re.fullmatch(r"(?:19|20)\d{2}", written):
        return written
    return find_date(written)
