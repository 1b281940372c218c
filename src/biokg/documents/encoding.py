"""Turns the bytes of a text file into text, or says which encoding stands in the way and how to mend it."""

import codecs
import re
from functools import cache

from biokg.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_SURE = 0.9
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(path: str, data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 or UTF-32 with a byte order mark, or GB18030 if it surely is that.

    Raises UnreadableDocument for other encodings and for binary data, with the offset of the first bad byte.
    """
    text = _decode_marked(path, data) or _decode_plain(path, data)
    sample = text[:_SAMPLE]
    if "\0" in text or len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise UnreadableDocument(path, "is binary data, not a text; give the text itself as UTF-8")
    return text


def normalise(text: str) -> str:
    r"""Return the text with every newline as ``\n`` and without a byte order mark, else unaltered.

    >>> normalise("\ufeffone\r\ntwo\rthree")
    'one\ntwo\nthree'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode_marked(path: str, data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise UnreadableDocument(
                    path, f"begins as {name} but is not: bad byte at offset {error.start}; save the text again as UTF-8"
                ) from error
    return None


def _decode_plain(path: str, data: bytes) -> str:
    if (nul := data.find(b"\0")) >= 0:
        reason = f"is binary or UTF-16 without its mark (NUL byte at offset {nul}); convert a text to UTF-8, "
        raise UnreadableDocument(path, reason + "e.g. iconv -f UTF-16LE -t UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _as_chinese(data)
        if text is not None:
            return text
        guess = _guess(data)
        reason = f"is not UTF-8 (bad byte at offset {error.start}{f'; perhaps {guess}' if guess else ''}); "
        remedy = f"convert to UTF-8, e.g. iconv -f {guess or 'GB18030'} -t UTF-8"
        raise UnreadableDocument(path, reason + remedy) from error


def _as_chinese(data: bytes) -> str | None:
    """Decode as GB18030 when nearly all of what is not ASCII becomes everyday Chinese; almost any bytes decode."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text[:_SAMPLE] if not char.isascii()]
    common = sum(char in _everyday() for char in foreign)
    return text if common >= 2 and common >= _SURE * len(foreign) else None


@cache
def _everyday() -> frozenset[str]:
    """Return the first level of GB 2312 (3,755 characters in daily use) and its punctuation and full-width forms."""
    rows = [*range(0xB0, 0xD8), 0xA1, 0xA3]
    return frozenset(
        "".join(bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF))
    )


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding.replace("_", "-").upper() if best else None
