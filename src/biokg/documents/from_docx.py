"""Reads a Word file: paragraphs and tables in the order of the body, insertions kept and deletions left out."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from biokg.documents.encoding import normalise
from biokg.documents.records import Extracted
from biokg.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_XML = 20 * 1024 * 1024
_LARGEST_WHOLE = 400 * 1024 * 1024
_DEEPEST = 40
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HIDDEN = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_WRAPPERS = (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag")


def read_docx(name: str, data: bytes) -> Extracted:
    """Read a Word file; a table's cells are parted by tabs, its rows by newlines.

    Raises UnreadableDocument without the extra, for a broken file and for one that unpacks to too much.
    """
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml import etree
    except ImportError as error:
        raise UnreadableDocument(name, "is a Word file; install biokg[docx] to read it") from error
    try:
        _guard(name, data)
        body: Any = docx.Document(io.BytesIO(data)).element.body
        text = "\n".join(_blocks(body, 0))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        RuntimeError,  # of a locked archive
        OpcError,
        KeyError,
        ValueError,
        EOFError,
        NotImplementedError,
        etree.LxmlError,
    ) as error:
        raise UnreadableDocument(name, f"is a broken or locked Word file ({error}); save it anew") from error
    return Extracted(normalise(text))


def _guard(name: str, data: bytes) -> None:
    """Refuse a file that unpacks to more than a text needs; the archive's own sizes bind its reader too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [(part.filename, part.file_size) for part in archive.infolist()]
    xml = sum(size for part, size in sizes if part.endswith((".xml", ".rels")))
    whole = sum(size for _, size in sizes)
    if xml > _LARGEST_XML or whole > _LARGEST_WHOLE:
        raise UnreadableDocument(name, f"unpacks to {whole:,} bytes, too much for a text; save the text as .txt")


def _blocks(parent: "_Element", depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise ValueError(f"tables nested more than {_DEEPEST} deep")
    for child in parent:
        if child.tag == f"{_W}p":
            yield "".join(_runs(child))
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, depth)
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, depth + 1)


def _rows(table: "_Element", depth: int) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue  # the row of a table inside of a cell, which the cell prints
        cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
        yield "\t".join(" ".join(_blocks(cell, depth + 1)) for cell in cells)


def _runs(paragraph: "_Element") -> Iterator[str]:
    """Yield the pieces of a paragraph's text, those in links, insertions and text boxes included."""
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _MARKS:
            yield _MARKS[element.tag]
        elif element.tag not in _HIDDEN:
            stack.extend(reversed(element))
