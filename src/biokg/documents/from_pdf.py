"""Reads the text layer of a PDF file with pypdfium2, which keeps Chinese characters as they are."""

import json
import subprocess
import sys
from importlib.util import find_spec

from biokg.documents.encoding import normalise
from biokg.documents.records import Extracted
from biokg.errors import UnreadableDocument

_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\0": "\ufffd"})
"""What the library puts where a hyphen is printed at a line's end, or a glyph has no character."""
_SECONDS, _BYTES_A_SECOND = 4, 400_000
_PLENTY, _MOST_A_BYTE = 200_000, 20
"""Characters of text: so many from any file, beyond that so many for each byte of it."""
_PATIENCE = 10
"""How much longer than its processor time a reading may take where others use the machine too."""


def read_pdf(name: str, data: bytes) -> Extracted:
    """Read a PDF file; pages follow each other with an empty line between.

    Raises UnreadableDocument without the extra, for a broken or locked file, for one of scanned pages, and for one
    that holds its reader up.
    """
    if find_spec("pypdfium2") is None:
        raise UnreadableDocument(name, "is a PDF; install biokg[pdf] to read it")
    text = normalise("\n\n".join(_pages(name, data))).translate(_HYPHENS)
    if not text.strip():
        raise UnreadableDocument(name, "is a PDF without text (scanned pages?); run a text recognition on it first")
    if len(text) > max(_PLENTY, _MOST_A_BYTE * len(data)):
        reason = f"unpacks {len(data):,} bytes to {len(text):,} characters, which no print does; print it to a new PDF"
        raise UnreadableDocument(name, reason)
    return Extracted(text)


def _pages(name: str, data: bytes) -> list[str]:
    seconds = _SECONDS + len(data) // _BYTES_A_SECOND
    words = [sys.executable, "-m", "biokg.documents.pdf_pages", str(seconds)]
    try:
        done = subprocess.run(words, input=data, capture_output=True, timeout=seconds * _PATIENCE, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        reason = f"is a PDF that cannot be read within {seconds} seconds, or breaks its reader; print it to a new PDF"
        raise UnreadableDocument(name, reason) from error
    read = json.loads(done.stdout)
    if "error" in read:
        raise UnreadableDocument(name, str(read["error"]))
    return [str(page) for page in read["pages"]]
