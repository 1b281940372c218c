"""Reads the text layer of a PDF file with pypdfium2, which keeps Chinese characters as they are."""

from biokg.documents.encoding import normalise
from biokg.documents.records import Extracted
from biokg.errors import UnreadableDocument

_MOST_PAGES = 5_000
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\0": "\ufffd"})
"""What the library puts where a hyphen is printed at a line's end, or a glyph has no character."""


def read_pdf(name: str, data: bytes) -> Extracted:
    """Read a PDF file; pages follow each other with an empty line between.

    Raises UnreadableDocument without the extra, for a broken or locked file, and for one of scanned pages.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableDocument(name, "is a PDF; install biokg[pdf] to read it") from error
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > _MOST_PAGES:
                raise UnreadableDocument(name, f"has {len(pdf):,} pages (at most {_MOST_PAGES:,}); split it")
            pages = [page.get_textpage().get_text_range() for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(name, f"is a broken or locked PDF ({error}); save it anew without password") from error
    text = normalise("\n\n".join(pages)).translate(_HYPHENS)
    if not text.strip():
        raise UnreadableDocument(name, "is a PDF without text (scanned pages?); run a text recognition on it first")
    return Extracted(text)
