"""The words of the pages in each language: English in templates and code, others in ``locale/<language>.po``."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).parent / "locale"


@cache
def translations(language: str) -> NullTranslations:
    """Return the messages of a language; English has no catalogue, for its messages are their own keys."""
    path = LOCALE / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    import polib

    return GNUTranslations(BytesIO(polib.pofile(str(path)).to_binary()))


def mark(message: str) -> str:
    """Return `message` itself; marks it for the catalogue where it is translated later."""
    return message


STATUSES: Final = (
    mark("Bad Request"),
    mark("Unauthorized"),
    mark("Not Found"),
    mark("Method Not Allowed"),
    mark("Conflict"),
    mark("Request Timeout"),
    mark("Internal Server Error"),
    mark("Not Implemented"),
    mark("Service Unavailable"),
)
"""The phrases of HTTP statuses that a page may bear as its title."""
