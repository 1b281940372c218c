"""Reads one file of any known type into its stored text; `READERS` says which types there are."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from biokg.documents import from_docx, from_html, from_pdf, from_text
from biokg.documents.records import Extracted
from biokg.errors import UnreadableDocument

LARGEST = 200 * 1024 * 1024
"""Bytes of a file of pages or pictures, most of which are no text."""
LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes of a file that is text; reading takes some thirty times as much memory."""

SPLIT = "split it, e.g. split -C 3m FILE part- --additional-suffix=.txt"
_PACKED = (".pdf", ".docx")
_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst")

READERS: dict[str, Callable[[str, bytes], Extracted]] = {
    ".txt": from_text.read_plain,
    ".md": from_text.read_markdown,
    ".html": from_html.read_html,
    ".htm": from_html.read_html,
    ".pdf": from_pdf.read_pdf,
    ".docx": from_docx.read_docx,
}


def types_read() -> str:
    """Return the suffixes that are read, for messages.

    >>> types_read()
    '.txt, .md, .html, .htm, .pdf, .docx'
    """
    return ", ".join(READERS)


def is_readable(name: str) -> bool:
    """Tell by its suffix whether a file is of a type that is read.

    >>> is_readable("ONE.TXT"), is_readable("data.json"), is_readable(".txt")
    (True, False, False)
    """
    return os.path.splitext(name)[1].lower() in READERS  # noqa: PTH122 - asked of each of a million files


def extract(name: str, data: bytes) -> Extracted:
    """Return the stored text of the content of a file, named by its path, and what stands beside it.

    Raises UnreadableDocument with the reason and a remedy.
    """
    extracted = READERS[Path(name).suffix.lower()](name, data)
    if not extracted.text.strip():
        raise UnreadableDocument(name, "holds no text")
    return extracted


def load(path: Path) -> bytes:
    """Return the content of a file of a type that is read.

    Raises UnreadableDocument with the reason and a remedy.
    """
    name = str(path)
    if not is_readable(name):
        kind = path.suffix or "a file without suffix"
        remedy = "; unpack it and name the folder" if path.suffix.lower() in _ARCHIVES else ""
        raise UnreadableDocument(name, f"{kind} is not a type that is read; read are {types_read()}{remedy}")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(name, "is not a regular file")
        if status.st_size == 0:
            raise UnreadableDocument(name, "is empty; leave it out or put the text in")
        largest = LARGEST if path.suffix.lower() in _PACKED else LARGEST_TEXT
        if status.st_size > largest:
            raise UnreadableDocument(name, f"has {status.st_size:,} bytes, at most {largest:,} are read; {SPLIT}")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(name, "does not exist; check the path") from error
    except PermissionError as error:
        raise UnreadableDocument(name, "may not be read; check its permissions (chmod +r)") from error
    except OSError as error:
        raise UnreadableDocument(name, f"cannot be read: {error.strerror or error}") from error
