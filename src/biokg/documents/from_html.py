"""Reads a web page: trafilatura finds the article in it, the page's markup gives title, date and publisher."""

import codecs
import re
from itertools import islice

from biokg.documents.dates import find_date
from biokg.documents.encoding import decode, normalise
from biokg.documents.lines import fold
from biokg.documents.records import Extracted, Known
from biokg.errors import UnreadableDocument

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_MOST_ELEMENTS = 60_000
"""A page of more is no article; what takes it apart needs four seconds for as many."""
_MOST_ATTRIBUTES = 200
"""Of one element; the parser compares each with all others."""
_TAG = re.compile(r"<[A-Za-z!]")
_ELEMENT = re.compile(r"<[A-Za-z]")
_WHOLE_TAG = re.compile(r"<[A-Za-z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+'|[\"'])*+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")


def read_html(name: str, data: bytes) -> Extracted:
    """Read an HTML page; the stored text is its title line and the article below it.

    Raises UnreadableDocument for a page without text (also one nested thousands deep, which is no page).
    """
    page = _decode(name, data)
    _guard(name, page)
    from lxml import etree
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    dates = {"extensive_search": False, "original_date": True}  # the wider search guesses dates from any number
    try:
        found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except (ValueError, RecursionError, AttributeError, TypeError, etree.LxmlError) as error:
        raise UnreadableDocument(name, f"is broken HTML ({error}); save the article as .txt") from error
    page_of = found.as_dict() if isinstance(found, Document) else {}
    cells = {key: page_of.get(key) or "" for key in ("text", "title", "sitename", "date")}
    if not cells["text"].strip():
        raise UnreadableDocument(name, "is HTML without the text of an article; save the article as .txt")
    hints = Known(cells["title"] or None, cells["sitename"] or None, published=find_date(cells["date"]))
    return Extracted(normalise(_with_title(cells["title"], cells["text"])), hints=hints)


def _with_title(title: str, text: str) -> str:
    """Put the title above an article that lacks it, for a title states facts too."""
    top = [fold(line.strip()) for line in text.split("\n", 8)[:8]]
    return text if not title or fold(title.strip()) in top else f"{title}\n{text}"


def _decode(name: str, data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared:
        label = declared[1].decode("ascii").lower()
        label = "gb18030" if label.startswith("gb") else label
        try:
            return data.decode(codecs.lookup(label).name)
        except (LookupError, UnicodeDecodeError):
            pass  # pages lie about their encoding; what follows tries it without their word
    return decode(name, data)


def _guard(name: str, page: str) -> None:
    if "\0" in page:
        raise UnreadableDocument(name, "is binary data, not HTML")
    if _TAG.search(page) is None:
        raise UnreadableDocument(name, "holds no HTML element; name a plain text .txt")
    elements = sum(1 for _ in islice(_ELEMENT.finditer(page), _MOST_ELEMENTS + 1))
    if elements > _MOST_ELEMENTS:
        raise UnreadableDocument(name, f"is HTML of more than {_MOST_ELEMENTS:,} elements; save the article as .txt")
    if any(_attributes(tag[0]) > _MOST_ATTRIBUTES for tag in _WHOLE_TAG.finditer(page)):
        raise UnreadableDocument(
            name, f"is HTML with an element of more than {_MOST_ATTRIBUTES} attributes; save the article as .txt"
        )


def _attributes(tag: str) -> int:
    """Return about how many attributes a tag has."""
    return len(_QUOTED.sub(" ", tag).split()) if len(tag) > 2 * _MOST_ATTRIBUTES else 0
